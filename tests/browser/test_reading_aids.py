"""Contents that know where the reader is, links to headings, and the guide on paper."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import HomePage
from tests.conftest import DESKTOP
from tests.factories import make_article, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ARTICLE = "/toutiao/zhuxiao/"
LONG = "<p>" + "办完再走。" * 300 + "</p>"


@pytest.fixture(autouse=True)
def article(live_home: HomePage) -> None:
    """An article of three long sections and some questions."""
    make_article(
        make_section(live_home, slug="toutiao"),
        slug="zhuxiao",
        body=[
            ("paragraph", f"<h2>先换绑</h2>{LONG}<h2>再结清</h2>{LONG}<h2>最后办理</h2>{LONG}"),
            ("faq", {"title": "", "questions": [{"question": "能恢复吗？", "answer": "<p>不能。</p>"}]}),
        ],
    )


def marked(page: Page) -> Any:
    return page.locator(".section-menu--aside [aria-current=location]")


def test_the_contents_beside_the_text_mark_where_the_reader_is(page: Page, live_server: LiveServer) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(live_server.url + ARTICLE)
    contents = page.get_by_role("navigation", name="目录")
    expect(contents).to_have_count(1)
    contents.get_by_role("link", name="再结清").click()
    expect(marked(page)).to_have_text("再结清")
    expect(contents).to_be_in_viewport()
    page.locator("#h-zui-hou-ban-li").evaluate("heading => heading.scrollIntoView()")
    expect(marked(page)).to_have_text("最后办理")
    page.evaluate("scrollTo(0, 0)")
    expect(marked(page)).to_have_count(0)


def test_on_a_phone_the_contents_are_folded_and_lead_on(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url + ARTICLE)
    contents = page.get_by_role("navigation", name="本文目录")
    expect(page.get_by_role("link", name="再结清")).to_have_count(0)
    contents.locator("summary").click()
    contents.get_by_role("link", name="再结清").click()
    expect(page.get_by_role("heading", name="再结清")).to_be_in_viewport()


def test_a_headings_link_copies_the_address_of_its_section(page: Page, live_server: LiveServer) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    page.goto(live_server.url + ARTICLE + "?utm_source=weibo")
    page.mouse.wheel(0, 200)
    heading = page.get_by_role("heading", name="再结清", exact=True)
    link = heading.get_by_role("link", name="复制本节链接")
    box = link.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    link.click()
    expect(page.get_by_role("status")).to_have_text("本节链接已复制")
    assert page.evaluate("location.hash") == "#h-zai-jie-qing"
    assert page.evaluate("navigator.clipboard.readText()") == live_server.url + ARTICLE + "#h-zai-jie-qing"


@pytest.mark.parametrize("size", ["", "elder"])
def test_nothing_moves_while_the_page_arrives(page: Page, live_server: LiveServer, size: str) -> None:
    page.add_init_script(
        f"localStorage.setItem('haoka:text-size', '{size}'); window.shifts = [];"
        "new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shifts.push(entry.value)))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(live_server.url + ARTICLE, wait_until="networkidle")
    expect(page.locator(".byline time").first).to_contain_text("(")
    assert (
        page.evaluate("new Promise((resolve) => requestAnimationFrame(() => resolve(window.shifts)))") == []
    )


def test_links_to_headings_move_nothing(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url + ARTICLE)
    height = "document.documentElement.scrollHeight"
    before = page.evaluate(height)
    page.mouse.wheel(0, 200)
    expect(page.locator(".heading-link")).to_have_count(3)
    assert page.evaluate(height) == before


def test_paper_gets_the_text_and_the_way_back_and_nothing_else(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url + ARTICLE)
    page.evaluate("localStorage.setItem('haoka:theme', 'dark')")
    page.reload()
    page.mouse.wheel(0, 200)
    expect(page.locator(".heading-link").first).to_be_attached()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for kept in ("h1", ".article__lead", ".prose", ".faq__answer", ".leaflet__code svg"):
        expect(page.locator(kept).first).to_be_visible()
    for left_out in (
        ".sections",
        ".share",
        ".section-menu",
        ".related",
        ".footer",
        ".heading-link",
        ".to-top",
    ):
        assert page.locator(f"{left_out}:visible").count() == 0, left_out
    assert page.get_by_role("button", name="阅读设置").count() == 0
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.querySelector('.faq__item').open") is False
