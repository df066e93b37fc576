"""Which running tasks count as abandoned, and what becomes of them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.services.abandoned_tasks import LONGEST_TASK, MAX_ATTEMPTS, bring_back_abandoned, known_as

pytestmark = pytest.mark.django_db
RUNNING, READY, FAILED = TaskResultStatus.RUNNING, TaskResultStatus.READY, TaskResultStatus.FAILED


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def task_of() -> Callable[..., DBTaskResult]:
    """Makes a task that the named workers took on, one after the other."""

    def make(*worker_ids: str, age: timedelta = timedelta(seconds=1)) -> DBTaskResult:
        return DBTaskResult.objects.create(
            task_path="articles.services.publishing.refresh",
            args_kwargs={"args": [1], "kwargs": {}},
            backend_name="default",
            run_after=timezone.now(),
            status=RUNNING,
            started_at=timezone.now() - age,
            worker_ids=list(worker_ids),
        )

    return make


def status(row: DBTaskResult) -> str:
    row.refresh_from_db()
    return str(row.status)


def test_the_task_of_a_dead_worker_is_ready_again(
    task_of: Callable[..., DBTaskResult], caplog: pytest.LogCaptureFixture
) -> None:
    row = task_of("a/b")
    with known_as("a/b"):
        bring_back_abandoned()
        assert status(row) == RUNNING
    bring_back_abandoned()
    assert status(row) == READY
    assert row in DBTaskResult.objects.ready()
    assert f"articles.services.publishing.refresh {row.pk} was cut off" in caplog.text


def test_only_the_last_worker_of_a_task_counts(task_of: Callable[..., DBTaskResult]) -> None:
    with known_as("first"):
        pass
    row = task_of("first", "second")
    with known_as("second"):
        bring_back_abandoned()
    assert status(row) == RUNNING


def test_a_task_that_killed_worker_after_worker_fails_and_says_so(
    task_of: Callable[..., DBTaskResult], caplog: pytest.LogCaptureFixture
) -> None:
    with known_as("last"):
        pass
    row = task_of(*["earlier"] * (MAX_ATTEMPTS - 1), "last")
    bring_back_abandoned()
    assert status(row) == FAILED
    assert row.exception_class_path.endswith("TaskAbandonedError")
    assert "failed: killed together with its worker 3 times" in caplog.text


@pytest.mark.parametrize(
    ("age", "expected"), [(LONGEST_TASK / 2, RUNNING), (LONGEST_TASK + timedelta(minutes=1), READY)]
)
def test_a_worker_of_another_machine_is_given_time(
    age: timedelta, expected: str, task_of: Callable[..., DBTaskResult]
) -> None:
    row = task_of("elsewhere", age=age)
    bring_back_abandoned()
    assert status(row) == expected


def test_an_old_task_of_a_living_worker_is_left_alone(task_of: Callable[..., DBTaskResult]) -> None:
    row = task_of("slow", age=LONGEST_TASK * 2)
    with known_as("slow"):
        bring_back_abandoned()
    assert status(row) == RUNNING


def test_nothing_is_kept_of_dead_workers(tmp_path: Path) -> None:
    with known_as("gone"):
        pass
    with known_as("here"):
        bring_back_abandoned()
        assert [path.name for path in (tmp_path / "workers").iterdir()] == ["here"]
