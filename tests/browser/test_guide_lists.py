"""A reader works through a guide: ticks that stay on the phone, undo, print, questions that open by address."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import ArticlePage, HomePage
from tests.chromium import PHONE, lay_out_all
from tests.factories import make_article, make_section
from tests.web.block_values import NOWHERE, full

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = ("checklist", "hotlines", "dos_and_donts", "refusal", "reminder", "faq", "sources")


def key() -> str:
    """What the phone's memory calls the guide's first list."""
    return f"haoka:checklist:{ArticlePage.objects.get(slug='zhinan').pk}-00000000"


def body(*names: str) -> list[dict[str, object]]:
    return [
        {"type": name, "value": full(name, page=NOWHERE, image=NOWHERE), "id": f"{number:08x}"}
        for number, name in enumerate(names)
    ]


@pytest.fixture
def address(live_home: HomePage, live_server: LiveServer) -> str:
    """A guide with two checklists and every other block."""
    section = make_section(live_home, title="号卡头条", slug="toutiao")
    stream = ArticlePage._meta.get_field("body").stream_block
    make_article(section, slug="zhinan", body=stream.to_python(body(*NAMES, "checklist")))
    return f"{live_server.url}/toutiao/zhinan/"


def test_ticks_stay_on_this_phone_and_each_list_keeps_its_own(page: Page, address: str) -> None:
    page.goto(address)
    first, second = page.locator(".checklist").all()
    expect(first.locator("[data-checklist-progress]")).to_have_text("已完成 0 / 2")
    first.get_by_text("银行卡").click()
    expect(first.locator("[data-checklist-progress]")).to_have_text("已完成 1 / 2")
    expect(second.locator("[data-checklist-progress]")).to_have_text("已完成 0 / 2")
    stored = json.loads(page.evaluate("JSON.stringify(localStorage)"))
    assert list(stored) == [key()]
    page.reload()
    expect(page.get_by_role("checkbox", name="银行卡").first).to_be_checked()
    expect(page.locator("[data-checklist-progress]").first).to_have_text("已完成 1 / 2")
    assert page.context.cookies() == []


def test_a_copied_guide_begins_without_the_ticks_of_the_other(page: Page, address: str) -> None:
    guide = ArticlePage.objects.get(slug="zhinan")
    # A copy keeps the ids of every block and line.
    guide.copy(update_attrs={"slug": "fuben"}, keep_live=True)
    page.goto(address)
    page.get_by_text("银行卡").first.click()
    page.goto(address.replace("zhinan", "fuben"))
    expect(page.locator("[data-checklist-progress]").first).to_have_text("已完成 0 / 2")
    page.get_by_text("银行卡").first.click()
    page.get_by_role("button", name="清空勾选").first.click()
    page.goto(address)
    expect(page.locator("[data-checklist-progress]").first).to_have_text("已完成 1 / 2")


def test_clearing_can_be_undone_until_something_is_ticked_again(page: Page, address: str) -> None:
    page.goto(address)
    checklist = page.locator(".checklist").first
    progress, reset = (
        checklist.locator("[data-checklist-progress]"),
        checklist.locator("[data-checklist-reset]"),
    )
    expect(reset).to_be_disabled()
    for box in checklist.get_by_role("checkbox").all():
        box.check()
    expect(progress).to_have_text("已完成 2 / 2")
    checklist.get_by_role("button", name="清空勾选").click()
    expect(progress).to_have_text("已完成 0 / 2")
    checklist.get_by_role("button", name="撤销清空").click()
    expect(progress).to_have_text("已完成 2 / 2")
    checklist.get_by_role("button", name="清空勾选").click()
    checklist.get_by_role("checkbox").first.check()
    expect(checklist.get_by_role("button", name="清空勾选")).to_be_enabled()
    expect(progress).to_have_text("已完成 1 / 2")
    assert page.evaluate("Object.keys(localStorage).length") == 1


def test_what_was_cleared_meanwhile_stays_cleared_when_the_reader_comes_back(
    page: Page, address: str
) -> None:
    page.goto(address)
    page.get_by_text("银行卡").first.click()
    expect(page.locator("[data-checklist-progress]").first).to_have_text("已完成 1 / 2")
    page.goto(address.replace("zhinan/", ""))
    page.evaluate("localStorage.clear()")
    page.go_back()
    expect(page.locator("[data-checklist-progress]").first).to_have_text("已完成 0 / 2")
    assert page.evaluate("Object.keys(localStorage)") == []
    # The same out of the browser's memory, where nothing is loaded anew.
    page.get_by_text("银行卡").first.click()
    page.evaluate("localStorage.clear()")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("[data-checklist-progress]").first).to_have_text("已完成 0 / 2")


def test_a_checklist_works_by_keyboard_and_shows_the_focus(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("[data-checklist-progress]").first).to_have_text("已完成 0 / 2")
    box = page.get_by_role("checkbox").first
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    outline = page.evaluate("getComputedStyle(document.querySelector('.checkbox')).outlineStyle")
    assert outline == "solid"


def test_where_nothing_can_be_kept_the_list_says_so_and_still_counts(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(address)
    checklist = page.locator(".checklist").first
    expect(checklist.locator("[data-checklist-keeping]")).to_contain_text("不让保存")
    checklist.get_by_role("checkbox").first.check()
    expect(checklist.locator("[data-checklist-progress]")).to_have_text("已完成 1 / 2")


@pytest.mark.parametrize("kept", ["{", "3", '"x"', "null", '["gone"]'])
def test_nonsense_in_the_phones_memory_counts_as_nothing(page: Page, address: str, kept: str) -> None:
    page.add_init_script(f"localStorage.setItem('{key()}', {json.dumps(kept)})")
    page.goto(address)
    expect(page.locator("[data-checklist-progress]").first).to_have_text("已完成 0 / 2")


def test_the_print_button_prints_that_list_alone(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = document.body.className; };")
    page.goto(address)
    checklist = page.locator(".checklist").last
    checklist.get_by_role("button", name="打印清单").click()
    assert "printing-one" in page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(checklist).to_be_visible()
    for hidden in (".checklist >> nth=0", ".hotlines", ".reminder", ".faq", ".sources"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".hotlines").first).to_be_visible()


def test_nothing_moves_when_the_checklists_module_arrives(page: Page, address: str) -> None:
    page.route("**/checklist*.js", lambda route: route.abort())
    page.goto(address)
    before = page.locator(".checklist").first.bounding_box()
    page.unroute("**/checklist*.js")
    page.reload()
    expect(page.get_by_role("button", name="打印清单").first).to_be_visible()
    assert page.locator(".checklist").first.bounding_box() == before


def test_a_question_opens_where_the_address_names_it_and_on_paper(page: Page, address: str) -> None:
    page.goto(address)
    question = page.locator(".faq details").first
    assert question.get_attribute("open") is None
    name = question.get_attribute("id")
    page.evaluate("(name) => { location.hash = name; }", name)
    expect(question).to_have_attribute("open", "")
    page.goto("about:blank")
    page.goto(f"{address}#{name}")
    expect(page.locator(".faq details").first).to_have_attribute("open", "")
    page.goto("about:blank")
    page.goto(address)
    with page.expect_response("**/print*.js"):
        page.locator("h1").click()
    page.wait_for_load_state("networkidle")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".faq details").first).to_have_attribute("open", "")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".faq details").first.get_attribute("open") is None


def test_every_block_reads_without_javascript(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address)
    checklist = page.locator(".checklist").first
    expect(checklist.locator("[data-checklist-progress]")).to_have_text("共 2 项，必做 1 项")
    checklist.get_by_text("银行卡").click()
    expect(checklist.get_by_role("checkbox").first).to_be_checked()
    expect(checklist.get_by_role("button")).to_have_count(0)
    expect(checklist.get_by_text("只保存在这台手机上")).to_be_hidden()
    page.locator(".faq summary").first.click()
    expect(page.locator(".faq__answer").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".checkbox").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_what_stands_alone_can_be_touched_and_nothing_scrolls_sideways(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    expect(page.get_by_role("button", name="打印清单").first).to_be_visible()
    lay_out_all(page)
    small = page.evaluate(
        """[...document.querySelectorAll('.checklist__label, .checklist__button, .hotlines__call, .faq__question')]
        .filter((element) => element.getBoundingClientRect().height < 44).map((element) => element.className)"""
    )
    assert small == []
    page.evaluate("document.documentElement.style.fontSize = '140%'")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
