"""Reads: counted once, atomically, by the day, and never lost by publishing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import ArticlePage, ArticleViews, HomePage
from articles.services import view_counts
from articles.services.view_counts import is_repeat, most_read, record_view, total_views
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home))


def test_a_read_is_one_statement_whether_it_is_the_days_first_or_not(article: ArticlePage) -> None:
    for expected in (1, 2, 3):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            record_view(article_id=article.pk)
        assert len(captured) == 1
        assert "ON CONFLICT" in captured[0]["sql"]
        assert total_views(article.pk) == expected
    assert ArticleViews.objects.count() == 1


def test_days_have_rows_of_their_own_and_add_up(article: ArticlePage) -> None:
    today = timezone.localdate()
    for day in (today, today, today - timedelta(days=1)):
        record_view(article_id=article.pk, day=day)
    assert dict(ArticleViews.objects.values_list("day", "count")) == {today: 2, today - timedelta(days=1): 1}
    assert total_views(article.pk) == 3


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 24, 15, 59, 59, tzinfo=UTC), "2026-11-24"),
        (datetime(2026, 11, 24, 16, 0, 0, tzinfo=UTC), "2026-11-25"),
    ],
)
def test_a_day_begins_at_midnight_in_shanghai(
    article: ArticlePage, monkeypatch: pytest.MonkeyPatch, moment: datetime, day: str
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)
    record_view(article_id=article.pk)
    assert str(ArticleViews.objects.get().day) == day


def test_publishing_an_old_draft_does_not_reset_the_count(article: ArticlePage) -> None:
    old = article.save_revision()
    record_view(article_id=article.pk)
    record_view(article_id=article.pk)
    old.publish()
    article.unpublish()
    article.save_revision().publish()
    assert total_views(article.pk) == 2


def test_an_unread_article_has_none(article: ArticlePage) -> None:
    assert total_views(article.pk) == 0


def test_a_repeat_is_the_same_reader_on_the_same_article_within_a_while(article: ArticlePage) -> None:
    reader = {"article_id": article.pk, "address": "192.0.2.1", "user_agent": "Firefox"}
    assert not is_repeat(**reader)
    assert is_repeat(**reader)
    assert not is_repeat(**{**reader, "article_id": article.pk + 1})
    assert not is_repeat(**{**reader, "address": "192.0.2.2"})
    assert not is_repeat(**{**reader, "user_agent": "Safari"})


def test_neither_address_nor_browser_is_stored(article: ArticlePage, settings: Any) -> None:
    settings.CACHES = {
        "recent_views": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "views_test"}
    }
    call_command("createcachetable", "views_test")
    is_repeat(article_id=article.pk, address="192.0.2.77", user_agent="Mozilla/5.0 Own")
    assert is_repeat(article_id=article.pk, address="192.0.2.77", user_agent="Mozilla/5.0 Own")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM views_test")
        stored = str(cursor.fetchall())
    assert "views:" in stored
    assert "192.0.2.77" not in stored
    assert "Own" not in stored


def test_what_is_remembered_changes_with_the_day(
    article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = {"article_id": article.pk, "address": "192.0.2.1", "user_agent": "Firefox"}
    assert not is_repeat(**reader)
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert not is_repeat(**reader)


def test_a_reader_is_forgotten_after_half_an_hour(
    article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = []
    cache = caches["recent_views"]
    monkeypatch.setattr(type(cache), "add", lambda self, key, value, timeout: seconds.append(timeout) or True)
    is_repeat(article_id=article.pk, address="192.0.2.1", user_agent="Firefox")
    assert seconds == [view_counts.REPEAT_SECONDS] == [1800]


def test_the_most_read_are_those_of_the_last_seven_days_most_read_first(article: ArticlePage) -> None:
    today = timezone.localdate()
    popular, old = make_article(), make_article()
    for _ in range(2):
        record_view(article_id=popular.pk, day=today - timedelta(days=6))
    record_view(article_id=popular.pk, day=today)
    record_view(article_id=article.pk)
    for _ in range(9):
        record_view(article_id=old.pk, day=today - timedelta(days=7))
        record_view(article_id=article.pk, day=today - timedelta(days=7))
    assert [(one.pk, one.recent_views) for one in most_read()] == [(popular.pk, 3), (article.pk, 1)]


def test_nothing_is_most_read_while_nothing_was_read(article: ArticlePage) -> None:
    assert list(most_read()) == []


def test_hidden_articles_are_never_most_read(article: ArticlePage) -> None:
    private = make_article()
    private.view_restrictions.create(restriction_type="login")
    for one in (article, private):
        record_view(article_id=one.pk)
    article.unpublish()
    assert list(most_read()) == []


def test_the_most_read_list_is_short(home: HomePage) -> None:
    for _ in range(10):
        record_view(article_id=make_article().pk)
    assert len(most_read()) == 8
