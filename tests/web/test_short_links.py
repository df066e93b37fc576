"""/s/<code>: leads to the page wherever it went, counts people only, and says clearly when there is nothing."""

from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from wagtail.models import Page

from articles.models import ArticlePage, HomePage, ShareArrival
from articles.sharing.short_links import CHANNELS, CHANNELS_BY_SOURCE, Channel, short_code
from articles.web import short_links
from tests.factories import make_article, make_section
from tests.web.html import one, parse

pytestmark = pytest.mark.django_db
PERSON = {
    "User-Agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
}
POSTER = CHANNELS_BY_SOURCE["poster"]


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home, slug="toutiao"), slug="zhuxiao")


def follow(client: Client, article_id: int, channel: Channel = POSTER, **headers: str) -> Any:
    return client.get(f"/s/{short_code(article_id, channel)}", headers={**PERSON, **headers})


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda channel: channel.source)
def test_every_channel_leads_to_the_page_with_its_own_utm_values(
    client: Client, article: ArticlePage, channel: Channel
) -> None:
    answer = follow(client, article.pk, channel)
    assert answer.status_code == 302
    assert answer["Location"] == (
        f"http://testserver/toutiao/zhuxiao/?utm_source={channel.source}&utm_medium={channel.medium}"
        "&utm_campaign=share"
    )
    assert client.get(answer["Location"]).status_code == 200
    assert ShareArrival.objects.get().channel == channel.source


def test_nobody_stores_an_answer_and_nothing_is_stored_at_the_reader(
    client: Client, article: ArticlePage
) -> None:
    gone = make_article(slug="gone")
    gone.unpublish()
    for article_id in (article.pk, gone.pk, 2**40):
        answer = follow(client, article_id)
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")


def test_a_moved_and_renamed_article_is_still_found(client: Client, article: ArticlePage) -> None:
    article.slug = "xin-ming-zi"
    article.save()
    article.move(make_section(HomePage.objects.get(), slug="xiaohu"), pos="last-child")
    assert follow(client, article.pk)["Location"].startswith("http://testserver/xiaohu/xin-ming-zi/?utm_")


def test_a_code_typed_from_paper_works_in_capitals_and_with_a_slash(
    client: Client, article: ArticlePage
) -> None:
    code = short_code(article.pk, POSTER)
    for written in (code.upper(), f"{code}/"):
        assert client.get(f"/s/{written}", headers=PERSON).status_code == 302


def test_what_was_taken_down_is_gone(client: Client, article: ArticlePage) -> None:
    article.unpublish()
    answer = follow(client, article.pk)
    assert answer.status_code == 410
    assert one(parse(answer.content.decode()), "h1").get_text() == "这一页已经撤下"
    assert not ShareArrival.objects.exists()


def test_what_was_published_and_then_deleted_is_gone(client: Client, article: ArticlePage) -> None:
    article.save_revision().publish()
    article_id = article.pk
    article.delete()
    assert follow(client, article_id).status_code == 410


def test_a_draft_that_was_deleted_was_never_known(client: Client, home: HomePage) -> None:
    draft = make_article(make_section(home), live=False)
    draft.save_revision()
    draft_id = draft.pk
    assert follow(client, draft_id).status_code == 404
    draft.delete()
    assert follow(client, draft_id).status_code == 404


def test_a_private_article_is_not_given_away(client: Client, article: ArticlePage) -> None:
    article.get_parent().view_restrictions.create(restriction_type="password", password="open-sesame")
    assert follow(client, article.pk).status_code == 404
    article.unpublish()
    assert follow(client, article.pk).status_code == 404
    assert not ShareArrival.objects.exists()


def test_other_pages_have_no_short_links(client: Client, home: HomePage) -> None:
    assert follow(client, home.pk).status_code == 404
    assert follow(client, Page.get_first_root_node().pk).status_code == 404


@pytest.mark.parametrize(
    "code",
    ["p", "p0", "j1", "puuu", "p" + "z" * 14, "x" * 500, "p1%00", "%E6%B5%B7%E6%8A%A5", "p1.jpg", "'--"],
)
def test_what_is_no_code_gets_a_clear_page(client: Client, home: HomePage, code: str) -> None:
    answer = client.get(f"/s/{code}", headers=PERSON)
    assert answer.status_code == 404
    page = parse(answer.content.decode())
    assert "没有这个短链接" in one(page, ".message__text").get_text()
    assert 'content="noindex"' in str(page.head)


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)"},
        {"User-Agent": "facebookexternalhit/1.1"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch;prerender"},
    ],
)
def test_programs_are_sent_on_and_not_counted(
    client: Client, article: ArticlePage, headers: dict[str, str]
) -> None:
    assert follow(client, article.pk, **headers).status_code == 302
    assert client.head(f"/s/{short_code(article.pk, POSTER)}", headers=PERSON).status_code == 302
    assert not ShareArrival.objects.exists()


def test_one_reader_who_comes_twice_is_one_reader(client: Client, article: ArticlePage) -> None:
    for _time in range(2):
        follow(client, article.pk)
    row = ShareArrival.objects.get()
    assert (row.count, row.unique_count) == (2, 1)


def test_a_count_that_fails_keeps_nobody_from_the_page(
    client: Client, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**values: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(short_links, "record_arrival", fail)
    assert follow(client, article.pk).status_code == 302


def test_nothing_can_be_posted_to_a_short_link(client: Client, article: ArticlePage) -> None:
    assert client.post(f"/s/{short_code(article.pk, POSTER)}").status_code == 405


def test_no_page_can_stand_behind_the_short_links(home: HomePage) -> None:
    assert make_section(home, title="S", slug="").slug != "s"
