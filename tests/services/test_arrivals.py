"""Arrivals by short links: counted atomically, by article, channel and day, and without knowing anybody."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import ArticlePage, HomePage, ShareArrival
from articles.services.arrivals import arrivals_by_channel, is_new_reader, record_arrival, short_url
from articles.sharing.short_links import CHANNELS_BY_SOURCE, read_short_code
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db
POSTER, WECHAT = CHANNELS_BY_SOURCE["poster"], CHANNELS_BY_SOURCE["wechat"]
READER = {"address": "192.0.2.1", "user_agent": "Firefox"}


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home))


def test_an_arrival_is_one_statement_whether_it_is_the_days_first_or_not(article: ArticlePage) -> None:
    for is_new in (True, False, True):
        with CaptureQueriesContext(connection) as captured:
            record_arrival(article_id=article.pk, channel=POSTER, is_new=is_new)
        assert len(captured) == 1
    row = ShareArrival.objects.get()
    assert (row.channel, row.count, row.unique_count) == ("poster", 3, 2)
    assert row.day == timezone.localdate()


def test_channels_and_days_have_rows_of_their_own(article: ArticlePage) -> None:
    today = timezone.localdate()
    record_arrival(article_id=article.pk, channel=POSTER, is_new=True)
    record_arrival(article_id=article.pk, channel=WECHAT, is_new=True)
    record_arrival(article_id=article.pk, channel=WECHAT, is_new=True, day=today - timedelta(days=1))
    assert ShareArrival.objects.count() == 3


def test_the_report_adds_days_up_and_forgets_what_is_older(article: ArticlePage) -> None:
    today = timezone.localdate()
    for age in (0, 29, 30):
        day = today - timedelta(days=age)
        record_arrival(article_id=article.pk, channel=WECHAT, is_new=age == 0, day=day)
    record_arrival(article_id=article.pk, channel=POSTER, is_new=True)
    rows = [(row["channel"], row["arrivals"], row["readers"]) for row in arrivals_by_channel(days=30)]
    assert rows == [("wechat", 2, 1), ("poster", 1, 1)]


def test_a_reader_is_new_once_a_day_by_article_and_channel(
    article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_new_reader(article_id=article.pk, channel=WECHAT, **READER)
    assert not is_new_reader(article_id=article.pk, channel=WECHAT, **READER)
    assert is_new_reader(article_id=article.pk, channel=POSTER, **READER)
    assert is_new_reader(article_id=article.pk + 1, channel=WECHAT, **READER)
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert is_new_reader(article_id=article.pk, channel=WECHAT, **READER)


def test_a_reader_is_remembered_as_a_hash_for_a_day_at_most(
    article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = []
    cache = caches["recent_views"]
    monkeypatch.setattr(type(cache), "add", lambda self, *entry: kept.append(entry) or True)
    is_new_reader(article_id=article.pk, channel=WECHAT, **READER)
    (key, value, seconds) = kept[0]
    assert "192.0.2.1" not in f"{key}{value}"
    assert seconds <= 24 * 3600


def test_what_readers_may_not_see_has_no_short_address(article: ArticlePage) -> None:
    short = short_url(article, source="poster", base_url="https://example.com")
    head, code = short.rsplit("/", 1)
    assert head == "https://example.com/s"
    assert read_short_code(code) == (article.pk, POSTER)
    private = make_article(slug="private")
    private.view_restrictions.create(restriction_type="password", password="open-sesame")
    for hidden in (private, make_article(slug="draft", live=False), ArticlePage(title="x", slug="new")):
        hidden.get_url = lambda *args, **kwargs: "/canonical/"
        assert short_url(hidden, source="poster", base_url="https://example.com") == (
            "https://example.com/canonical/"
        )
