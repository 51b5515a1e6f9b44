"""Take the picture in the README: `python tools/screenshot.py URL OUT.png` while the site runs."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from find_browser import HOW_TO_GET_ONE, find_browser


def main(url: str, out: str) -> None:
    """Open `url` at 1280 × 800 and save what is seen to `out`."""
    browser = find_browser()
    if browser is None:
        raise SystemExit(HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(browser), args=["--no-sandbox"])
        page = running.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url)
        page.screenshot(path=out)
        running.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
