"""The worker as a process: a stop lets its task finish, and what a killed one left undone runs again."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.ops.support import PROJECT, environment, run, until

pytestmark = pytest.mark.ops

ENQUEUE = """
import sys, django
django.setup()
from django.db import connection
from django_tasks_db.models import DBTaskResult
from tests.ops.waiting_task import read_pipe
with connection.schema_editor() as editor:
    editor.create_model(DBTaskResult)
read_pipe.enqueue(sys.argv[1])
"""


class Queue:
    """A database with one task in it, and the workers that were started on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pipe = folder / "pipe"
        self.workers: list[subprocess.Popen[str]] = []
        os.mkfifo(self.pipe)
        self.environment: dict[str, Any] = {
            "DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "site_app.settings.dev",
        }
        made = run(sys.executable, "-c", ENQUEUE, str(self.pipe), cwd=PROJECT, **self.environment)
        assert made.returncode == 0, made.stderr

    def start_worker(self, *options: str) -> subprocess.Popen[str]:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "run_worker", "--no-startup-delay", *options],
            cwd=PROJECT,
            env=environment(**self.environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.workers.append(worker)
        return worker

    def reach_task(self) -> int:
        """Return the pipe's end to write into, once a worker is in the middle of the task."""
        found: list[int] = []
        assert until(lambda: self._open(found), seconds=60)
        return found[0]

    def _open(self, found: list[int]) -> bool:
        try:
            found.append(os.open(self.pipe, os.O_WRONLY | os.O_NONBLOCK))
        except OSError:  # nobody reads it yet
            return False
        return True

    def row(self) -> tuple[str, str]:
        """Return the task's status and its result, as JSON."""
        with closing(sqlite3.connect(self.folder / "db.sqlite3")) as database:
            query = "SELECT status, return_value FROM django_tasks_database_dbtaskresult"
            status, value = database.execute(query).fetchone()
        return status, value

    def close(self) -> None:
        for worker in self.workers:
            worker.kill()
            worker.communicate()


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    queue = Queue(tmp_path)
    yield queue
    queue.close()


def finish(task: int) -> None:
    os.write(task, b"done")
    os.close(task)


def test_a_stop_signal_lets_the_running_task_finish(queue: Queue) -> None:
    worker = queue.start_worker()
    task = queue.reach_task()
    worker.send_signal(signal.SIGTERM)
    finish(task)
    worker.communicate(timeout=30)
    assert worker.returncode == 0
    assert queue.row() == ("SUCCESSFUL", '"done"')


def test_a_task_whose_worker_was_killed_runs_again_in_the_next_one(queue: Queue) -> None:
    first = queue.start_worker()
    task = queue.reach_task()
    first.kill()
    first.communicate(timeout=30)
    os.close(task)
    assert queue.row()[0] == "RUNNING"
    second = queue.start_worker("--batch")
    finish(queue.reach_task())
    output, _ = second.communicate(timeout=30)
    assert second.returncode == 0, output
    assert "read_pipe" in output
    assert "runs again" in output
    assert queue.row() == ("SUCCESSFUL", '"done"')


def test_a_second_worker_leaves_the_task_of_a_living_one_alone(queue: Queue) -> None:
    first = queue.start_worker()
    task = queue.reach_task()
    second = queue.start_worker("--batch")
    output, _ = second.communicate(timeout=30)
    assert (second.returncode, output) == (0, "")
    assert queue.row()[0] == "RUNNING"
    first.send_signal(signal.SIGTERM)
    finish(task)
    first.communicate(timeout=30)
    assert queue.row() == ("SUCCESSFUL", '"done"')
