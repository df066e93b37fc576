"""Every kind of page keeps WCAG 2.2 A and AA and axe's best practices, narrow and wide, light and dark, opened."""

from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.chromium import DESKTOP, PHONE, lay_out_all
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
RUN = """async ([place, options]) => (await axe.run(place || document, options)).violations.map((one) =>
    `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`)"""
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
FOLDED = "document.querySelectorAll('main details:not([open])').length"
CARRIERS, CHECKLIST = ".carriers", ".checklist"
CHOSEN = (
    "[document.documentElement.dataset.carrier, document.documentElement.dataset.channel].join(' ').trim()"
)


@cache
def axe() -> str:
    return installed("axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, place: str = "") -> list[str]:
    """Return axe's violations on the page as it stands, or in the part of it that a selector names."""
    lay_out_all(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    return list(page.evaluate(RUN, [place, OPTIONS]))


def dresses(page: Page) -> Iterator[str]:
    """Put the page into both widths, light and dark, one after the other, and name each."""
    for width in (PHONE, DESKTOP):
        page.set_viewport_size(width)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            yield f"{width['width']} {scheme}"


def in_every_dress(page: Page) -> dict[str, list[str]]:
    """Return the violations in each dress as the page comes, and once with all that folds unfolded."""
    found = {dress: violations(page) for dress in dresses(page)}
    page.evaluate(OPEN_ALL)
    found["opened"] = violations(page)
    return {dress: bad for dress, bad in found.items() if bad}


def with_settings_open(page: Page) -> list[str]:
    """Return the violations of the page with the panel of 阅读设置 over it."""
    page.get_by_role("button", name="阅读设置").click()
    expect(page.get_by_role("dialog", name="阅读设置")).to_be_visible()
    found = violations(page)
    page.keyboard.press("Escape")
    return found


def with_each_choice(page: Page) -> dict[str, list[str]]:
    """Return the violations of the carrier switch by what is chosen: each carrier, then each channel."""
    block = page.locator(CARRIERS).first
    found = {}
    for group in ("carrier", "channel"):
        block.locator("[data-show-all]").evaluate("(button) => button.click()")
        for radio in block.locator(f"input[name$='-{group}']:enabled").all():
            radio.evaluate("(one) => one.click()")
            found[page.evaluate(CHOSEN)] = violations(page, CARRIERS)
    return found


def with_ticks(page: Page) -> dict[str, list[str]]:
    """Return the violations of a checklist: one line ticked, all of them, and all cleared again."""
    block = page.locator(CHECKLIST).first
    lines = block.locator("input[type=checkbox]")
    found = {}
    lines.first.check()
    found["one ticked"] = violations(page, CHECKLIST)
    lines.evaluate_all("(all) => all.forEach((one) => one.checked || one.click())")
    found["all ticked"] = violations(page, CHECKLIST)
    block.locator("[data-checklist-reset]").click()
    expect(block.locator("[data-checklist-reset]")).to_have_text("撤销清空")
    found["cleared"] = violations(page, CHECKLIST)
    return found


def test_axe_finds_nothing_on_any_kind_of_page(tool_page: Page, served_pages: dict[str, str]) -> None:
    found = {}
    for name, address in served_pages.items():
        tool_page.goto(address)
        found[name] = in_every_dress(tool_page)
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_axe_finds_nothing_where_a_reader_has_opened_and_chosen(
    tool_page: Page, served_pages: dict[str, str]
) -> None:
    tool_page.goto(served_pages["article"])
    tool_page.evaluate(OPEN_ALL)
    assert tool_page.evaluate(FOLDED) == 0
    found = {}
    for dress in dresses(tool_page):
        found[f"{dress}: settings"] = with_settings_open(tool_page)
        found |= {f"{dress}: {choice}": bad for choice, bad in with_each_choice(tool_page).items()}
        found |= {f"{dress}: {ticks}": bad for ticks, bad in with_ticks(tool_page).items()}
    assert {state: bad for state, bad in found.items() if bad} == {}
    chosen = {state.partition(": ")[2] for state in found}
    assert {"mobile", "app", "settings", "all ticked"} <= chosen


def test_axe_finds_nothing_in_a_form_with_mistakes(tool_page: Page, served_pages: dict[str, str]) -> None:
    tool_page.goto(served_pages["correction"])
    tool_page.get_by_role("button", name="提交").click()
    expect(tool_page.locator("[aria-invalid=true]").first).to_be_visible()
    assert in_every_dress(tool_page) == {}


def test_axe_finds_nothing_where_a_message_shows(tool_page: Page, served_pages: dict[str, str]) -> None:
    tool_page.goto(served_pages["article"])
    tool_page.mouse.wheel(0, 300)
    tool_page.get_by_role("button", name="复制链接").click()
    expect(tool_page.locator(".toast__text")).to_be_visible()
    assert {dress: bad for dress in dresses(tool_page) if (bad := violations(tool_page, ".toast"))} == {}


def test_axe_would_notice(tool_page: Page, live_home: object, live_server: LiveServer) -> None:
    tool_page.goto(live_server.url)
    tool_page.evaluate("document.querySelector('h1').outerHTML = '<img src=\"/x\">'")
    assert any(one.startswith("image-alt") for one in violations(tool_page))
