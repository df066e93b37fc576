"""What the site does by the clock: publishing what is due each minute, tidying up once a day."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.management import call_command
from django.db import close_old_connections

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """A management command and the seconds between two of its runs."""

    command: str
    every: int


JOBS = (
    Job(command="publish_scheduled", every=60),
    Job(command="send_search_pings", every=120),
    Job(command="prune_search_records", every=86_400),
    Job(command="clearsessions", every=86_400),
    Job(command="prune_db_task_results", every=86_400),
)


def run_quietly(command: str) -> None:
    """Run a management command, on a connection that is alive; it speaks only of what goes wrong."""
    close_old_connections()
    try:
        call_command(command, verbosity=0)
    finally:
        close_old_connections()


@dataclass
class Schedule:
    """Runs each job when it is due; the first time at once."""

    jobs: tuple[Job, ...] = JOBS
    run: Callable[[str], object] = run_quietly
    _due: dict[str, float] = field(default_factory=dict)

    def tick(self, *, now: float) -> float:
        """Run what is due at `now` (seconds of a steady clock); return the seconds until the next job.

        A job that fails is logged and tried again at its next turn: a database that is away for a while must
        not end scheduled publishing for good.
        """
        for job in self.jobs:
            if now >= self._due.get(job.command, now):
                self._due[job.command] = now + job.every
                self._run(job)
        return max(0.0, min(self._due.values(), default=now + 60) - now)

    def _run(self, job: Job) -> None:
        try:
            self.run(job.command)
        except Exception:
            logger.exception("The job %s failed and runs again in %s seconds", job.command, job.every)
