"""Whether a page fits the screen: nothing to scroll sideways, no word cut off."""

from __future__ import annotations

from playwright.sync_api import Page

SCROLLERS = """() => ['stApp', 'stMain', 'stMainBlockContainer']
  .map((id) => document.querySelector(`[data-testid="${id}"]`))
  .concat(document.scrollingElement)
  .filter((part) => part.scrollWidth > part.clientWidth)
  .map((part) => `${part.dataset.testid ?? part.tagName} ${part.scrollWidth}`)"""
# A wide table may scroll in a box of its own; what is only read aloud has no width.
TOO_WIDE = """() => {
  const boxed = (part) => {
    for (let box = part; box.dataset?.testid !== 'stMain'; box = box.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)
        && box !== part && box.getBoundingClientRect().right <= innerWidth) return true;
    }
    return part.closest('[data-testid="stDataFrame"], svg, .katex-mathml') !== null;
  };
  return [...document.querySelectorAll('[data-testid="stMain"] *')]
    .filter((part) => part.checkVisibility({opacityProperty: true, visibilityProperty: true}))
    .map((part) => [part, part.getBoundingClientRect()])
    .filter(([part, box]) => box.width > 1 && box.right > innerWidth + 0.5 && !boxed(part))
    .map(([part, box]) => `${part.tagName} ${part.className} ${box.left} ${box.right}`);
}"""
CUT_TEXT = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((plot) => {
  const frame = plot.getBoundingClientRect();
  return [...plot.querySelectorAll('.main-svg text')]
    .filter((text) => text.textContent.trim())
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1))
    .map(([said, box]) => `${said}: ${box.left}-${box.right} in ${frame.left}-${frame.right}`);
})"""
HIDDEN_CHART = """() => [...document.querySelectorAll('.js-plotly-plot')].filter((plot) => {
  const drawn = plot.querySelector('.main-svg').getBoundingClientRect();
  const room = plot.closest('[data-testid="stPlotlyChart"]').getBoundingClientRect();
  return drawn.width > room.width + 1 || drawn.height > room.height + 1;
}).length"""


def fits(page: Page) -> None:
    """Check that nothing is wider than the screen and no chart loses a word."""
    assert page.evaluate(SCROLLERS) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CUT_TEXT) == []
    assert page.evaluate(HIDDEN_CHART) == 0
