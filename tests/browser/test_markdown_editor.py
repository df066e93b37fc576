"""The Markdown block in a real browser: a block just added previews, saves itself and takes pictures."""

import base64
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, Response, expect

from articles.models import ArticleImage, ArticlePage, HomePage
from tests.factories import make_section, picture_bytes

pytestmark = pytest.mark.browser

DROP = """([field, name, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: "image/png" }));
  for (const type of ["dragenter", "dragover", "drop"]) {
    field.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }
}"""


# Wagtail takes what stands in the form after two seconds for what was loaded; nobody types before that.
WATCH = "document.addEventListener('w-unsaved:watch-edits', () => { window.isWatched = true; });"


@pytest.fixture
def field(editor_page: Page, live_home: HomePage, live_server: Any) -> Locator:
    """The text field of a Markdown block that was just added to a new article."""
    section = make_section(live_home)
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    editor_page.add_init_script(WATCH)
    editor_page.goto(live_server.url + address)
    editor_page.wait_for_function("window.isWatched")
    editor_page.fill("[name=title]", "如何注销手机号码")
    editor_page.locator(".c-sf-add-button").first.click()
    editor_page.get_by_role("option", name="Markdown").click()
    text = editor_page.locator("textarea.markdownx-editor")
    expect(text).to_have_attribute("data-markdownx-init", "")
    text.click()
    return text


def saves(answer: Response, words: str) -> bool:
    """Tell whether this is the answer to an autosave that carried the words (in ASCII)."""
    sent = answer.request.post_data_buffer or b""
    return answer.request.method == "POST" and "/admin/pages/" in answer.url and words.encode() in sent


def drop(field: Locator, name: str, content: bytes) -> None:
    handle = field.element_handle()
    field.page.evaluate(DROP, [handle, name, base64.b64encode(content).decode()])


def test_a_block_just_added_previews_and_saves_itself(field: Locator) -> None:
    page = field.page
    with page.expect_response(lambda answer: saves(answer, "10086")):
        page.keyboard.insert_text("## 换绑\n\n1、微信\n2、10086")
    preview = page.locator(".markdownx-preview")
    expect(preview.locator("h2")).to_have_text("换绑")
    expect(preview.locator("ol > li")).to_have_text(["微信", "10086"])
    article = ArticlePage.objects.get().get_latest_revision_as_object()
    assert article.body[0].value == "## 换绑\n\n1、微信\n2、10086"


def test_a_dropped_picture_joins_the_library_the_text_and_the_saved_draft(field: Locator) -> None:
    page = field.page
    page.keyboard.insert_text("第一段")
    with page.expect_response(lambda answer: saves(answer, "![](image:")):
        drop(field, "营业厅.png", picture_bytes())
    expect(page.locator(".markdownx-preview img")).to_be_visible()
    image = ArticleImage.objects.get()
    assert image.title == "营业厅"
    expect(field).to_have_value(f"第一段\n\n![](image:{image.pk})\n")
    # The caret waits where the description goes.
    page.keyboard.insert_text("排队的人")
    expect(field).to_have_value(f"第一段\n\n![排队的人](image:{image.pk})\n")
    article = ArticlePage.objects.get().get_latest_revision_as_object()
    assert f"(image:{image.pk})" in article.body[0].value


def test_a_refused_file_is_explained_and_leaves_the_text_alone(field: Locator) -> None:
    page = field.page
    page.keyboard.insert_text("第一段")
    drop(field, "图.svg", b"<svg/>")
    expect(page.locator(".markdown-editor__status--error")).to_contain_text("只能上传")
    expect(field).to_have_value("第一段")
    assert not ArticleImage.objects.exists()


def test_every_tool_works_by_keyboard_and_can_be_undone(field: Locator) -> None:
    page = field.page
    page.keyboard.insert_text("换绑")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    expect(field).to_have_value("**换绑**")
    page.keyboard.press("Control+z")
    expect(field).to_have_value("换绑")
    page.keyboard.press("Shift+Tab")
    first = page.get_by_role("toolbar", name="Markdown 工具").get_by_role("button").first
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_have_value("## 换绑")
    expect(field).to_be_focused()
    page.keyboard.press("Shift+Tab")
    for _step in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(field).to_have_value("- [ ] 换绑")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("结清")
    expect(field).to_have_value("- [ ] 换绑\n- [ ] 结清")


def test_tab_leaves_the_field(field: Locator) -> None:
    field.press("Tab")
    expect(field).not_to_be_focused()
    expect(field).to_have_value("")


def test_on_a_narrow_screen_text_and_preview_take_turns(field: Locator) -> None:
    page = field.page
    page.set_viewport_size({"width": 600, "height": 900})
    preview = page.locator(".markdownx-preview")
    page.keyboard.insert_text("**换绑**")
    expect(preview).to_be_hidden()
    page.get_by_role("button", name="预览", exact=True).click()
    expect(preview.locator("strong")).to_have_text("换绑")
    expect(field).to_be_hidden()
    page.get_by_role("button", name="编辑", exact=True).click()
    expect(field).to_be_focused()
