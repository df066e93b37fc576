"""Brings back the tasks of workers that were killed: django-tasks-db leaves those marked as running for ever.

A worker holds a lock on a file named after it for as long as it lives, however it ends. A running task whose
worker's file is there and not locked is abandoned. Tasks are idempotent, so it simply runs again.
"""

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import IO
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

# A task that kills its worker must not do so for ever.
MAX_ATTEMPTS = 3
# A worker without a file here runs on another machine, if at all; no task takes nearly so long.
LONGEST_TASK = timedelta(hours=1)


class TaskAbandonedError(Exception):
    """Stands in the result of a task whose workers were killed again and again."""


@contextmanager
def known_as(worker_id: str) -> Iterator[None]:
    """Show other workers that this one lives, until the block or the process ends."""
    folder = _folder()
    folder.mkdir(exist_ok=True)
    # The file stays: what this worker leaves undone is found by it.
    with (folder / _file_name(worker_id)).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def bring_back_abandoned() -> None:
    """Make every abandoned task ready again, or failed where it was tried MAX_ATTEMPTS times. Logs each."""
    living, dead = _workers()
    with transaction.atomic():
        for row in DBTaskResult.objects.running().select_for_update(skip_locked=True):
            name = _file_name(row.worker_ids[-1])
            is_old = row.started_at < timezone.now() - LONGEST_TASK
            if name in dead or (is_old and name not in living):
                _bring_back(row)
    for name in dead:
        (_folder() / name).unlink(missing_ok=True)


def _bring_back(row: DBTaskResult) -> None:
    attempts = len(row.worker_ids)
    if attempts >= MAX_ATTEMPTS:
        row.set_failed(TaskAbandonedError(f"{attempts} workers were killed while they ran it"))
        logger.error(
            "Task %s %s failed: killed together with its worker %s times", row.task_path, row.pk, attempts
        )
        return
    row.status, row.started_at = TaskResultStatus.READY, None
    row.save(update_fields=["status", "started_at"])
    logger.warning("Task %s %s was cut off when its worker was killed, and runs again", row.task_path, row.pk)


def _workers() -> tuple[set[str], set[str]]:
    """Return the file names of the workers that live and of those that are gone."""
    living: set[str] = set()
    dead: set[str] = set()
    for path in _folder().glob("*"):
        with path.open("r") as file:
            (dead if _is_free(file) else living).add(path.name)
    return living, dead


def _is_free(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "workers"


def _file_name(worker_id: str) -> str:
    return quote(worker_id, safe="")
