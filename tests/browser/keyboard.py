"""A page by its Tab key: where it stops, in which order, and whether that can be seen."""

from __future__ import annotations

from typing import Any, NamedTuple

from playwright.sync_api import FloatRect, Page

MOST_STOPS = 300
MARGIN = 8.0  # pixels around an element in which its focus may show
FOCUSED = """() => {
  const part = document.activeElement;
  if (part === document.body) return null;
  const box = part.getBoundingClientRect();
  const main = document.querySelector('[data-testid="stMain"]');
  const label = part.getAttribute('aria-label') ?? part.labels?.[0]?.textContent
    ?? part.textContent;
  return {
    name: `${part.tagName} ${part.getAttribute('role') ?? ''} ${label.trim().slice(0, 60)}`,
    left: box.left, top: box.top, width: box.width, height: box.height,
    scrolled: main.contains(part) ? main.scrollTop : 0, isInside: main.contains(part),
    isMain: part === main,
  };
}"""


class Stop(NamedTuple):
    """Where Tab stops: what it is, where on the page, and whether its focus can be seen."""

    name: str
    left: float
    top: float
    is_seen: bool


def stops(page: Page) -> list[Stop]:
    """Press Tab from the top of a page to its end; return the stops inside it."""
    found: list[Stop] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        part = page.evaluate(FOCUSED)
        if part is None:
            return found
        stop = Stop(part["name"], part["left"], part["top"] + part["scrolled"], _shows(page, part))
        if part["isInside"] and not part["isMain"]:
            found.append(stop)
        else:
            assert stop.is_seen, stop
    raise AssertionError(f"Tab never leaves: {found[-5:]}")


def _shows(page: Page, part: dict[str, Any]) -> bool:
    """Return whether the focus changes a single pixel in or around an element."""
    clip = _around(page, part)
    focused = page.screenshot(clip=clip)
    # The next press of Tab goes on from where the focus was.
    page.evaluate("window.left = document.activeElement; window.left.blur()")
    blurred = page.screenshot(clip=clip)
    page.evaluate("window.left.focus({preventScroll: true})")
    return focused != blurred


def _around(page: Page, part: dict[str, Any]) -> FloatRect:
    size = page.viewport_size or {"width": 0, "height": 0}
    left, top = max(part["left"] - MARGIN, 0.0), max(part["top"] - MARGIN, 0.0)
    right = min(part["left"] + part["width"] + MARGIN, size["width"])
    bottom = min(part["top"] + part["height"] + MARGIN, size["height"])
    return {"x": left, "y": top, "width": max(right - left, 1.0), "height": max(bottom - top, 1.0)}
