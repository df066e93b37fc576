"""The log of what search engines were told, and the notice where nobody does the background work."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from articles.models import HomePage, SearchPing
from articles.services.task_backlog import Backlog, task_backlog
from tests.factories import make_article, make_user
from tests.web.html import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client, home: HomePage) -> Client:
    client.force_login(make_user(group="Editors"))
    return client


def make_ping(**fields: object) -> SearchPing:
    return SearchPing.objects.create(
        **{
            "engine": "baidu",
            "reason": "published",
            "title": "如何注销",
            "url": "http://testserver/a/",
            **fields,
        }
    )


def make_task(*, minutes: int, **fields: object) -> None:
    task = DBTaskResult.objects.create(
        **{
            "task_path": "articles.services.publishing.refresh",
            "args_kwargs": {"args": [1], "kwargs": {}},
            "backend_name": "default",
            "run_after": get_date_max(),
            **fields,
        }
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(minutes=minutes))


def test_an_editor_reads_when_whom_what_and_how_it_went(editor: Client) -> None:
    article = make_article()
    make_ping(page=article, state="sent", answer="百度已收到，今天还能推 9 条", attempts=1)
    make_ping(
        engine="indexnow",
        reason="removed",
        title="旧文章",
        state="failed",
        answer="对方的服务器出错了（503）",
    )
    make_ping(url="http://testserver/b/")
    make_ping(url="http://testserver/c/", attempts=1, answer="连不上对方的服务器")
    text = parse(editor.get(reverse("search_pings")).content.decode()).get_text(" ")
    for words in (
        "搜索引擎推送",
        "如何注销",
        "http://testserver/a/",
        "百度",
        "IndexNow（必应等）",
        "撤下",
        "已送达",
        "今天还能推 9 条",
        "没有成功",
        "对方的服务器出错了（503）",
        "还没有发送",
        "连不上对方的服务器；",
        " 再试",
    ):
        assert words in text, words


def test_the_log_can_be_narrowed_and_taken_along_but_not_changed(editor: Client) -> None:
    make_ping(title="成功的", state="sent")
    make_ping(title="失败的", state="failed", url="http://testserver/b/")
    text = editor.get(reverse("search_pings"), {"state": "failed"}).content.decode()
    assert "失败的" in text
    assert "成功的" not in text
    assert editor.get(reverse("search_pings_results"), {"engine": "baidu"}).status_code == 200
    assert editor.get(reverse("search_pings"), {"export": "csv"}).status_code == 200
    assert editor.post(reverse("search_pings")).status_code == 405


def test_an_empty_log_is_a_page_too(editor: Client) -> None:
    assert editor.get(reverse("search_pings")).status_code == 200
    assert editor.get(reverse("missing_addresses")).status_code == 200


def test_the_menu_of_reports_names_both(editor: Client) -> None:
    text = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("search_pings") in text
    assert reverse("missing_addresses") in text


def test_the_front_page_says_that_nobody_works_and_what_to_do(editor: Client) -> None:
    assert "后台进程好像没有运行" not in editor.get(reverse("wagtailadmin_home")).content.decode()
    make_task(minutes=12)
    make_task(minutes=7)
    text = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "有 2 项后台工作在等，最早的等了 12 分钟" in text
    assert "manage.py run_worker" in text


def test_only_what_waits_in_vain_counts(home: HomePage) -> None:
    make_task(minutes=1)
    make_task(minutes=60, status=TaskResultStatus.RUNNING)
    make_task(minutes=60, status=TaskResultStatus.SUCCESSFUL)
    make_task(minutes=60, run_after=timezone.now() + timedelta(hours=1))
    make_task(minutes=60, run_after=timezone.now())
    assert task_backlog() is None
    make_task(minutes=60, run_after=timezone.now() - timedelta(minutes=30))
    assert task_backlog() == Backlog(count=1, minutes=60)


@pytest.mark.parametrize("sign", ["started_at", "finished_at"])
def test_a_worker_that_is_busy_is_no_reason_for_a_notice(sign: str, home: HomePage) -> None:
    make_task(minutes=60)
    make_task(minutes=90, status=TaskResultStatus.RUNNING, **{sign: timezone.now() - timedelta(minutes=1)})
    assert task_backlog() is None
    DBTaskResult.objects.update(**{sign: timezone.now() - timedelta(minutes=30)})
    assert task_backlog() == Backlog(count=1, minutes=60)
