"""A list that begins at 3 is shown so in the rich text editor, and stays so when it is edited."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import ArticlePage, HomePage
from tests.factories import make_article, make_section
from tests.web.html import parse

pytestmark = pytest.mark.browser
# Generated content can't be read from a page; the counter's start can.
COUNTER = "element => getComputedStyle(element).counterReset"


def test_a_list_that_begins_at_three_survives_being_edited(
    editor_page: Page, live_home: HomePage, live_server: object
) -> None:
    html = '<p>前两步见上文。</p><ol start="3"><li>结清</li><li>去办</li></ol>'
    article = make_article(make_section(live_home), body=[("paragraph", html)], live=False)
    article.save_revision()
    editor_page.goto(f"{live_server.url}/admin/pages/{article.pk}/edit/")  # type: ignore[attr-defined]
    items = editor_page.locator(".Draftail-Editor li")
    expect(items).to_have_count(2)
    assert items.first.evaluate(COUNTER) == "ol0 2"
    items.first.click()
    editor_page.keyboard.press("End")
    editor_page.keyboard.press("Enter")
    editor_page.keyboard.type("再查一遍")
    # The editor hands over what was typed a quarter of a second later.
    expect(editor_page.locator("input[name=body-0-value]")).to_have_value(re.compile("再查一遍"))
    with editor_page.expect_navigation():
        editor_page.get_by_role("button", name="保存草稿", exact=True).click()
    expect(editor_page.locator(".Draftail-Editor li")).to_have_count(3)
    saved = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    read = parse(saved.body[0].value.source).find_all("li")
    assert [(one.get("value"), one.get_text()) for one in read] == [
        ("3", "结清"),
        (None, "再查一遍"),
        (None, "去办"),
    ]


def test_the_editor_counts_as_readers_do(editor_page: Page, live_home: HomePage, live_server: object) -> None:
    html = "<ol><li>一<ul><li>细</li></ul></li><li>二</li><li>三</li></ol><ol><li>甲</li></ol>"
    article = make_article(make_section(live_home), body=[("paragraph", html)], live=False)
    editor_page.goto(f"{live_server.url}/admin/pages/{article.pk}/edit/")  # type: ignore[attr-defined]
    counters = [editor_page.locator(".Draftail-Editor li", has_text=words) for words in "二三甲"]
    assert [one.evaluate(COUNTER) for one in counters] == ["ol0 1", "none", "ol0 0"]
