"""A reader on a phone: from the home page into the guide, on to a related article, and what scripts add."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import ArticlePage, ArticleViews, HomePage, MenuItem, SiteMenu
from tests.chromium import DESKTOP, lay_out_all
from tests.factories import make_article, make_author, make_image, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG_TEXT = [
    ("paragraph", "<h2>先换绑</h2><ol><li>银行卡</li><li>微信</li></ol><p>" + "办完再走。" * 40 + "</p>")
]


@pytest.fixture
def guide(live_home: HomePage) -> ArticlePage:
    """A guide with a neighbour, on a site with a menu."""
    section = make_section(live_home, title="号卡头条", slug="toutiao")
    menu = SiteMenu.objects.create(site=live_home.get_site())
    MenuItem.objects.create(menu=menu, page=section, label="头条", sort_order=0)
    make_article(
        section, title="手机卡损坏怎么补办", slug="buban", cover=make_image(), body=LONG_TEXT, tags=("补卡",)
    )
    return make_article(
        section,
        title="如何注销手机号码：步骤与注意事项详解",
        slug="zhuxiao",
        cover=make_image(),
        author=make_author(name="号卡头条"),
        body=LONG_TEXT,
        tags=("销户", "补卡"),
    )


def side_scroll(page: Page) -> int:
    lay_out_all(page)
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def test_home_leads_to_the_guide_and_on_to_a_related_article(
    page: Page, guide: ArticlePage, live_server: LiveServer
) -> None:
    page.goto(live_server.url)
    page.get_by_role("link", name=guide.title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(guide.title)
    page.get_by_role("link", name="手机卡损坏怎么补办").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("手机卡损坏怎么补办")
    page.get_by_role("navigation", name="面包屑导航").get_by_role("link", name="首页").click()
    expect(page).to_have_url(live_server.url + "/")


def test_the_main_way_works_without_javascript(
    context_without_scripts: BrowserContext, guide: ArticlePage, live_server: LiveServer
) -> None:
    page = context_without_scripts.new_page()
    page.goto(live_server.url)
    page.get_by_role("link", name=guide.title).first.click()
    date = page.locator("article time").first
    assert guide.first_published_at is not None
    expect(date).to_contain_text(f"{timezone.localtime(guide.first_published_at):%Y-%m-%d}")
    expect(page.get_by_label("文章链接")).to_have_value(live_server.url + "/toutiao/zhuxiao/")
    page.get_by_role("link", name="手机卡损坏怎么补办").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("手机卡损坏怎么补办")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(
    page: Page, guide: ArticlePage, live_server: LiveServer, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    tag = guide.tags.first()
    assert guide.author is not None
    for path in (
        "/",
        "/toutiao/",
        "/toutiao/zhuxiao/",
        tag.get_absolute_url(),
        guide.author.get_absolute_url(),
        "/nowhere/",
        f"/correct/{guide.pk}/",
    ):
        page.goto(live_server.url + path)
        assert side_scroll(page) <= 0, path


def test_text_at_twice_the_size_still_fits(page: Page, guide: ArticlePage, live_server: LiveServer) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(live_server.url + "/toutiao/zhuxiao/")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert side_scroll(page) <= 0


def test_numbered_items_carry_the_chinese_mark(
    page: Page, guide: ArticlePage, live_server: LiveServer
) -> None:
    page.goto(live_server.url + "/toutiao/zhuxiao/")
    marks = page.evaluate(
        "[...document.querySelectorAll('.prose ol > li')].slice(0, 2)"
        ".map((item) => getComputedStyle(item, '::before').content + getComputedStyle(item, '::marker').content)"
    )
    assert all("、" in mark for mark in marks)


def test_dates_turn_relative_with_month_and_day(
    page: Page, guide: ArticlePage, live_server: LiveServer
) -> None:
    published = timezone.now() - timedelta(days=22)
    ArticlePage.objects.filter(pk=guide.pk).update(first_published_at=published)
    page.goto(live_server.url + "/toutiao/zhuxiao/")
    date = page.locator("article time").first
    expect(date).to_have_text(f"3周前 ({timezone.localtime(published):%m-%d})")
    assert date.get_attribute("datetime").startswith(f"{timezone.localtime(published):%Y-%m-%dT%H:%M}")


def test_the_guides_own_rules_for_ages_hold(page: Page, guide: ArticlePage, live_server: LiveServer) -> None:
    page.goto(live_server.url + "/")
    minute, hour, day = 60_000, 3_600_000, 86_400_000
    ages = {
        -5 * minute: "刚刚",
        30_000: "刚刚",
        minute: "1分钟前",
        59 * minute: "59分钟前",
        hour: "1小时前",
        23 * hour: "23小时前",
        day: "1天前",
        6 * day: "6天前",
        7 * day: "1周前",
        34 * day: "4周前",
        35 * day: "1个月前",
        364 * day: "12个月前",
        365 * day: "1年前",
    }
    found = page.evaluate(
        "async (ages) => { const module = await import('/static/js/reader.js');"
        " return ages.map((one) => module.age(one)); }",
        list(ages),
    )
    assert found == list(ages.values())


def test_reading_counts_once_and_shows_the_new_count(
    page: Page, guide: ArticlePage, live_server: LiveServer
) -> None:
    ArticleViews.objects.create(article=guide, day=timezone.localdate() - timedelta(days=3), count=12_344)
    with page.expect_response(f"**/read/{guide.pk}/") as first:
        page.goto(live_server.url + "/toutiao/zhuxiao/")
    # Headless Chromium says so in its name, and programs aren't readers.
    assert first.value.json() == {"total": 12_344, "label": "1.2万"}
    page.context.set_extra_http_headers({"User-Agent": "Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0"})
    for _attempt in range(2):
        with page.expect_response(f"**/read/{guide.pk}/"):
            page.reload()
    expect(page.get_by_label("阅读 12345 次").first).to_have_text("1.2万")
    assert page.context.cookies() == []


def test_nothing_is_loaded_from_another_host(page: Page, guide: ArticlePage, live_server: LiveServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/toutiao/zhuxiao/"):
        page.goto(live_server.url + path, wait_until="networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []


def test_a_correction_arrives_without_a_cookie(
    page: Page, guide: ArticlePage, live_server: LiveServer
) -> None:
    page.goto(live_server.url + "/toutiao/zhuxiao/")
    page.get_by_role("link", name="纠错").click()
    page.get_by_label("哪里不对").fill("第二步的菜单名变了。")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("收到")
    assert guide.corrections.get().message == "第二步的菜单名变了。"
    assert page.context.cookies() == []


def test_the_keyboard_reaches_the_text_first(page: Page, guide: ArticlePage, live_server: LiveServer) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(live_server.url + "/toutiao/zhuxiao/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
