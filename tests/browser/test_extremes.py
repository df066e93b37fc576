"""What nobody writes on purpose: long, wide, many, tall, missing and deleted things, at the ends of all widths."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route
from pytest_django.live_server_helper import LiveServer

from articles.models import HomePage
from articles.web.style_extremes import EXTREME_LABELS
from tests.architecture.css_features import without_new_features
from tests.browser.test_reader import side_scroll
from tests.chromium import lay_out_all

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.style_urls"),
]
EXTREMES = ["/_style/extremes/", *(f"/_style/extremes/{name}/" for name in EXTREME_LABELS)]
PAGES = [f"/_style/pages/{name}/" for name in ("home", "home-empty", "section-middle", "article", "404")]
# What reaches over the window's edge, except inside boxes that scroll by themselves.
OUTSIDE = """() => [...document.querySelectorAll("main *, footer *")]
  .filter((one) => !one.closest(".table, .table-scroll, .visually-hidden, .form__trap, svg"))
  .filter((one) => { const box = one.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1); })
  .map((one) => one.outerHTML.slice(0, 90))"""
# Titles whose words stick out of their own box.
OVERFULL = """() => [...document.querySelectorAll("h1, h2, h3, h4, .most-read__link, .neighbours__title, .tags__link")]
  .filter((one) => !one.matches(".visually-hidden") && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 90))"""
# Pictures taller than the window, and those whose place is not kept while they are on their way.
TALL = """() => [...document.querySelectorAll("main img, main .frame")]
  .filter((one) => one.offsetParent !== null)
  .filter((one) => { const { height } = one.getBoundingClientRect(); return height > innerHeight || height === 0; })
  .map((one) => one.outerHTML.slice(0, 90))"""


@pytest.fixture
def samples(page: Page, live_home: HomePage, live_server: LiveServer) -> Callable[..., Page]:
    """Opens a page of samples in a window of a width, in the letters of a size."""

    def visit(path: str, *, width: int, size: str = "") -> Page:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(live_server.url + path)
        page.evaluate("(size) => document.documentElement.setAttribute('data-text-size', size)", size)
        lay_out_all(page)
        return page

    return visit


def mistakes(page: Page) -> dict[str, Any]:
    found = {name: page.evaluate(script) for name, script in _CHECKS.items()}
    return {name: value for name, value in found.items() if value} | (
        {"side scroll": side_scroll(page)} if side_scroll(page) > 0 else {}
    )


_CHECKS = {"outside": OUTSIDE, "overfull": OVERFULL, "tall": TALL}


@pytest.mark.parametrize(("width", "size"), [(320, ""), (320, "elder"), (360, "large"), (1280, "")])
def test_extremes_stay_inside_the_window(samples: Any, width: int, size: str) -> None:
    found = {path: mistakes(samples(path, width=width, size=size)) for path in EXTREMES}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_the_style_page_and_whole_pages_stay_inside_the_window(samples: Any, width: int) -> None:
    found = {path: mistakes(samples(path, width=width)) for path in ("/_style/", *PAGES)}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_a_browser_that_knows_nothing_newer_than_chrome_86_lays_out_the_same(
    page: Page, samples: Any, width: int
) -> None:
    def strip(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=without_new_features(answer.text())[0])

    page.route("**/*.css", strip)
    found = {path: mistakes(samples(path, width=width)) for path in (*PAGES, *EXTREMES[:2])}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_a_list_ends_a_title_that_never_ends(samples: Any) -> None:
    page = samples("/_style/extremes/", width=320)
    heights = page.evaluate(
        "[...document.querySelectorAll('.card__title')].map((title) =>"
        " title.clientHeight / parseFloat(getComputedStyle(title).lineHeight))"
    )
    assert max(heights) == pytest.approx(4, abs=0.1)


@pytest.mark.parametrize("path", ["/_style/extremes/lost-cover/", "/_style/extremes/tall-cover/"])
def test_a_cover_keeps_its_place_whatever_became_of_it(samples: Any, path: str) -> None:
    page = samples(path, width=360)
    box = page.locator(".article__cover").bounding_box()
    assert box["height"] == pytest.approx(box["width"] * 9 / 16, abs=1)
