"""The feeds, read by a parser that isn't ours, and what never stands in them."""

import json
from datetime import timedelta
from typing import Any

import feedparser
import pytest
from defusedxml import ElementTree
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage, HomePage, SectionPage, SiteSettings
from articles.services import feed_articles
from tests.factories import make_article, make_author, make_image, make_section
from tests.web.html import parse

pytestmark = pytest.mark.django_db
PATHS = {"rss": "/feed/rss.xml", "atom": "/feed/atom.xml", "json": "/feed.json"}
NASTY = "坏\x0b标题 ]]> <b>粗</b> & “引号” 😀"
CLEAN = "坏标题 ]]> <b>粗</b> & “引号” 😀"


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, title="办事指南", slug="guides", introduction="一步一步")


def items(client: Client, path: str) -> list[dict[str, Any]]:
    """Return the entries of a feed, in the terms of JSON Feed, whatever its format."""
    response = client.get(path)
    assert response.status_code == 200
    if path.endswith(".json"):
        return list(json.loads(response.content)["items"])
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return [
        {
            "id": entry.id,
            "url": entry.link,
            "title": entry.title,
            "content_html": entry.content[0].value,
            "summary": entry.summary,
            "authors": [{"name": entry.author}] if "author" in entry else [],
            "tags": [tag.term for tag in entry.get("tags", [])],
        }
        for entry in parsed.entries
    ]


@pytest.mark.parametrize("name", PATHS)
def test_an_entry_holds_the_whole_article(name: str, client: Client, section: SectionPage) -> None:
    article = make_article(
        section,
        title="如何注销",
        cover=make_image(),
        author=make_author(name="编辑部"),
        tags=("销户",),
        body=[("paragraph", '<p>正文第一段，<a href="/about/">看这里</a>。</p>')],
    )
    (entry,) = items(client, PATHS[name])
    assert entry["title"] == "如何注销"
    assert entry["url"] == f"http://testserver{article.get_url()}"
    assert "正文第一段" in entry["content_html"]
    assert article.lead in entry["content_html"]
    assert entry["tags"] == ["办事指南", "销户"]
    assert entry["authors"] == [{"name": "编辑部"}]
    tree = parse(entry["content_html"])
    addresses = [str(tag.get("href") or tag.get("src")) for tag in tree.find_all(["a", "img"])]
    assert len(addresses) == 2
    assert all(address.startswith("http://testserver/") for address in addresses)
    (picture,) = tree.find_all("img")
    file = client.get(str(picture["src"]))
    assert (file.status_code, file["Content-Type"]) == (200, "image/jpeg")
    file.close()


@pytest.mark.parametrize("name", PATHS)
def test_a_title_with_controls_and_markup_stays_valid(
    name: str, client: Client, section: SectionPage
) -> None:
    make_article(section, title=NASTY, lead=NASTY, body=[("markdown", f"正文 {NASTY}")], tags=("a\x0cb",))
    SiteSettings.objects.update(name="站\x01名", slogan="口\x0b号")
    (entry,) = items(client, PATHS[name])
    if name == "json":
        assert entry["title"] == CLEAN
    else:
        title = ElementTree.fromstring(client.get(PATHS[name]).content).find(
            ".//item/title" if name == "rss" else ".//{*}entry/{*}title"
        )
        assert title is not None
        assert title.text == CLEAN


@pytest.mark.parametrize("name", PATHS)
def test_a_guid_outlives_a_new_title_address_section_and_domain(
    name: str, client: Client, section: SectionPage, settings: Any
) -> None:
    article = make_article(section)
    (before,) = items(client, PATHS[name])
    article.title, article.slug = "新标题", "new-address"
    article.save_revision().publish()
    article.move(make_section(title="别处", slug="elsewhere"), pos="last-child")
    settings.SITE_URL = "https://other.example"
    (after,) = items(client, PATHS[name])
    assert after["id"] == before["id"]
    assert after["url"] == "https://other.example/elsewhere/new-address/"


def test_guids_are_no_permalinks_and_differ(client: Client, section: SectionPage) -> None:
    for _number in range(3):
        make_article(section)
    guids = ElementTree.fromstring(client.get("/feed/rss.xml").content).findall(".//guid")
    assert {guid.get("isPermaLink") for guid in guids} == {"false"}
    assert len({guid.text for guid in guids}) == 3


@pytest.mark.parametrize("name", PATHS)
def test_drafts_private_and_taken_down_articles_never_stand_in_it(
    name: str, client: Client, home: HomePage, section: SectionPage
) -> None:
    shown = make_article(section, title="公开")
    make_article(section, title="草稿", live=False)
    make_article(section, title="撤下").unpublish()
    hidden = make_article(section, title="私密")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    private = make_section(home, title="私密栏目")
    make_article(private, title="私密栏目里的")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    edited = ArticlePage.objects.get(pk=shown.pk)
    edited.title = "还没发布的修改"
    edited.save_revision()
    assert [entry["title"] for entry in items(client, PATHS[name])] == ["公开"]


@pytest.mark.parametrize("path", ["rss.xml", "atom.xml", "feed.json"])
def test_a_section_has_a_feed_of_its_own_articles(
    path: str, client: Client, home: HomePage, section: SectionPage
) -> None:
    make_article(section, title="这里的")
    make_article(make_section(home, title="别处"), title="别处的")
    address = f"/feed/{section.pk}/{path}"
    assert [entry["title"] for entry in items(client, address)] == ["这里的"]
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert client.get(address).status_code == 404
    assert client.get(f"/feed/987654/{path}").status_code == 404
    assert client.get(f"/feed/{'9' * 30}/{path}").status_code == 404


def test_a_section_that_is_renamed_keeps_its_feed(client: Client, section: SectionPage) -> None:
    address = f"/feed/{section.pk}/rss.xml"
    section.slug = "renamed"
    section.save_revision().publish()
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(("name", "link"), [("rss", "self"), ("atom", "self"), ("json", "feed_url")])
def test_a_feed_says_who_it_is(name: str, link: str, client: Client, section: SectionPage) -> None:
    make_article(section)
    response = client.get(PATHS[name])
    if name == "json":
        feed = json.loads(response.content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert (feed["title"], feed["language"]) == ("号卡头条", "zh-CN")
        assert feed["feed_url"] == "http://testserver/feed.json"
        assert feed["home_page_url"] == "http://testserver/"
    else:
        feed = feedparser.parse(response.content).feed
        assert (feed.title, feed.language) == ("号卡头条", "zh-CN")
        assert [one.href for one in feed.links if one.rel == link] == [f"http://testserver{PATHS[name]}"]
    assert response["Content-Type"].split(";")[0] in {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
    }


@pytest.mark.parametrize("name", PATHS)
def test_an_empty_site_has_a_valid_feed_that_stays_the_same(
    name: str, client: Client, home: HomePage
) -> None:
    assert items(client, PATHS[name]) == []
    first = client.get(PATHS[name])
    assert client.get(PATHS[name], headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("name", PATHS)
def test_whoever_has_it_is_told_so_until_something_is_published(
    name: str, client: Client, section: SectionPage
) -> None:
    make_article(section, first_published_at=timezone.now() - timedelta(days=3))
    first = client.get(PATHS[name])
    etag, changed = first["ETag"], first["Last-Modified"]
    assert client.get(PATHS[name], headers={"if-none-match": etag}).status_code == 304
    assert client.get(PATHS[name], headers={"if-modified-since": changed}).status_code == 304
    make_article(section, first_published_at=timezone.now())
    assert client.get(PATHS[name], headers={"if-none-match": etag}).status_code == 200
    assert client.get(PATHS[name], headers={"if-modified-since": changed}).status_code == 200


def test_a_compressed_feed_is_known_again_too(client: Client, section: SectionPage) -> None:
    make_article(section, body=[("paragraph", f"<p>{'正文。' * 200}</p>")])
    for path in PATHS.values():
        first = client.get(path, headers={"accept-encoding": "br"})
        assert first["Content-Encoding"] == "br"
        again = {"accept-encoding": "br", "if-none-match": first["ETag"]}
        assert client.get(path, headers=again).status_code == 304


def test_a_correction_changes_the_entry_at_once(client: Client, section: SectionPage) -> None:
    article = make_article(section, body=[("paragraph", "<p>旧的</p>")])
    assert "旧的" in items(client, "/feed.json")[0]["content_html"]
    article.body = [("paragraph", "<p>新的</p>")]
    article.save_revision().publish()
    assert "新的" in items(client, "/feed.json")[0]["content_html"]


def test_guide_blocks_read_without_style_and_script(client: Client, section: SectionPage) -> None:
    body = [
        {
            "type": "checklist",
            "value": {
                "title": "要带的",
                "groups": [{"title": "", "entries": [{"text": "身份证", "note": "原件", "must_do": True}]}],
            },
        }
    ]
    article = make_article(section)
    article.body = json.dumps(body)
    article.save_revision().publish()
    html = items(client, "/feed.json")[0]["content_html"]
    assert "☐ " in html
    assert "身份证" in html
    assert "打印清单" not in html
    assert "class=" not in html


def test_a_feed_holds_the_newest_and_costs_the_same_however_many_there_are(
    client: Client, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_articles, "NEWEST", 3)
    cover = make_image()
    for number in range(3):
        make_article(section, title=f"第 {number}", cover=cover)
    client.get("/feed.json")
    with CaptureQueriesContext(connection) as few:
        client.get("/feed.json")
    for number in range(3, 12):
        make_article(section, title=f"第 {number}", cover=cover)
    client.get("/feed.json")
    with CaptureQueriesContext(connection) as many:
        titles = [entry["title"] for entry in items(client, "/feed.json")]
    assert titles == ["第 11", "第 10", "第 9"]
    assert len(few) == len(many) <= 4


def test_only_what_is_new_is_rendered(
    client: Client, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article(section)
    rendered: list[int] = []

    def render(name: str, context: dict[str, Any]) -> str:
        rendered.append(context["page"].pk)
        return render_to_string(name, context)

    monkeypatch.setattr(feed_articles, "render_to_string", render)
    client.get("/feed/rss.xml")
    client.get("/feed/atom.xml")
    assert len(rendered) == 1
    newer = make_article(section)
    client.get("/feed/rss.xml")
    assert rendered[1:] == [newer.pk]


def test_a_feed_is_only_read(client: Client, home: HomePage) -> None:
    assert client.post("/feed/rss.xml").status_code == 405
    assert client.head("/feed/rss.xml").status_code == 200
    assert client.get("/feed/rss.xml?utm_source=x").status_code == 200
