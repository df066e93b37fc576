"""Everything between an installed project and a site that can be served, in one process and in order.

Each step looks whether it has anything to do, so a start that was cut short is finished by the next one, and
a start with nothing to do takes no longer than Django itself.
"""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import HomePage
from articles.services.first_start import ensure_admin
from articles.services.site_address import apply_site_url
from articles.services.static_files import collect_when_changed


class Command(BaseCommand):
    help = "准备好启动网站所需的一切：数据库、示例内容、管理员、静态文件。"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._prepare_database()
        except CommandError as error:
            raise SystemExit(str(error)) from None
        except OperationalError as error:
            sentence = f"连不上数据库，或数据库不能写入，请检查 DATABASE_URL 和磁盘：{error}"
            raise SystemExit(sentence.strip()) from None
        if collect_when_changed():
            self.stdout.write("静态文件已收集。")

    def _prepare_database(self) -> None:
        stamp = settings.DATA_DIR / ".migrating"
        if stamp.exists() or has_pending_migrations():
            self.stdout.write("正在建立或升级数据库……")
            # Permissions are made after the last migration: cut short in between, it must run again.
            stamp.touch()
            # Wagtail translates some labels once, when they are first imported, and migrate runs without a language.
            import_module(settings.ROOT_URLCONF)
            call_command("migrate", interactive=False, verbosity=0)
            stamp.unlink()
        call_command("createcachetable", verbosity=0)
        apply_site_url()
        self._load_demo()
        self._make_admin()

    def _load_demo(self) -> None:
        stamp = settings.DATA_DIR / ".loading-demo"
        if HomePage.objects.exists() and not stamp.exists():
            return
        self.stdout.write("正在载入示例内容……")
        stamp.touch()
        call_command("load_demo", verbosity=0, stdout=self.stdout)
        stamp.unlink()

    def _make_admin(self) -> None:
        path = settings.DATA_DIR / "admin-password.txt"
        password = ensure_admin(path=path)
        if password:
            name = path.read_text(encoding="utf-8").split()[0]
            self.stdout.write(f"管理员：{name}  密码：{password}  （只显示这一次，另存于 {path}）")


def has_pending_migrations() -> bool:
    """Tell whether the database lacks any migration of the code."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
