"""Every kind of page keeps WCAG 2.2 A and AA and axe's best practices, narrow and wide, light and dark, opened."""

from functools import cache

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.chromium import DESKTOP, PHONE
from tests.standards.tools import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Rules that axe leaves off unless asked are asked for by name.
OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
RUN = """async (options) => (await axe.run(document, options)).violations.map((one) =>
    `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`)"""
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
DIALOGS = "document.querySelectorAll('dialog').length"
SHOW = "(index) => document.querySelectorAll('dialog')[index].showModal()"
CLOSE = "(index) => document.querySelectorAll('dialog')[index].close()"


@cache
def axe() -> str:
    return installed("axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Return axe's violations on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    return list(page.evaluate(RUN, OPTIONS))


def in_every_dress(page: Page) -> dict[str, list[str]]:
    """Return the violations at both widths, light and dark, as they come, with everything opened, per dialog."""
    found: dict[str, list[str]] = {}
    for width in (PHONE, DESKTOP):
        page.set_viewport_size(width)  # type: ignore[arg-type]  # a plain dict is what Playwright takes
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            dress = f"{width['width']} {scheme}"
            found[dress] = violations(page)
            for index in range(page.evaluate(DIALOGS)):
                page.evaluate(SHOW, index)
                found[f"{dress} dialog {index}"] = violations(page)
                page.evaluate(CLOSE, index)
    page.evaluate(OPEN_ALL)
    found["opened"] = violations(page)
    return {dress: bad for dress, bad in found.items() if bad}


def test_axe_finds_nothing_on_any_kind_of_page(tool_page: Page, served_pages: dict[str, str]) -> None:
    found = {}
    for name, address in served_pages.items():
        tool_page.goto(address)
        found[name] = in_every_dress(tool_page)
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_axe_would_notice(tool_page: Page, live_home: object, live_server: LiveServer) -> None:
    tool_page.goto(live_server.url)
    tool_page.evaluate("document.querySelector('h1').outerHTML = '<img src=\"/x\">'")
    assert any(one.startswith("image-alt") for one in violations(tool_page))
