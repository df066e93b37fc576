"""Everything between an installed project and a site that can be served, in one process and in order.

Each step looks whether it has anything to do, so a start that was cut short is finished by the next one, and
a start with nothing to do takes no longer than Django itself.
"""

import errno
import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import HomePage
from articles.services.first_start import ensure_admin, ensure_secret_key
from articles.services.site_address import apply_site_url
from articles.services.static_files import collect_when_changed
from site_app.settings.environment import listen_address, text


class CannotStartError(Exception):
    """Something that only the person at the keyboard can settle; the message says what and how."""


class Command(BaseCommand):
    help = "准备好启动网站所需的一切：密钥、数据库、示例内容、管理员、静态文件。"
    # `make check` runs them; here they would cost half a second of every start.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to-listen", action="store_true", help="先看 HOST 和 PORT 能不能监听；不能就说明原因并退出。"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["to_listen"]:
                check_address()
            if not text("SECRET_KEY"):
                ensure_secret_key(path=settings.DATA_DIR / "secret_key")
            self._prepare_database()
        except CannotStartError as error:
            raise SystemExit(str(error)) from None
        except OperationalError as error:
            raise SystemExit(
                f"连不上数据库，或数据库不能写入，请检查 DATABASE_URL 和磁盘：{error}".strip()
            ) from None
        if collect_when_changed():
            self.stdout.write("静态文件已收集。")

    def _prepare_database(self) -> None:
        stamp = settings.DATA_DIR / ".migrating"
        if stamp.exists() or has_pending_migrations():
            self.stdout.write("正在建立或升级数据库……")
            # Permissions are made after the last migration: cut short in between, it must run again.
            stamp.touch()
            call_command("createcachetable", verbosity=0)
            call_command("migrate", interactive=False, verbosity=0)
            stamp.unlink()
        call_command("createcachetable", verbosity=0)
        apply_site_url()
        self._load_demo()
        self._make_admin()

    def _load_demo(self) -> None:
        stamp = settings.DATA_DIR / ".loading-demo"
        if "load_demo" not in get_commands() or (HomePage.objects.exists() and not stamp.exists()):
            return
        self.stdout.write("正在载入示例内容……")
        stamp.touch()
        call_command("load_demo", verbosity=0)
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


def check_address() -> None:
    """Raise CannotStartError, with a sentence, where the web server could not listen on HOST and PORT."""
    host, port = listen_address()
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as listener:
            # As gunicorn does: connections that are still closing don't count as in use.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, port))
            listener.listen(1)
    except PermissionError:
        raise CannotStartError(
            f"没有使用端口 {port} 的权限：请换一个大于 1023 的端口，例如 make run PORT=8080。"
        ) from None
    except socket.gaierror:
        raise CannotStartError(f"HOST={host} 不是这台机器能用的地址：请改成 127.0.0.1 或 0.0.0.0。") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotStartError(
                f"端口 {port} 已被占用（网站也许已在运行）：请先停掉它，或换一个端口，例如 make run PORT={other(port)}。"
            ) from None
        raise CannotStartError(f"无法监听 {host}:{port}：{error.strerror}。") from None


def other(port: int) -> int:
    """Return another port to propose."""
    return port + 1 if port < 65535 else 8000
