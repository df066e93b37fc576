"""分享给朋友: a code in a dialog, a link copied with one touch, and the same ways without scripts and in WeChat."""

from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from articles.models import ArticlePage, HomePage, ShareSettings
from articles.sharing.short_links import CHANNELS_BY_SOURCE, short_code
from tests.chromium import DESKTOP, PHONE
from tests.factories import make_article, make_section
from tests.live_site import watched_context

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATH = "/toutiao/zhuxiao/"
WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50"
SHEET = "Object.defineProperty(navigator, 'share', { configurable: true, value: %s });"


@pytest.fixture(autouse=True)
def article(live_home: HomePage) -> ArticlePage:
    return make_article(make_section(live_home, slug="toutiao"), slug="zhuxiao")


def show_more_networks() -> None:
    ShareSettings.objects.create(site=Site.objects.get(), shows_optional=True)


def open_article(page: Page, live_server: LiveServer) -> Locator:
    """Open the article as somebody shared it, and return its share row once its script has come."""
    page.goto(f"{live_server.url}{PATH}?utm_source=weibo&from=timeline")
    page.mouse.wheel(0, 300)
    row = page.get_by_role("region", name="分享给朋友")
    expect(row.get_by_role("button", name="复制链接")).to_be_visible()
    return row


def code_on(target: Locator | Page) -> str:
    """Return what a decoder that knows nothing of us reads off the screen."""
    found = zxingcpp.read_barcodes(Image.open(BytesIO(target.screenshot())).convert("L"))
    assert len(found) == 1
    return found[0].text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_opens_by_keyboard_decodes_and_gives_the_focus_back(
    page: Page, article: ArticlePage, live_server: LiveServer, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    row = open_article(page, live_server)
    button = row.get_by_role("button", name="微信")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="用微信扫一扫")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="关闭")).to_be_focused()
    picture = dialog.get_by_role("img", name="这篇文章的二维码")
    expect(picture).to_have_js_property("complete", True)
    short = f"{live_server.url}/s/{short_code(article.pk, CHANNELS_BY_SOURCE['wechat'])}"
    assert code_on(page) == short
    expect(dialog).to_contain_text(short)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()
    page.goto(short)
    expect(page).to_have_url(f"{live_server.url}{PATH}?utm_source=wechat&utm_medium=qr&utm_campaign=share")


def test_the_dialog_closes_by_its_button_and_by_a_touch_beside_it(
    page: Page, live_server: LiveServer
) -> None:
    button = open_article(page, live_server).get_by_role("button", name="微信")
    dialog = page.get_by_role("dialog")
    for close in (
        lambda: dialog.get_by_role("button", name="关闭").click(),
        lambda: page.mouse.click(5, 5),
    ):
        button.press(" ")
        expect(dialog).to_be_visible()
        close()
        expect(dialog).to_have_count(0)
        expect(button).to_be_focused()


def test_two_quick_touches_open_one_dialog(page: Page, live_server: LiveServer) -> None:
    button = open_article(page, live_server).get_by_role("button", name="微信")
    button.evaluate("button => { button.click(); button.click(); }")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("dialog")).to_have_count(1)


def test_a_code_that_cannot_be_fetched_is_a_page_still(page: Page, live_server: LiveServer) -> None:
    button = open_article(page, live_server).get_by_role("button", name="微信")
    page.route("**/share/qr/*/", lambda route: route.abort(), times=1)
    button.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("分享到微信")


def test_the_link_is_copied_clean_with_one_touch(page: Page, live_server: LiveServer) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    row = open_article(page, live_server)
    expect(row.get_by_label("文章链接")).to_be_hidden()
    row.get_by_role("button", name="复制链接").click()
    expect(page.get_by_role("status")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()") == live_server.url + PATH


def test_where_copying_is_refused_the_link_stands_there_selected(page: Page, live_server: LiveServer) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;"
    )
    row = open_article(page, live_server)
    row.get_by_role("button", name="复制链接").click()
    expect(page.get_by_role("status")).to_contain_text("长按")
    field = row.get_by_label("文章链接")
    expect(field).to_be_focused()
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == (
        live_server.url + PATH
    )


def test_a_module_that_never_arrives_leaves_links_that_lead_somewhere(
    page: Page, live_server: LiveServer
) -> None:
    page.route("**/js/share*.js", lambda route: route.abort())
    page.goto(live_server.url + PATH)
    page.get_by_role("link", name="复制链接").click()
    expect(page.get_by_label("文章链接")).to_be_visible()
    page.get_by_role("link", name="微信").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("分享到微信")


def test_more_unfolds_and_the_systems_sheet_gets_the_clean_link(page: Page, live_server: LiveServer) -> None:
    page.add_init_script(SHEET % "(shared) => { window.shared = shared; return Promise.resolve(); }")
    row = open_article(page, live_server)
    system = row.get_by_role("button", name="系统分享")
    expect(system).to_be_hidden()
    row.get_by_text("更多").click()
    system.click()
    assert page.evaluate("window.shared") == {"title": "如何注销手机号码", "url": live_server.url + PATH}


def test_without_a_sheet_there_is_no_button_for_it(page: Page, live_server: LiveServer) -> None:
    show_more_networks()
    page.add_init_script("delete Navigator.prototype.share;")
    row = open_article(page, live_server)
    row.get_by_text("更多").click()
    expect(row.locator(".share__item--system")).to_be_hidden()


@pytest.mark.parametrize(("error", "words"), [("AbortError", ""), ("NotAllowedError", "链接已复制")])
def test_a_sheet_that_fails_leaves_the_link_and_one_that_was_closed_nothing(
    page: Page, live_server: LiveServer, error: str, words: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    page.add_init_script(SHEET % f"() => Promise.reject(new DOMException('', '{error}'))")
    row = open_article(page, live_server)
    row.get_by_text("更多").click()
    row.get_by_role("button", name="系统分享").click()
    expect(page.get_by_role("status")).to_have_text(words)


def test_without_scripts_every_way_leads_somewhere(
    context_without_scripts: BrowserContext, article: ArticlePage, live_server: LiveServer
) -> None:
    page = context_without_scripts.new_page()
    page.goto(live_server.url + PATH)
    expect(page.get_by_label("文章链接")).to_have_value(live_server.url + PATH)
    expect(page.get_by_role("link", name="微博")).to_have_attribute("target", "_blank")
    expect(page.locator(".share__item--system")).to_be_hidden()
    page.get_by_role("link", name="微信").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("分享到微信")
    short = f"{live_server.url}/s/{short_code(article.pk, CHANNELS_BY_SOURCE['wechat'])}"
    assert code_on(page) == short
    expect(page.get_by_text(short)).to_be_visible()
    page.get_by_role("link", name="回到文章").click()
    expect(page).to_have_url(live_server.url + PATH)


def test_in_wechat_a_quiet_hint_stands_in_place_of_the_code(
    chromium: Browser, live_server: LiveServer
) -> None:
    asked: list[str] = []
    with watched_context(chromium, user_agent=WECHAT) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        row = open_article(page, live_server)
        expect(row.get_by_text("点右上角的 ⋯")).to_be_visible()
        expect(row.locator(".share__item--wechat")).to_be_hidden()
        expect(row.get_by_role("link", name="微博")).to_be_visible()
    # Without an official account nothing of WeChat's is loaded.
    assert [url for url in asked if "wechat" in url or not url.startswith(live_server.url)] == []


def test_elsewhere_nobody_reads_of_wechats_menu(page: Page, live_server: LiveServer) -> None:
    expect(open_article(page, live_server).get_by_text("点右上角的 ⋯")).to_be_hidden()


@pytest.mark.parametrize("width", [320, PHONE["width"], DESKTOP["width"]])
@pytest.mark.parametrize("size", ["", "elder"])
def test_each_way_can_be_touched_and_shows_its_whole_name(
    page: Page, live_server: LiveServer, width: int, size: str
) -> None:
    show_more_networks()
    page.add_init_script(f"localStorage.setItem('haoka:text-size', '{size}')")
    page.set_viewport_size({"width": width, "height": 800})
    row = open_article(page, live_server)
    row.get_by_text("更多").click()
    for link in row.locator("a:visible, summary").all():
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        assert link.evaluate("link => link.scrollWidth <= link.clientWidth")
