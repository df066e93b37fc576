"""When an engine is told again, and that nothing is lost."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.models import PushQuota, SearchEngine, SearchPing, SearchSettings, SectionPage
from articles.services import search_pings
from articles.services.search_pings import WAITS, send_due_pings
from tests.factories import make_article
from tests.fake_engine import FakeEngine
from tests.services.search_engine_fixtures import told

pytestmark = pytest.mark.django_db
INDEXNOW, BAIDU = SearchEngine.INDEXNOW, SearchEngine.BAIDU


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    moment = timezone.now() + by
    monkeypatch.setattr(timezone, "now", lambda: moment)


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
    assert told(INDEXNOW) == [("published", "sent", "对方已收到")]


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
    assert [state for _reason, state, _answer in told(BAIDU)] == ["sent", "sent"]


def test_no_more_is_sent_than_the_engine_still_takes(baidu: FakeEngine, section: SectionPage) -> None:
    PushQuota.objects.create(engine=BAIDU, remaining=2, told_at=timezone.now())
    baidu.answer(200, json.dumps({"remain": 0, "success": 2}))
    for _number in range(3):
        search_pings.announce_publication(make_article(section))
    send_due_pings.call()
    assert [len(body.split("\n")) for body in baidu.bodies] == [2]
    assert [state for _reason, state, _answer in told(BAIDU)] == ["sent", "sent", "waiting"]


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
    assert told(BAIDU)[0] == ("published", "failed", "百度说网址不属于登记的网站")
    assert told(BAIDU)[1][1] == "sent"


def test_an_engine_that_is_down_keeps_the_other_none_back(
    indexnow: FakeEngine, baidu: FakeEngine, section: SectionPage, settings: Any
) -> None:
    settings.INDEXNOW_ENDPOINT = "http://127.0.0.1:1/"
    search_pings.announce_publication(make_article(section))
    send_due_pings.call()
    assert told(INDEXNOW) == [("published", "waiting", "连不上对方的服务器")]
    assert told(BAIDU)[0][1] == "sent"


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
    assert told(INDEXNOW) == [("published", "waiting", "")]
    send_due_pings.call()
    assert indexnow.requests == []
    later(monkeypatch, search_pings.CLAIM + timedelta(seconds=1))
    send_due_pings.call()
    assert told(INDEXNOW)[0][1] == "sent"


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
    assert told(INDEXNOW) == [("published", "skipped", "这个搜索引擎的设置已经清空")]


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
