"""An editor sees links to a page change while writing, and a browser keeps what pages say as data."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import HomePage
from tests.factories import make_article, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Wagtail asks for a preview a while after the last key.
PATIENCE = 20_000
SETTLED = "iframe.w-preview__iframe:not(.w-preview__proxy)"
PANEL = f"{SETTLED}[src*='mode=share']"
SPINNER = "[data-w-preview-target='spinner']"


def test_the_preview_of_links_follows_what_is_typed(
    editor_page: Page, live_home: HomePage, live_server: LiveServer
) -> None:
    article = make_article(make_section(live_home), title="旧标题", lead="")
    asked: list[str] = []
    editor_page.on("request", lambda request: asked.append(request.url))
    edit = live_server.url + reverse("wagtailadmin_pages:edit", args=[article.pk])
    # The button does nothing before the editor's scripts are there.
    editor_page.goto(edit, wait_until="networkidle")
    editor_page.locator("button[data-side-panel-toggle='preview']").click()
    # A choice, or a change, that is made while the panel still loads waits for the next one.
    expect(editor_page.frame_locator(SETTLED).locator("h1")).to_have_text("旧标题", timeout=PATIENCE)
    expect(editor_page.locator(SPINNER)).to_be_hidden()
    editor_page.locator("#id_preview_mode").select_option("share")
    shown = editor_page.frame_locator(PANEL)
    expect(shown.locator(".chat__title")).to_have_text("旧标题", timeout=PATIENCE)
    expect(shown.locator(".advice")).to_contain_text("没有导语", timeout=PATIENCE)
    expect(editor_page.locator("iframe.w-preview__iframe")).to_have_count(1)
    expect(editor_page.locator(SPINNER)).to_be_hidden()
    # Typed and not filled in: what stands there at once may be taken for what stood there before.
    editor_page.locator("[name=title]").press_sequentially("老人的手机卡停机以后能找回来吗？" * 2, delay=60)
    expect(shown.locator(".advice")).to_contain_text("标题有 35 字", timeout=PATIENCE)
    foreign = [url for url in asked if not url.startswith((live_server.url, "data:", "blob:"))]
    assert foreign == []


def test_the_strict_policy_lets_data_stand(page: Page, live_home: HomePage, live_server: LiveServer) -> None:
    article = make_article(make_section(live_home), title="怎么</script>销户")
    page.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', (event) => refused.push(event.blockedURI))"
    )
    page.goto(live_server.url + article.get_url())
    texts = page.locator("script[type='application/ld+json']").all_text_contents()
    assert json.loads(texts[0])["@graph"][0]["headline"] == json.loads(texts[1])["title"] == article.title
    assert page.evaluate("window.refused") == []
