"""Every kind of page fits a small or enlarged screen, a thumb and a keyboard."""

import pytest
from playwright.sync_api import Page

from tests.chromium import DESKTOP, lay_out_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIDE_SCROLL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# A control inside a sentence may be as tall as the line; all others stand alone. A point belongs to a control where
# a finger on it would work it, so that a card's whole face counts.
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, input, textarea, select, summary")]
    .filter((one) => one.offsetParent && !one.closest(".visually-hidden, .skip-link, [aria-hidden=true], [disabled]"))
    .filter((one) => {
      const isInline = (element) => getComputedStyle(element).display === "inline" || element.tagName === "SUP";
      let around = one;
      while (isInline(around)) around = around.parentElement;
      return around === one || around.textContent.trim().length === one.textContent.trim().length;
    })
    .filter((one) => {
      one.scrollIntoView({ block: "center", inline: "center" });
      const card = one.closest("article.card");
      const face = card && one.matches(".card__link") && card.querySelector("img, svg") || one;
      const line = face.getClientRects()[0] || one.getClientRects()[0];
      const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
      const works = (dx, dy) => {
        const hit = document.elementFromPoint(x + dx, y + dy);
        return hit && (one.contains(hit) || hit.contains(one) && hit.tagName === "LABEL");
      };
      const reach = (dx, dy) => { let n = 0; while (n < 30 && works(dx * (n + 1), dy * (n + 1))) n += 1; return n; };
      return reach(0, -1) + reach(0, 1) < 42 || reach(-1, 0) + reach(1, 0) < 42;
    })
    .map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 20)}`)"""
STOPS = """[...document.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex='0']")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility()).length"""
FOCUSED = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const isSeen = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const box = one.getBoundingClientRect();
    const isMarked = isSeen(getComputedStyle(one)) || isSeen(getComputedStyle(one, "::after"));
    window.reached = window.reached || new Set();
    window.reached.add(one);
    return isMarked && box.bottom > 0 && box.top < innerHeight ? "" : one.outerHTML.slice(0, 120);
}"""


def problems_of_size(page: Page, address: str) -> list[str]:
    """Return what is wrong with a page at 320 px and with letters of twice the size."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    lay_out_all(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = list(page.evaluate(SMALL_TARGETS))
    if page.evaluate(SIDE_SCROLL) > 0:
        found.append("320 px")
    page.set_viewport_size({"width": 640, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if page.evaluate(SIDE_SCROLL) > 0:
        found.append("200 %")
    return found


def test_no_page_scrolls_sideways_or_has_small_targets(page: Page, served_pages: dict[str, str]) -> None:
    found = {name: problems_of_size(page, address) for name, address in served_pages.items()}
    assert {name: bad for name, bad in found.items() if bad} == {}


def problems_of_focus(page: Page, address: str) -> list[str]:
    """Return the stops of the keyboard that show no focus, and whether any control was passed over."""
    page.goto(address)
    stops: int = page.evaluate(STOPS)
    hidden: list[str] = []
    for _stop in range(stops):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(FOCUSED) or "")
    reached = page.evaluate("window.reached.size")
    return [one for one in hidden if one] + ([] if reached == stops else [f"{reached} of {stops}"])


def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    page: Page, served_pages: dict[str, str]
) -> None:
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]  # a plain dict is what Playwright takes
    found = {name: problems_of_focus(page, address) for name, address in served_pages.items()}
    assert {name: bad for name, bad in found.items() if bad} == {}
