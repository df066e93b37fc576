"""Who is told of what, when it is tried again, and that nothing is lost."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageViewRestriction, Site

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
from articles.services.search_pings import WAITS, send_due_pings
from tests.factories import make_article, make_section
from tests.fake_engine import FakeEngine, fake_engine

pytestmark = pytest.mark.django_db
KEY = "0123456789abcdef"
INDEXNOW, BAIDU = SearchEngine.INDEXNOW, SearchEngine.BAIDU
GOOD = json.dumps({"remain": 9, "success": 1, "not_same_site": [], "not_valid": []})


@pytest.fixture
def indexnow(home: HomePage, settings: Any) -> Iterator[FakeEngine]:
    SearchSettings.objects.create(site=Site.objects.get(), indexnow_key=KEY)
    with fake_engine() as engine:
        settings.INDEXNOW_ENDPOINT = engine.url
        yield engine


@pytest.fixture
def baidu(home: HomePage, settings: Any) -> Iterator[FakeEngine]:
    with fake_engine() as engine:
        engine.answer(200, GOOD)
        settings.BAIDU_PUSH_ENDPOINT = engine.url
        settings.BAIDU_PUSH_SITE, settings.BAIDU_PUSH_TOKEN = "http://testserver", "token"
        yield engine


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, slug="guides")


@pytest.fixture(autouse=True)
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """What waits for a commit runs where a test says so."""
    return django_capture_on_commit_callbacks


def publish(article: ArticlePage, committed: Any, **fields: Any) -> None:
    article = ArticlePage.objects.get(pk=article.pk)
    for name, value in fields.items():
        setattr(article, name, value)
    with committed(execute=True):
        article.save_revision().publish()


def rows(engine: str) -> list[tuple[str, str, str]]:
    found = SearchPing.objects.filter(engine=engine).order_by("pk")
    return [(one.reason, one.state, one.answer) for one in found]


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    moment = timezone.now() + by
    monkeypatch.setattr(timezone, "now", lambda: moment)


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
    assert rows(INDEXNOW) == [("published", "sent", "对方已收到")]
    assert rows(BAIDU) == [("published", "sent", "百度已收到，今天还能推 9 条")]
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
    assert [reason for reason, _state, _answer in rows(BAIDU)] == ["published", "changed", "changed"]


def test_indexnow_hears_of_every_publication(
    indexnow: FakeEngine, section: SectionPage, committed: Any
) -> None:
    article = make_article(section)
    publish(article, committed)
    publish(article, committed, title="改了")
    assert [reason for reason, _state, _answer in rows(INDEXNOW)] == ["published", "changed"]


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
    assert rows(INDEXNOW)[-1] == ("removed", "sent", "对方已收到")
    assert len(baidu.requests) == 1


def test_what_comes_back_is_told_as_new_to_indexnow(
    indexnow: FakeEngine, section: SectionPage, committed: Any
) -> None:
    article = make_article(section)
    publish(article, committed)
    with committed(execute=True):
        ArticlePage.objects.get(pk=article.pk).unpublish()
    publish(article, committed)
    assert [reason for reason, _state, _answer in rows(INDEXNOW)] == ["published", "removed", "published"]


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
    assert rows(INDEXNOW) == [("published", "skipped", "文章现在不公开，就不告诉对方了")]
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
    assert rows(INDEXNOW) == [("published", "waiting", "")]
    assert indexnow.requests == []


def test_one_row_waits_for_an_address_however_often_it_is_published(
    indexnow: FakeEngine, section: SectionPage
) -> None:
    article = make_article(section, title="旧标题")
    search_pings.announce_publication(article)
    article.title = "新标题"
    search_pings.announce_publication(article)
    assert SearchPing.objects.get().title == "新标题"


def test_a_failure_is_tried_again_after_longer_and_longer_waits_and_then_given_up(
    indexnow: FakeEngine, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexnow.answer(503)
    search_pings.announce_publication(make_article(section))
    for number, wait in enumerate(WAITS, start=1):
        send_due_pings.call()
        ping = SearchPing.objects.get()
        assert (ping.attempts, ping.state, len(indexnow.requests)) == (number, "waiting", number)
        assert wait - timedelta(minutes=1) < ping.next_try_at - timezone.now() <= wait
        send_due_pings.call()
        assert len(indexnow.requests) == number
        later(monkeypatch, wait + timedelta(seconds=1))
    send_due_pings.call()
    ping.refresh_from_db()
    assert (ping.state, ping.answer) == ("failed", "对方的服务器出错了（503）；试了 6 次，不再试了")
    later(monkeypatch, timedelta(days=365))
    send_due_pings.call()
    assert len(indexnow.requests) == len(WAITS) + 1


def test_an_engine_that_names_a_wait_gets_it(indexnow: FakeEngine, section: SectionPage) -> None:
    indexnow.answer(429, Retry_After="7200")
    search_pings.announce_publication(make_article(section))
    send_due_pings.call()
    assert SearchPing.objects.get().next_try_at - timezone.now() > timedelta(minutes=119)


def test_it_heals_by_itself(
    indexnow: FakeEngine, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexnow.answers = [(500, "", {}), (200, "", {})]
    search_pings.announce_publication(make_article(section))
    send_due_pings.call()
    later(monkeypatch, timedelta(minutes=6))
    send_due_pings.call()
    assert rows(INDEXNOW) == [("published", "sent", "对方已收到")]


def test_over_quota_waits_for_tomorrow_and_costs_no_try(
    baidu: FakeEngine, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    baidu.answers = [(400, '{"error":400,"message":"over quota"}', {}), (200, '{"success": 2}', {})]
    search_pings.announce_publication(make_article(section))
    send_due_pings.call()
    ping = SearchPing.objects.get()
    assert (ping.state, ping.attempts, ping.answer) == ("waiting", 0, "百度今天的配额用完了，明天再推")
    tomorrow = timezone.localtime(ping.next_try_at)
    assert (tomorrow.date() - timezone.localdate()).days == 1
    assert PushQuota.objects.get().remaining == 0

    search_pings.announce_publication(make_article(section))
    send_due_pings.call()
    assert len(baidu.requests) == 1

    later(monkeypatch, timedelta(days=1, hours=1))
    send_due_pings.call()
    assert [state for _reason, state, _answer in rows(BAIDU)] == ["sent", "sent"]


def test_no_more_is_sent_than_the_engine_still_takes(baidu: FakeEngine, section: SectionPage) -> None:
    PushQuota.objects.create(engine=BAIDU, remaining=2, told_at=timezone.now())
    baidu.answer(200, json.dumps({"remain": 0, "success": 2}))
    for _number in range(3):
        search_pings.announce_publication(make_article(section))
    send_due_pings.call()
    assert [len(body.split("\n")) for body in baidu.bodies] == [2]
    assert [state for _reason, state, _answer in rows(BAIDU)] == ["sent", "sent", "waiting"]


def test_a_quota_of_yesterday_says_nothing_about_today(baidu: FakeEngine, section: SectionPage) -> None:
    PushQuota.objects.create(engine=BAIDU, remaining=0, told_at=timezone.now() - timedelta(days=1))
    search_pings.announce_publication(make_article(section))
    send_due_pings.call()
    assert len(baidu.requests) == 1


def test_one_refused_address_does_not_spoil_its_batch(baidu: FakeEngine, section: SectionPage) -> None:
    first, second = make_article(section, slug="a"), make_article(section, slug="b")
    for article in (first, second):
        search_pings.announce_publication(article)
    refused = ["http://testserver/guides/a/"]
    baidu.answer(200, json.dumps({"remain": 1, "success": 1, "not_same_site": refused}))
    send_due_pings.call()
    assert rows(BAIDU)[0] == ("published", "failed", "百度说网址不属于登记的网站")
    assert rows(BAIDU)[1][1] == "sent"


def test_an_engine_that_is_down_keeps_the_other_none_back(
    indexnow: FakeEngine, baidu: FakeEngine, section: SectionPage, settings: Any
) -> None:
    settings.INDEXNOW_ENDPOINT = "http://127.0.0.1:1/"
    search_pings.announce_publication(make_article(section))
    send_due_pings.call()
    assert rows(INDEXNOW) == [("published", "waiting", "连不上对方的服务器")]
    assert rows(BAIDU)[0][1] == "sent"


def test_what_a_killed_worker_had_claimed_is_sent_by_the_next(
    indexnow: FakeEngine, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    search_pings.announce_publication(make_article(section))

    def killed(*args: Any, **kwargs: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(search_pings, "tell_indexnow", killed)
        with pytest.raises(SystemExit):
            send_due_pings.call()
    assert rows(INDEXNOW) == [("published", "waiting", "")]
    send_due_pings.call()
    assert indexnow.requests == []
    later(monkeypatch, search_pings.CLAIM + timedelta(seconds=1))
    send_due_pings.call()
    assert rows(INDEXNOW)[0][1] == "sent"


def test_a_big_site_is_told_in_batches(
    indexnow: FakeEngine, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_pings, "BATCH", 2)
    for _number in range(5):
        search_pings.announce_publication(make_article(section))
    send_due_pings.call()
    assert [len(json.loads(body)["urlList"]) for body in indexnow.bodies] == [2, 2, 1]


def test_rows_of_an_engine_that_was_turned_off_are_settled(
    indexnow: FakeEngine, section: SectionPage
) -> None:
    search_pings.announce_publication(make_article(section))
    SearchSettings.objects.update(indexnow_key="")
    send_due_pings.call()
    assert rows(INDEXNOW) == [("published", "skipped", "这个搜索引擎的设置已经清空")]


def test_the_clock_asks_for_a_worker_once_while_something_is_due(
    indexnow: FakeEngine, section: SectionPage, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    call_command("send_search_pings")
    assert not DBTaskResult.objects.exists()
    search_pings.announce_publication(make_article(section))
    call_command("send_search_pings")
    call_command("send_search_pings")
    assert [row.status for row in DBTaskResult.objects.all()] == [TaskResultStatus.READY]


def test_old_rows_go_but_what_an_engine_knows_stays(indexnow: FakeEngine, section: SectionPage) -> None:
    long_ago = timezone.now() - search_pings.KEPT - timedelta(days=1)
    for days, url, state in ((2, "a", "sent"), (1, "a", "sent"), (1, "b", "failed"), (3, "c", "waiting")):
        SearchPing.objects.create(
            engine=INDEXNOW,
            url=url,
            state=state,
            reason="published",
            created_at=long_ago - timedelta(days=days),
        )
    call_command("prune_search_records")
    assert list(SearchPing.objects.order_by("url").values_list("url", flat=True)) == ["a", "b", "c"]
    assert SearchPing.objects.get(url="a").created_at > long_ago - timedelta(days=2)
