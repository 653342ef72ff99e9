"""Take the pictures in assets/images from the running app, with Debian's or your own Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from benchmarks.client import server

IMAGES = Path(__file__).parents[1] / "assets" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
DRAWN = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app && app.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && document.fonts.status === 'loaded'
    && document.querySelectorAll('[data-testid="stPlotlyChart"] .main-svg').length > 0;
}"""
SETTLING = 800  # milliseconds: Plotly draws a chart twice


class Picture(NamedTuple):
    """One picture: its name, the theme, the window's size, and the page."""

    name: str
    theme: str
    width: int
    height: int
    path: str = "/"


PICTURES = (
    Picture("compare-light", "light", 1280, 1000),
    Picture("compare-dark", "dark", 1280, 1000),
    Picture("compare-phone-light", "light", 390, 844),
    Picture("compare-phone-dark", "dark", 390, 844),
    Picture("rebalancing-light", "light", 1280, 1000, "/rebalancing"),
    Picture("duel-light", "light", 1280, 1000, "/duel?scale=log"),
    Picture("holding-light", "light", 1280, 1000, "/holding"),
    Picture("costs-light", "light", 1280, 1000, "/costs"),
)


def main() -> None:
    """Start the app, open it in every size and theme, and keep what a person would see."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise SystemExit("No Chromium was found; install Debian's package chromium.")
    with server("app.py") as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        for picture in PICTURES:
            take(browser, picture, f"http://127.0.0.1:{port}{picture.path}")
        browser.close()


def take(browser: Browser, picture: Picture, address: str) -> None:
    """Take one picture."""
    size = {"width": picture.width, "height": picture.height}
    page = browser.new_page(viewport=size, color_scheme=picture.theme)  # type: ignore[arg-type]
    page.goto(address)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(SETTLING)
    page.screenshot(path=IMAGES / f"{picture.name}.png")
    page.close()


if __name__ == "__main__":
    main()
