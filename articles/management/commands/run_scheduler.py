"""The clock of the site: scheduled publishing each minute, in one process however many are started."""

import fcntl
import signal
import time
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.services.scheduling import Schedule

LOCK_NAME = "scheduler.lock"
RETRY_SECONDS = 15
STOP_SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})


class Command(BaseCommand):
    help = "按计划发布和下线页面（每分钟一次），直到收到停止信号。"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        # Blocked and waited for: a signal ends a wait at once, but never a publication half-way.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
        # Held until the process ends, however it ends.
        with (settings.DATA_DIR / LOCK_NAME).open("w") as lock:
            if self._wait_for_turn(lock):
                run_until_stopped(Schedule())

    def _wait_for_turn(self, lock: IO[str]) -> bool:
        """Return True once this process alone is the scheduler, False when it was stopped before."""
        told = False
        while not take(lock):
            if not told:
                self.stdout.write("另一个定时发布进程正在运行，本进程待命，等它结束后接手。")
                told = True
            if stopped_within(RETRY_SECONDS):
                return False
        return True


def take(lock: IO[str]) -> bool:
    """Try to take the lock; return whether it is ours now."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def stopped_within(seconds: float) -> bool:
    """Wait for a stop signal, at most so long; return whether one came."""
    return signal.sigtimedwait(STOP_SIGNALS, seconds) is not None


def run_until_stopped(schedule: Schedule) -> None:
    """Run what is due, wait for what is next, until a stop signal comes."""
    while not stopped_within(schedule.tick(now=time.monotonic())):
        pass
