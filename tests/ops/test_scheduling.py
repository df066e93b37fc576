"""The clock: what is due runs, a failure does not end it, and a signal does at once."""

import signal
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils import timezone

from articles.management.commands import run_scheduler
from articles.services.scheduling import JOBS, Job, Schedule
from tests.factories import make_article

PUBLISH = Job(command="publish_scheduled", every=60)
TIDY = Job(command="clearsessions", every=600)


# The clock closes its connections, which it could not in the midst of a transaction.
@pytest.mark.django_db(transaction=True)
def test_one_tick_publishes_a_page_that_is_due(home: object) -> None:
    page = make_article(live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)

    Schedule().tick(now=0)

    page.refresh_from_db()
    assert page.live


def test_publishing_comes_every_minute() -> None:
    assert JOBS[0] == PUBLISH


def test_a_job_runs_when_it_is_due_and_not_before() -> None:
    ran: list[str] = []
    schedule = Schedule(jobs=(PUBLISH, TIDY), run=ran.append)
    assert schedule.tick(now=100) == 60
    assert schedule.tick(now=130) == 30
    schedule.tick(now=160)
    assert ran == ["publish_scheduled", "clearsessions", "publish_scheduled"]


def test_a_database_that_is_away_ends_neither_the_other_jobs_nor_the_next_turn(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ran: list[str] = []

    def run(command: str) -> None:
        ran.append(command)
        if command == "publish_scheduled" and ran.count(command) == 1:
            raise OperationalError("the server closed the connection")

    schedule = Schedule(jobs=(PUBLISH, TIDY), run=run)
    schedule.tick(now=0)
    schedule.tick(now=60)
    assert ran == ["publish_scheduled", "clearsessions", "publish_scheduled"]
    assert "publish_scheduled failed" in caplog.text


def test_a_signal_ends_the_wait_at_once() -> None:
    def ask_to_stop(_command: str) -> None:
        # To this thread: the process has others, which do not block the signal.
        signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

    before = signal.pthread_sigmask(signal.SIG_BLOCK, run_scheduler.STOP_SIGNALS)
    try:
        started = time.monotonic()
        run_scheduler.run_until_stopped(Schedule(jobs=(PUBLISH,), run=ask_to_stop))
        assert time.monotonic() - started < 5
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def test_only_one_process_holds_the_lock_and_the_next_takes_over(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as second:
        with (tmp_path / "lock").open("w") as first:
            assert run_scheduler.take(first)
            assert not run_scheduler.take(second)
        assert run_scheduler.take(second)
