"""Asks the background worker to tell search engines what they haven't been told yet; the scheduler's job."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.services.search_pings import ask_for_worker


class Command(BaseCommand):
    help = "有到时间的搜索引擎推送时，请后台进程去发。"

    def handle(self, *args: Any, **options: Any) -> None:
        ask_for_worker()
