"""阅读设置: what a reader chooses holds at once, on every page, in every tab, and before the first paint."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import HomePage
from tests.browser.test_reader import side_scroll
from tests.chromium import PHONE
from tests.factories import make_article, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIGHT, DARK = "rgb(251, 247, 240)", "rgb(22, 24, 28)"
ARTICLE = "/toutiao/zhuxiao/"


@pytest.fixture(autouse=True)
def article(live_home: HomePage) -> None:
    """An article below a section."""
    text = [("paragraph", "<h2>先换绑</h2><p>" + "办完再走。" * 40 + "</p>")]
    make_article(make_section(live_home, slug="toutiao"), slug="zhuxiao", body=text)


def open_settings(page: Page) -> None:
    page.get_by_role("button", name="阅读设置").click()
    expect(page.get_by_role("dialog", name="阅读设置")).to_be_visible()


def ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def bar_colours(page: Page) -> set[str]:
    return set(
        page.evaluate("[...document.querySelectorAll('meta[name=theme-color]')].map((bar) => bar.content)")
    )


@pytest.mark.parametrize(
    ("phone", "choice", "expected"),
    [
        ("light", "深色", DARK),
        ("dark", "浅色", LIGHT),
        ("dark", "跟随系统", DARK),
        ("light", "跟随系统", LIGHT),
    ],
)
def test_a_theme_holds_whatever_the_phone_says(
    page: Page, live_server: LiveServer, phone: Any, choice: str, expected: str
) -> None:
    page.emulate_media(color_scheme=phone)
    page.goto(live_server.url)
    open_settings(page)
    page.get_by_label("深色" if choice != "深色" else "浅色", exact=True).check()
    page.get_by_label(choice, exact=True).check()
    assert ground(page) == expected
    page.goto(live_server.url + ARTICLE)
    assert ground(page) == expected
    if choice == "跟随系统":
        assert bar_colours(page) == {"#FBF7F0", "#16181C"}
    else:
        assert bar_colours(page) == {"#16181C" if expected == DARK else "#FBF7F0"}
    assert page.context.cookies() == []


def test_a_dark_page_is_dark_from_its_first_paint(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    page.evaluate("localStorage.setItem('haoka:theme', 'dark')")
    # With no module and no body yet, the plain script in the head has done its work already.
    page.route(re.compile(r"/js/reader"), lambda route: route.abort())
    page.add_init_script(
        "new MutationObserver((changes, watch) => { if (!document.body) return; watch.disconnect();"
        " window.themeAtBody = document.documentElement.dataset.theme; })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto(live_server.url)
    assert page.evaluate("window.themeAtBody") == "dark"
    assert page.evaluate("document.querySelector('meta[name=color-scheme]').content") == "dark"
    assert ground(page) == DARK


@pytest.mark.parametrize(("choice", "size"), [("标准", "16px"), ("大", "18.88px"), ("长辈", "22.4px")])
def test_text_grows_by_what_was_chosen(page: Page, live_server: LiveServer, choice: str, size: str) -> None:
    page.goto(live_server.url)
    open_settings(page)
    page.get_by_label(choice, exact=True).check()
    page.goto(live_server.url + ARTICLE)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == size


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("size", ["large", "elder"])
def test_large_text_never_scrolls_sideways(
    page: Page, live_server: LiveServer, width: int, size: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url)
    page.evaluate(f"localStorage.setItem('haoka:text-size', '{size}')")
    for path in ("/", "/toutiao/", ARTICLE, "/nowhere/"):
        page.goto(live_server.url + path)
        assert side_scroll(page) <= 0, path
    open_settings(page)
    assert side_scroll(page) <= 0


def test_elders_read_ragged_lines_with_more_air_and_larger_targets(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(live_server.url)
    page.evaluate("localStorage.setItem('haoka:text-size', 'elder')")
    page.goto(live_server.url + ARTICLE)
    style = page.evaluate(
        "(() => { const style = getComputedStyle(document.querySelector('.prose > p'));"
        " return [style.textAlign, parseFloat(style.lineHeight) / parseFloat(style.fontSize)]; })()"
    )
    assert style[0] in {"left", "start"}
    assert style[1] == pytest.approx(1.9)
    button = page.get_by_role("button", name="阅读设置").bounding_box()
    assert button is not None
    assert button["height"] >= 60


def test_the_keyboard_alone_opens_chooses_and_leaves(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    button = page.get_by_role("button", name="阅读设置")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("标准", exact=True)).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).to_have_attribute("data-text-size", "large")
    page.keyboard.press("Tab")
    expect(page.get_by_label("跟随系统", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_going_on_by_key_or_touch_closes_the_panel(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    open_settings(page)
    for _stop in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("dialog")).to_have_count(0)
    open_settings(page)
    page.mouse.click(5, PHONE["height"] - 5)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_another_tab_follows(context: BrowserContext, page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    other = context.new_page()
    other.goto(live_server.url + ARTICLE)
    open_settings(page)
    page.get_by_label("深色", exact=True).check()
    page.get_by_label("大", exact=True).check()
    expect(other.locator("html")).to_have_attribute("data-theme", "dark")
    expect(other.locator("html")).to_have_attribute("data-text-size", "large")


def test_a_choice_holds_for_the_page_where_nothing_can_be_stored(page: Page, live_server: LiveServer) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.goto(live_server.url)
    open_settings(page)
    page.get_by_label("深色", exact=True).check()
    assert ground(page) == DARK


def test_nonsense_in_storage_is_the_ordinary_page(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    page.evaluate(
        "localStorage.setItem('haoka:theme', '<b>'); localStorage.setItem('haoka:text-size', '900%')"
    )
    page.goto(live_server.url)
    assert ground(page) == LIGHT
    assert page.evaluate("document.documentElement.dataset.textSize") is None


def test_without_scripts_there_is_no_such_control(chromium: Any, live_server: LiveServer) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(live_server.url)
    expect(page.get_by_role("button", name="阅读设置")).to_have_count(0)
    context.close()
