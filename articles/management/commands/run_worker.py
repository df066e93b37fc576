"""The background worker: that of django-tasks-db, which here first brings back what a killed one left undone.

A stop signal ends it at once while it waits, and otherwise after the task that it runs.
"""

from argparse import ArgumentParser
from typing import Any

from django_tasks_db.management.commands import db_worker

from articles.services.abandoned_tasks import bring_back_abandoned, known_as


class Command(db_worker.Command):
    help = "运行后台任务，直到收到停止信号；先接手被强行结束的进程没做完的任务。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        # A reload would cut a task off in the middle.
        parser.set_defaults(reload=False)

    def handle(self, *args: Any, **options: Any) -> None:
        bring_back_abandoned()
        with known_as(options["worker_id"]):
            super().handle(*args, **options)
