"""Writing as a new editor does it: few actions from a pasted draft to a published article, and no word lost."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from articles.models import ArticlePage, SectionPage
from tests.factories import PASSWORD, make_article, make_author, make_section, picture_bytes

pytestmark = pytest.mark.browser
MOST_ACTIONS = 25
SENTENCE = "办理之前先查清楚合约和欠费，再把绑定的账号逐个换到新号码上，每换一个就在清单上打一个勾。"
DRAFT = (
    "<h1>携号转网之前要做的三件事</h1>"
    f"<p>导语：写给想换运营商又不想换号码的人。</p><h2>先查清楚</h2><p>{SENTENCE * 12}</p>"
    "<p>1、打开短信</p><p>2、发送查询</p><p>3、等待回复</p>"
    f"<h2>再去办理</h2><p>{SENTENCE * 12}<b>没有合约才能转。</b></p>"
    "<table><tr><th>运营商</th><th>热线</th></tr><tr><td>移动</td><td>10086</td></tr></table>"
)


class Editor:
    """Does what an editor does, and counts it: a click, a choice, a paste, a filled field."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions: list[str] = []

    def click(self, target: Locator, what: str) -> None:
        target.click()
        self.actions.append(what)

    def fill(self, target: Locator, text: str, what: str) -> None:
        target.fill(text)
        self.actions.append(what)

    def choose_file(self, target: Locator, path: Path, what: str) -> None:
        target.set_input_files(path)
        self.actions.append(what)

    def paste(self, what: str) -> None:
        self.page.keyboard.press("Control+V")
        self.actions.append(what)


def copy(context: BrowserContext, page: Page, html: str) -> None:
    """Put HTML on the browser's clipboard, as copying it from another page would."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        "html => navigator.clipboard.write([new ClipboardItem({'text/html': new Blob([html], {type: 'text/html'})})])",
        html,
    )


@pytest.fixture
def section(live_home: Any) -> SectionPage:
    make_author(name="号卡头条")
    return make_section(live_home, title="销户指南")


def type_at_end(page: Page, text: str) -> None:
    page.locator("[data-contentpath=body] [role=textbox]").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def log_in(context: BrowserContext, url: str) -> None:
    """Log in with the form, in a tab of its own."""
    tab = context.new_page()
    tab.goto(f"{url}/admin/login/")
    tab.fill("[name=username]", "admin")
    tab.fill("[name=password]", PASSWORD)
    tab.click("button[type=submit]")
    tab.wait_for_url(f"{url}/admin/")
    tab.close()


def test_a_pasted_draft_is_published_with_a_cover_in_at_most_25_actions(
    editor_page: Page, context: BrowserContext, live_server: Any, section: SectionPage, tmp_path: Path
) -> None:
    page = editor_page
    editor = Editor(page)
    cover = tmp_path / "cover.png"
    cover.write_bytes(picture_bytes())
    assert len(re.sub(r"<[^>]+>", "", DRAFT)) > 1000

    page.goto(f"{live_server.url}/admin/")
    copy(context, page, DRAFT)
    editor.click(page.get_by_role("link", name="写文章"), "open 写文章")
    editor.click(page.get_by_role("radio", name="销户指南"), "choose the section")
    editor.click(page.get_by_role("radio", name="粘贴导入"), "choose 粘贴导入")
    editor.paste("paste the draft")
    expect(page.locator("[data-paste-box] h2").first).to_have_text("先查清楚")
    editor.click(page.get_by_role("button", name="建立草稿"), "make the draft")
    expect(page.locator(".messages")).to_contain_text("带进来了：2 个小标题、2 段正文、1 个列表、1 个表格。")

    editor.click(page.get_by_role("tab", name="封面与归类"), "open the tab of the cover")
    editor.click(
        page.locator("[data-contentpath=cover]").get_by_role("button").first,
        "choose a picture",
    )
    dialog = page.locator(".modal-dialog")
    editor.click(dialog.get_by_role("tab", name="上传"), "open the upload")
    editor.choose_file(dialog.locator("input[type=file]"), cover, "choose the file")
    editor.fill(dialog.locator("[name$=description]"), "一张手机卡和三步清单", "describe the picture")
    expect(dialog.locator("[name$=title]")).to_have_value("cover")
    editor.click(
        dialog.locator("#tab-upload button[type=submit], .tab-content button[type=submit]").last, "upload it"
    )
    expect(dialog).to_have_count(0)
    editor.click(
        page.locator("footer .w-dropdown__toggle, footer [data-w-dropdown-target=toggle]").first,
        "open the menu",
    )
    editor.click(page.locator("[name=action-publish]"), "publish")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))

    article = ArticlePage.objects.get(title="携号转网之前要做的三件事")
    assert article.live
    assert article.cover is not None
    assert article.lead == "写给想换运营商又不想换号码的人。"
    assert [block.block_type for block in article.body] == ["paragraph", "table"]
    assert re.search("<ol><li[^>]*>打开短信</li>", article.body[0].value.source)
    assert Client().get(article.get_url()).status_code == 200
    assert len(editor.actions) <= MOST_ACTIONS, editor.actions


def test_a_pasted_page_neither_runs_nor_loads_anything(
    editor_page: Page, live_server: Any, section: SectionPage
) -> None:
    page = editor_page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/admin/write/?start=paste")
    page.locator("[data-paste-box]").evaluate(
        """(box, html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        "<h1>题目</h1><p>正文。<img src='http://127.0.0.1:9/x.png' onerror='window.broken=1'>"
        "<script>window.broken=1</script>"
        "<svg onload='window.broken=1'></svg><iframe src='http://127.0.0.1:9/y'></iframe>"
        "<a href='javascript:window.broken=1'>点我</a></p><form action='/x'><input name='title' value='假'></form>",
    )
    expect(page.locator("[data-paste-state]")).to_contain_text("1 张图片没有跟着复制过来")
    assert page.evaluate("window.broken") is None
    assert [url for url in asked if "127.0.0.1:9/" in url] == []
    assert page.locator("[data-paste-box] a").get_attribute("href") is None
    page.get_by_role("radio", name="销户指南").check(force=True)
    page.get_by_role("button", name="建立草稿").click()
    expect(page.locator(".messages")).to_contain_text("1 个嵌入的网页内容，1 个表单")
    assert ArticlePage.objects.get().title == "题目"


def test_a_refused_paste_is_still_in_the_box(
    editor_page: Page, live_server: Any, section: SectionPage
) -> None:
    make_section(title="套餐资费")
    page = editor_page
    page.goto(f"{live_server.url}/admin/write/?start=paste")
    page.locator("[data-paste-box]").click()
    page.keyboard.type("一个很好的题目")
    page.keyboard.press("Enter")
    page.keyboard.type("正文写了一句。")
    page.get_by_role("button", name="建立草稿").click()
    expect(page.get_by_role("alert")).to_have_text("请选一个栏目。")
    expect(page.locator("[data-paste-box]")).to_contain_text("正文写了一句。")
    page.get_by_role("radio", name="套餐资费").check(force=True)
    page.get_by_role("button", name="建立草稿").click()
    page.wait_for_url("**/edit/")
    assert ArticlePage.objects.get().title == "一个很好的题目"


def wait_until_watched(page: Page) -> None:
    """Wagtail looks for edits only two seconds after the page has come up."""
    page.wait_for_function(
        "window.wagtail.app.getControllerForElementAndIdentifier("
        "document.querySelector('[data-edit-form]'), 'w-unsaved')?.initialFormData"
    )


@pytest.fixture
def edited(editor_page: Page, live_server: Any, section: SectionPage) -> Callable[[], str]:
    """An article open in the editing form; returns what its latest draft says."""
    article = make_article(section, body=[("paragraph", "<p>原来的话。</p>")])
    article.save_revision().publish()
    editor_page.goto(f"{live_server.url}/admin/pages/{article.pk}/edit/")
    wait_until_watched(editor_page)

    def saved() -> str:
        return str(ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().body)

    return saved


def test_a_lost_session_loses_no_word(
    editor_page: Page, context: BrowserContext, live_server: Any, edited: Callable[[], str]
) -> None:
    page = editor_page
    Session.objects.all().delete()
    type_at_end(page, "断线后写的。")
    # Autosave notices by itself.
    guard = page.get_by_role("dialog", name="登录已过期，写的内容都还在这一页")
    expect(guard).to_be_visible()
    guard.get_by_role("button", name="我已登录，继续保存").click()
    expect(guard.get_by_role("status")).to_have_text("还没有登录成功，请先在新标签页里登录。")
    page.keyboard.press("Escape")
    expect(guard).to_be_hidden()
    type_at_end(page, "又写了一句。")
    page.locator("footer .action-save, footer button[type=submit]").first.click()
    expect(guard).to_be_visible()
    assert "断线后写的" not in edited()

    log_in(context, live_server.url)
    guard.get_by_role("button", name="我已登录，继续保存").click()
    expect(guard).to_be_hidden()
    expect(page.locator("[data-contentpath=body] [role=textbox]").first).to_contain_text(
        "断线后写的。又写了一句。"
    )
    page.wait_for_load_state()
    expect(page.locator(".messages")).to_be_visible()
    assert "原来的话。断线后写的。又写了一句。" in edited()


def test_autosave_goes_on_by_itself_after_a_login_elsewhere(
    editor_page: Page, context: BrowserContext, live_server: Any, edited: Callable[[], str]
) -> None:
    page = editor_page
    Session.objects.all().delete()
    # Logging in again also makes the page's token an old one.
    log_in(context, live_server.url)
    with page.expect_event("response", lambda response: response.request.method == "POST" and response.ok):
        type_at_end(page, "换了令牌以后写的。")
    expect(page.locator(".w-autosave-indicator__state--saved")).to_be_visible()
    assert "换了令牌以后写的" in edited()


def test_words_typed_while_a_save_is_on_its_way_are_saved_too(
    editor_page: Page, edited: Callable[[], str]
) -> None:
    page = editor_page
    # At the last moment: before Wagtail takes the form for what was saved.
    page.evaluate(
        "document.addEventListener('w-autosave:success',"
        " () => { document.querySelector('[name=lead]').value = '后写的。'; }, { capture: true, once: true })"
    )
    with page.expect_response(lambda answer: "后写的。".encode() in (answer.request.post_data_buffer or b"")):
        type_at_end(page, "先写的。")
    assert "先写的。" in edited()
    assert ArticlePage.objects.get().get_latest_revision_as_object().lead == "后写的。"


def test_publishing_waits_for_the_first_save_of_a_new_page(
    editor_page: Page, live_server: Any, section: SectionPage
) -> None:
    page = editor_page
    crossed: list[Route] = []

    def publish_before_the_answer(route: Route) -> None:
        if route.request.method != "POST" or crossed:
            return route.continue_()
        crossed.append(route)
        saved = route.fetch()
        with page.expect_response("**/session-state/"):
            page.locator("[name=action-publish]").dispatch_event("click")
        return route.fulfill(response=saved)

    page.goto(f"{live_server.url}/admin/pages/add/articles/articlepage/{section.pk}/")
    wait_until_watched(page)
    page.route("**/admin/pages/add/**", publish_before_the_answer)
    page.get_by_placeholder("标题", exact=True).fill("异地销户")
    page.locator("[name=lead]").fill("写给人在外地的人。")
    page.locator("[data-edit-form]").dispatch_event("w-unsaved:add", {"detail": {"type": "edits"}})
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    assert [article.live for article in ArticlePage.objects.filter(title="异地销户")] == [True]


def test_a_new_page_saves_itself_before_its_address_was_filled_in(
    editor_page: Page, live_server: Any, section: SectionPage
) -> None:
    page = editor_page
    page.route("**/suggest-slug/**", lambda route: route.abort())
    page.goto(f"{live_server.url}/admin/pages/add/articles/articlepage/{section.pk}/")
    wait_until_watched(page)
    page.get_by_placeholder("标题", exact=True).fill("异地销户")
    # What Wagtail's own watch says half a second after an edit, said once more: the first may come while it wakes up.
    page.locator("[data-edit-form]").dispatch_event("w-unsaved:add", {"detail": {"type": "edits"}})
    expect(page.locator(".w-autosave-indicator__state--saved")).to_be_visible()
    assert page.locator("input[name=slug]").input_value() == ""
    assert ArticlePage.objects.get(title="异地销户").slug == "yi-di-xiao-hu"
