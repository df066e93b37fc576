"""Who is told of what."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.models import (
    ArticlePage,
    HomePage,
    PushQuota,
    SearchEngine,
    SearchPing,
    SearchSettings,
    SectionPage,
)
from articles.services import search_pings
from articles.services.search_pings import send_due_pings
from tests.factories import make_article, make_section
from tests.fake_engine import FakeEngine
from tests.services.search_engine_fixtures import told

pytestmark = pytest.mark.django_db
INDEXNOW, BAIDU = SearchEngine.INDEXNOW, SearchEngine.BAIDU


def publish(article: ArticlePage, committed: Any, **fields: Any) -> None:
    article = ArticlePage.objects.get(pk=article.pk)
    for name, value in fields.items():
        setattr(article, name, value)
    with committed(execute=True):
        article.save_revision().publish()


def test_nobody_is_told_of_anything_until_somebody_is_set_up(section: SectionPage, committed: Any) -> None:
    article = make_article(section)
    publish(article, committed)
    article.unpublish()
    assert not SearchPing.objects.exists()


def test_a_publication_is_told_to_both_and_their_answers_are_kept(
    indexnow: FakeEngine, baidu: FakeEngine, section: SectionPage, committed: Any
) -> None:
    article = make_article(section, slug="one", title="如何注销")
    publish(article, committed)
    address = "http://testserver/guides/one/"
    assert json.loads(indexnow.bodies[0])["urlList"] == [address]
    assert baidu.bodies == [address]
    assert told(INDEXNOW) == [("published", "sent", "对方已收到")]
    assert told(BAIDU) == [("published", "sent", "百度已收到，今天还能推 9 条")]
    ping = SearchPing.objects.filter(engine=BAIDU).get()
    assert (ping.page_id, ping.title, ping.url) == (article.pk, "如何注销", address)
    assert ping.sent_at is not None
    assert PushQuota.objects.get(engine=BAIDU).remaining == 9


def test_baidu_hears_again_only_of_a_change_in_substance(
    baidu: FakeEngine, section: SectionPage, committed: Any
) -> None:
    article = make_article(section)
    publish(article, committed)
    publish(article, committed, title="改了一个错别字")
    assert len(baidu.requests) == 1
    revised_at = timezone.now()
    publish(article, committed, revised_at=revised_at)
    publish(article, committed, title="又改了一个错别字")
    assert len(baidu.requests) == 2
    publish(article, committed, revised_at=revised_at + timedelta(hours=1))
    assert len(baidu.requests) == 3
    assert [reason for reason, _state, _answer in told(BAIDU)] == ["published", "changed", "changed"]


def test_indexnow_hears_of_every_publication(
    indexnow: FakeEngine, section: SectionPage, committed: Any
) -> None:
    article = make_article(section)
    publish(article, committed)
    publish(article, committed, title="改了")
    assert [reason for reason, _state, _answer in told(INDEXNOW)] == ["published", "changed"]


def test_a_new_address_is_told(baidu: FakeEngine, section: SectionPage, committed: Any) -> None:
    article = make_article(section, slug="old")
    publish(article, committed)
    publish(article, committed, slug="new")
    elsewhere = make_section(slug="other")
    with committed(execute=True):
        ArticlePage.objects.get(pk=article.pk).move(elsewhere, pos="last-child")
    assert baidu.bodies == [
        f"http://testserver/{path}/" for path in ("guides/old", "guides/new", "other/new")
    ]


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_indexnow_is_told_that_an_article_is_gone(
    action: str, indexnow: FakeEngine, baidu: FakeEngine, section: SectionPage, committed: Any
) -> None:
    article = make_article(section, slug="one")
    publish(article, committed)
    with committed(execute=True):
        getattr(ArticlePage.objects.get(pk=article.pk), action)()
    assert json.loads(indexnow.bodies[-1])["urlList"] == ["http://testserver/guides/one/"]
    assert told(INDEXNOW)[-1] == ("removed", "sent", "对方已收到")
    assert len(baidu.requests) == 1
    assert Client().get("/guides/one/").status_code == (410 if action == "unpublish" else 404)


def test_what_comes_back_is_told_as_new_to_indexnow(
    indexnow: FakeEngine, section: SectionPage, committed: Any
) -> None:
    article = make_article(section)
    publish(article, committed)
    with committed(execute=True):
        ArticlePage.objects.get(pk=article.pk).unpublish()
    publish(article, committed)
    assert [reason for reason, _state, _answer in told(INDEXNOW)] == ["published", "removed", "published"]


def test_what_readers_may_not_see_is_told_to_nobody(
    indexnow: FakeEngine, baidu: FakeEngine, home: HomePage, committed: Any
) -> None:
    private = make_section(home)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    article = make_article(private)
    publish(article, committed)
    with committed(execute=True):
        ArticlePage.objects.get(pk=article.pk).unpublish()
    make_article(make_section(home), live=False).save_revision()
    assert not SearchPing.objects.exists()


def test_an_article_made_private_before_it_was_sent_is_not_told(
    indexnow: FakeEngine, section: SectionPage, committed: Any
) -> None:
    article = make_article(section)
    search_pings.announce_publication(article)
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    send_due_pings.call()
    assert told(INDEXNOW) == [("published", "skipped", "文章现在不公开，就不告诉对方了")]
    assert indexnow.requests == []


def test_a_hidden_site_tells_nobody(indexnow: FakeEngine, section: SectionPage, committed: Any) -> None:
    SearchSettings.objects.update(is_hidden=True)
    publish(make_article(section), committed)
    assert not SearchPing.objects.exists()


def test_the_row_stands_before_anything_is_sent(
    indexnow: FakeEngine, section: SectionPage, committed: Any
) -> None:
    article = make_article(section)
    with committed():
        article.save_revision().publish()
    assert told(INDEXNOW) == [("published", "waiting", "")]
    assert indexnow.requests == []


def test_one_row_waits_for_an_address_however_often_it_is_published(
    indexnow: FakeEngine, section: SectionPage
) -> None:
    article = make_article(section, title="旧标题")
    search_pings.announce_publication(article)
    article.title = "新标题"
    search_pings.announce_publication(article)
    assert SearchPing.objects.get().title == "新标题"
