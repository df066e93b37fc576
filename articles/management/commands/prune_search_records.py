"""Forgets what is old among the records of search engines and of dead addresses; the scheduler's daily job."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.services.missing_addresses import forget_rare_addresses
from articles.services.search_pings import forget_old_pings


class Command(BaseCommand):
    help = "清理旧的搜索引擎推送记录和很少有人找的失效地址。"

    def handle(self, *args: Any, **options: Any) -> None:
        forget_old_pings()
        forget_rare_addresses()
