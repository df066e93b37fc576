"""Debian's Chromium, how it is started, and the two windows that pages are looked at in."""

import os

from playwright.sync_api import Page, ViewportSize

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}


def lay_out_all(page: Page) -> None:
    """Lay out what a phone leaves for later (below-the-fold.css), where its sizes are asked for."""
    page.evaluate(
        "document.querySelectorAll('main *, footer').forEach((one) => {"
        " if (getComputedStyle(one).contentVisibility === 'auto') one.style.contentVisibility = 'visible'; })"
    )
