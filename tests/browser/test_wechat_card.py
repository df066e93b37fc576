"""In WeChat's browser, on a site with an official account: the card says what the page says, or the page is as it was."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import HomePage
from articles.sharing.wechat import sign
from tests.browser.test_share_row import PATH, WECHAT
from tests.factories import make_article, make_section
from tests.fake_wechat import FakeWeChat, fake_wechat
from tests.live_site import watched_context

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# As much of WeChat's script as the page uses.
SDK = """window.wx = {
    config(values) { window.configured = values; }, ready(action) { action(); },
    updateAppMessageShareData(values) { window.toFriends = values; },
    updateTimelineShareData(values) { window.toMoments = values; },
};"""


@pytest.fixture(autouse=True)
def api(live_home: HomePage, settings: Any) -> Iterator[FakeWeChat]:
    """An article on a site with an official account, and the stand-in for WeChat's API."""
    make_article(make_section(live_home, slug="toutiao"), slug="zhuxiao")
    with fake_wechat() as fake:
        settings.WECHAT_APP_ID, settings.WECHAT_APP_SECRET = "wx0123456789abcdef", "the-secret"
        settings.WECHAT_API_URL = fake.url
        yield fake


@pytest.fixture
def wechat_page(chromium: Browser, api: FakeWeChat) -> Iterator[Page]:
    """A tab of WeChat's browser, where WeChat's script is the one above."""

    def answer(route: Route) -> None:
        route.fulfill(body=SDK, content_type="text/javascript")

    with watched_context(chromium, user_agent=WECHAT) as context:
        context.route("https://res.wx.qq.com/**", answer)
        yield context.new_page()


def test_the_card_says_what_the_page_says(wechat_page: Page, live_server: LiveServer) -> None:
    address = f"{live_server.url}{PATH}?from=timeline"
    wechat_page.goto(f"{address}#h-1")
    wechat_page.wait_for_function("() => window.toMoments")
    card = wechat_page.evaluate("window.toFriends")
    assert card == wechat_page.evaluate("window.toMoments")
    assert card["title"] == "如何注销手机号码"
    assert card["link"] == live_server.url + PATH
    assert card["desc"].startswith("写给要停用号码的人")
    given = wechat_page.evaluate("window.configured")
    signed = sign(address, ticket="ticket-1", nonce=given["nonceStr"], timestamp=given["timestamp"])
    assert given["signature"] == signed.signature
    assert (given["appId"], given["debug"]) == ("wx0123456789abcdef", False)


def test_without_a_signature_the_page_is_as_it_was(
    wechat_page: Page, api: FakeWeChat, live_server: LiveServer
) -> None:
    api.status = 500
    with wechat_page.expect_response("**/wechat/signature/**") as refused:
        wechat_page.goto(live_server.url + PATH)
    assert refused.value.status == 503
    expect(wechat_page.get_by_text("点右上角的 ⋯")).to_be_visible()
    assert wechat_page.evaluate("window.configured === undefined")


def test_wechats_script_that_never_comes_leaves_the_page_as_it_was(
    chromium: Browser, live_server: LiveServer
) -> None:
    with watched_context(chromium, user_agent=WECHAT) as context:
        context.route("https://res.wx.qq.com/**", lambda route: route.abort())
        page = context.new_page()
        with page.expect_event("requestfailed"):
            page.goto(live_server.url + PATH)
        expect(page.get_by_role("link", name="微博")).to_be_visible()


def test_other_browsers_load_nothing_of_wechats(page: Page, live_server: LiveServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live_server.url + PATH, wait_until="networkidle")
    assert [url for url in asked if "wechat" in url or not url.startswith(live_server.url)] == []
