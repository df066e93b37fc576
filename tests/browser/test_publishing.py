"""An editor's main way: log in, write an article with a Markdown block, publish, and find it as a reader."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import ArticlePage, HomePage
from tests.chromium import DESKTOP, PHONE
from tests.factories import PASSWORD, make_article, make_image, make_section, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def publish(page: Page) -> None:
    """Use the menu beside 保存草稿, as an editor would."""
    page.get_by_role("button", name="更多操作").last.click()
    page.get_by_role("button", name="发布", exact=True).click()


def test_an_editor_logs_in_writes_publishes_and_finds_the_article_as_a_reader(
    page: Page, live_home: HomePage, live_server: LiveServer
) -> None:
    section = make_section(live_home, title="号卡头条", slug="toutiao")
    neighbour = make_article(section, title="手机卡损坏怎么补办", cover=make_image())
    make_user("bianji", superuser=True)
    page.set_viewport_size(DESKTOP)

    page.goto(
        live_server.url + reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    )
    page.get_by_label("用户名").fill("bianji")
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()

    title = "异地销户：不回归属地也能办吗"
    page.locator("[name=title]").fill(title)
    expect(page.locator("[name=slug]")).to_have_value("yi-di-xiao-hu")
    page.locator("[name=lead]").fill("写给人在外地的人。")
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Markdown").click()
    page.locator("textarea.markdownx-editor").fill("## 先打热线\n\n1、拨 [10086](tel:10086)\n2、问哪家厅能办")
    expect(page.locator(".markdownx-preview h2")).to_have_text("先打热线")
    expect(page.locator(".markdownx-preview ol > li")).to_have_count(2)
    publish(page)
    expect(page.locator(".messages")).to_contain_text("发布")

    page.set_viewport_size(PHONE)
    page.goto(live_server.url)
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page).to_have_url(live_server.url + "/toutiao/yi-di-xiao-hu/")
    expect(page.get_by_role("link", name="10086")).to_have_attribute("href", "tel:10086")
    weibo = page.get_by_role("link", name="微博").get_attribute("href") or ""
    assert weibo.startswith("https://service.weibo.com/share/share.php?url=http%3A%2F%2F")
    assert "yi-di-xiao-hu" in weibo
    page.get_by_role("link", name=neighbour.title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(neighbour.title)
    assert ArticlePage.objects.get(title=title).owner is not None


def test_a_preview_shows_the_draft_and_counts_no_read(
    editor_page: Page, live_home: HomePage, live_server: LiveServer
) -> None:
    article = make_article(make_section(live_home), title="一篇草稿", live=False)
    asked: list[str] = []
    editor_page.on("request", lambda request: asked.append(request.url))
    editor_page.goto(live_server.url + reverse("wagtailadmin_pages:edit", args=[article.pk]))
    editor_page.goto(live_server.url + reverse("wagtailadmin_pages:view_draft", args=[article.pk]))
    expect(editor_page.get_by_role("heading", level=1)).to_have_text("一篇草稿")
    editor_page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/read/" in url]
