"""A reader chooses carrier and channel once, and every page follows; without scripts everything stands there."""

from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import HomePage
from tests.chromium import PHONE
from tests.factories import make_article, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST = [("mobile", "app"), ("mobile", "store"), ("unicom", "app"), ("virtual", "phone")]
SECOND = [("mobile", "app"), ("telecom", "phone")]
SET = """(chosen) => Object.entries(chosen).forEach(([name, value]) =>
  document.dispatchEvent(new CustomEvent("haoka:setting", { detail: { name, value } })))"""
KEEP = "([carrier, channel]) => Object.assign(localStorage, {'haoka:carrier': carrier, 'haoka:channel': channel})"


def switch(title: str, combinations: list[tuple[str, str]]) -> dict[str, Any]:
    variants = [
        {
            "carrier": carrier,
            "channel": channel,
            "reliability": "unverified",
            "steps": [{"title": f"{title} {carrier} {channel}", "text": "<p>" + "照着做。" * 30 + "</p>"}],
        }
        for carrier, channel in combinations
    ]
    return {"title": title, "variants": variants, "whom_to_ask": "<p>先问客服热线</p>"}


@pytest.fixture
def guide(live_home: HomePage, live_server: LiveServer) -> str:
    """The address of a guide with two switches; another guide with one is at ../other/."""
    section = make_section(live_home, slug="toutiao")
    make_article(section, slug="other", body=[("carrier_switch", switch("别的", SECOND))])
    make_article(
        section,
        slug="guide",
        body=[
            ("paragraph", "<p>" + "先看这里。" * 60 + "</p>"),
            ("carrier_switch", switch("线上", FIRST)),
            ("carrier_switch", switch("柜台", SECOND)),
        ],
    )
    return f"{live_server.url}/toutiao/guide/"


def shown(page: Page) -> list[str]:
    """What stands on the page: the titles of the variants' steps."""
    return page.locator(".carriers .step__title:visible").all_inner_texts()


def block(page: Page, number: int = 0) -> Locator:
    return page.locator(".carriers").nth(number)


def choose(page: Page, name: str, number: int = 0) -> None:
    block(page, number).get_by_role("radio", name=name, exact=True).check(force=True)


def wait_until_started(page: Page) -> None:
    """The script gives the copy button its link last of all."""
    expect(page.locator("[data-copy]").first).not_to_have_attribute("data-copy", "")


def test_without_javascript_all_variants_stand_one_under_the_other(chromium: Browser, guide: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{guide}?carrier=mobile&channel=app")
    assert len(shown(page)) == len(FIRST) + len(SECOND)
    expect(page.get_by_role("radio")).to_have_count(0)
    expect(page.get_by_text("这里没有写").first).to_be_hidden()
    context.close()


def test_one_choice_is_followed_by_every_block_on_every_page(page: Page, guide: str) -> None:
    page.goto(guide)
    assert len(shown(page)) == len(FIRST) + len(SECOND)
    choose(page, "移动")
    assert shown(page) == ["线上 mobile app", "线上 mobile store", "柜台 mobile app"]
    choose(page, "App")
    assert shown(page) == ["线上 mobile app", "柜台 mobile app"]
    assert page.url == f"{guide}?carrier=mobile&channel=app"
    expect(block(page, 1).get_by_role("radio", name="移动", exact=True)).to_be_checked()
    page.goto(guide.replace("guide", "other"))
    assert shown(page) == ["别的 mobile app"]
    assert page.context.cookies() == []


def test_only_channels_that_the_carrier_has_are_offered(page: Page, guide: str) -> None:
    page.goto(guide)
    channels = block(page).get_by_role("group", name="在哪里办")
    choose(page, "移动")
    expect(channels.get_by_text("营业厅")).to_be_visible()
    expect(channels.get_by_text("电话")).to_be_hidden()
    choose(page, "营业厅")
    # 联通 has no 营业厅 here: all that it has is shown, and 营业厅 stays chosen for whoever has it.
    choose(page, "联通")
    assert shown(page) == ["线上 unicom app"]
    expect(channels.get_by_role("radio", name="App")).to_be_checked()
    expect(block(page).get_by_role("status")).to_have_text("现在显示：中国联通")
    choose(page, "移动")
    assert shown(page) == ["线上 mobile store", "柜台 mobile app"]
    expect(block(page).get_by_role("status")).to_have_text("现在显示：中国移动 · 营业厅")


def test_a_carrier_that_a_block_lacks_gets_a_sentence_and_whom_to_ask(page: Page, guide: str) -> None:
    page.goto(f"{guide}?carrier=telecom&channel=phone")
    missing = block(page).locator(".carriers__missing")
    expect(missing).to_contain_text("这里没有写“中国电信”怎么办")
    expect(missing).to_contain_text("先问客服热线")
    expect(block(page, 1).locator(".carriers__missing")).to_be_hidden()
    assert shown(page) == ["柜台 telecom phone"]
    page.goto(f"{guide}?carrier=broadnet")
    expect(missing).to_contain_text("“中国广电”")


def check_nothing_is_hidden(page: Page, carrier: str, channel: str) -> None:
    """Each block shows the choice, or all that it has of a carrier that lacks the channel, and says so once."""
    for number, (title, combinations) in enumerate((("线上", FIRST), ("柜台", SECOND))):
        written = [one for one in combinations if carrier in ("", one[0])]
        lacking = {one for one, _channel in written if channel and (one, channel) not in written}
        expected = [one for one in written if one[0] in lacking or channel in ("", one[1])]
        titles = block(page, number).locator(".step__title:visible")
        assert titles.all_inner_texts() == [f"{title} {one} {its_channel}" for one, its_channel in expected]
        told = block(page, number).get_by_text("怎么办，下面是其他渠道。").filter(visible=True)
        assert told.count() == len(lacking)
        assert block(page, number).locator(".carriers__missing").is_visible() == (not written)


def test_no_choice_hides_all_that_is_written_of_a_carrier(page: Page, guide: str) -> None:
    page.goto(guide)
    wait_until_started(page)
    carriers = ("", "mobile", "unicom", "telecom", "broadnet", "virtual")
    for carrier, channel in product(carriers, ("", "app", "store", "phone")):
        page.evaluate(SET, {"carrier": carrier, "channel": channel})
        check_nothing_is_hidden(page, carrier, channel)


@pytest.mark.parametrize(("carrier", "channel"), [("unicom", "phone"), ("", "store"), ("broadnet", "app")])
def test_memory_and_address_hide_no_more(page: Page, guide: str, carrier: str, channel: str) -> None:
    page.goto(f"{guide}?carrier={carrier}&channel={channel}")
    wait_until_started(page)
    check_nothing_is_hidden(page, carrier, channel)
    page.evaluate(KEEP, [carrier, channel])
    page.goto(guide)
    check_nothing_is_hidden(page, carrier, channel)


def test_a_place_that_the_choice_hides_is_shown_when_the_address_names_it(page: Page, guide: str) -> None:
    page.goto(guide)
    choose(page, "移动")
    variant = block(page).locator(".carriers__variant--unicom")
    expect(variant).to_be_hidden()
    for place in (variant, variant.locator(".step"), variant.locator("h3")):
        page.goto(guide)
        name = place.get_attribute("id")
        page.goto("about:blank")
        page.goto(f"{guide}#{name}")
        expect(place).to_be_in_viewport()
    assert page.evaluate("localStorage.getItem('haoka:carrier')") == "mobile"


def test_the_address_wins_over_memory_and_leaves_it_alone(page: Page, guide: str) -> None:
    page.goto(guide)
    choose(page, "移动")
    choose(page, "营业厅")
    page.goto(f"{guide}?carrier=unicom")
    assert shown(page) == ["线上 unicom app"]
    page.goto(guide)
    assert shown(page) == ["线上 mobile store", "柜台 mobile app"]


def test_a_choice_that_the_browser_fills_in_again_is_not_remembered(page: Page, guide: str) -> None:
    page.goto(guide)
    wait_until_started(page)
    choose(page, "移动")
    page.goto(guide.replace("guide/", ""))
    page.evaluate("localStorage.clear()")
    page.go_back()
    wait_until_started(page)
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize(
    "query", ["?carrier=mobil", "?carrier=&channel=shop", "?carrier=%00&x=1", "?Carrier=mobile"]
)
def test_a_misspelt_parameter_is_nothing(page: Page, guide: str, query: str) -> None:
    page.goto(guide + query)
    wait_until_started(page)
    assert len(shown(page)) == len(FIRST) + len(SECOND)


def test_everything_can_be_shown_again(page: Page, guide: str) -> None:
    page.goto(f"{guide}?carrier=mobile&utm_source=weibo")
    wait_until_started(page)
    choose(page, "联通")
    block(page).get_by_role("button", name="全部显示").click()
    assert len(shown(page)) == len(FIRST) + len(SECOND)
    assert page.url == f"{guide}?utm_source=weibo"
    page.goto(guide)
    assert len(shown(page)) == len(FIRST) + len(SECOND)


def test_the_choosers_are_worked_by_keyboard(page: Page, guide: str) -> None:
    page.goto(guide)
    wait_until_started(page)
    block(page).get_by_role("radio", name="移动", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(block(page).get_by_role("radio", name="联通", exact=True)).to_be_focused()
    assert shown(page) == ["线上 unicom app"]
    expect(block(page).get_by_role("status")).to_have_text("现在显示：中国联通")


def test_the_blocks_link_keeps_choice_and_place(page: Page, guide: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{guide}?utm_source=weibo")
    choose(page, "移动")
    choose(page, "App")
    anchor = block(page).locator("h2").get_attribute("id")
    block(page).get_by_role("button", name="复制这一段的链接").click()
    expect(page.get_by_text("链接已复制")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{guide}?carrier=mobile&channel=app#{anchor}"
    page.goto(link)
    assert shown(page) == ["线上 mobile app", "柜台 mobile app"]
    expect(block(page).locator("h2")).to_be_in_viewport()


def test_what_was_touched_stays_where_it_is(page: Page, guide: str) -> None:
    page.goto(guide)
    wait_until_started(page)
    radio = block(page, 1).get_by_role("radio", name="移动", exact=True)
    radio.scroll_into_view_if_needed()
    before = radio.bounding_box()
    radio.check(force=True)
    after = radio.bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 2


@pytest.mark.parametrize("query", ["", "?carrier=mobile&channel=app", "?carrier=broadnet"])
def test_nothing_of_the_text_moves_while_the_page_loads(page: Page, guide: str, query: str) -> None:
    # Only what is in view counts as moved.
    page.set_viewport_size({"width": 360, "height": 4000})
    page.add_init_script(
        """
        window.moved = [];
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.sources.forEach((source) => {
          const element = source.node && (source.node.closest ? source.node : source.node.parentElement);
          if (element && element.closest(".prose")) window.moved.push(element.outerHTML);
        }))).observe({ type: "layout-shift", buffered: true });
        """
    )
    page.goto(guide + query)
    wait_until_started(page)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.moved") == []


def test_on_paper_stands_what_was_chosen_or_everything(page: Page, guide: str) -> None:
    page.goto(guide)
    page.emulate_media(media="print")
    assert len(shown(page)) == len(FIRST) + len(SECOND)
    expect(page.get_by_role("radio").first).to_be_hidden()
    page.goto(f"{guide}?carrier=mobile&channel=app")
    assert shown(page) == ["线上 mobile app", "柜台 mobile app"]


def test_a_choice_holds_where_storage_is_forbidden(page: Page, guide: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } });"
    )
    page.goto(guide)
    choose(page, "联通")
    assert shown(page) == ["线上 unicom app"]


def test_without_its_module_nothing_stays_hidden(page: Page, guide: str) -> None:
    page.route("**/carrier-switch*.js", lambda route: route.abort())
    page.goto(f"{guide}?carrier=mobile&channel=app")
    expect(page.get_by_role("radio").first).to_be_hidden()
    assert len(shown(page)) == len(FIRST) + len(SECOND)


def test_two_tabs_agree(page: Page, guide: str) -> None:
    page.goto(guide)
    wait_until_started(page)
    other = page.context.new_page()
    other.goto(guide.replace("guide", "other"))
    choose(other, "移动")
    expect(block(page).get_by_role("radio", name="移动", exact=True)).to_be_checked()
    other.close()
