"""The web server: gunicorn over the site, loaded once and forked.

`--prepare` makes everything ready first, in the same process, since loading Django a second time would take
as long as all the rest of a start.
"""

import errno
import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication

from site_app.settings.environment import listen_address, number


class Command(BaseCommand):
    help = "用 gunicorn 提供网站；加上 --prepare 会先把数据库、静态文件等准备好。"
    # `make check` runs them; here they would cost half a second of every start.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--prepare", action="store_true", help="先做好启动前的一切准备。")

    def handle(self, *args: Any, **options: Any) -> None:
        server = Gunicorn(self._tell_addresses)
        check_address(*listen_address())
        if options["prepare"]:
            call_command("prepare_site", stdout=self.stdout)
            # A connection must not be shared with the workers that are forked from this process.
            connections.close_all()
        server.run()

    def _tell_addresses(self, _arbiter: Any) -> None:
        self.stdout.write(f"网站：{settings.SITE_URL}/    管理后台：{settings.SITE_URL}/admin/")
        self.stdout.flush()


class Gunicorn(BaseApplication):
    """Gunicorn with its settings from the environment instead of a file of its own."""

    def __init__(self, when_ready: Any) -> None:
        self._when_ready = when_ready
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings().items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        # Not before the static files are collected: WhiteNoise looks for them once.
        return import_string(settings.WSGI_APPLICATION)

    def _settings(self) -> dict[str, object]:
        host, port = listen_address()
        return {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": number("WEB_WORKERS", default=2, lowest=1, highest=64),
            "threads": number("WEB_THREADS", default=4, lowest=1, highest=64),
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 8,
            "max_requests": 5_000,
            "max_requests_jitter": 500,
            "loglevel": "warning",
            # Whether a request came by HTTPS is asked of the trusted proxies only, and in one way.
            "forwarded_allow_ips": ",".join(str(network) for network in settings.TRUSTED_PROXIES),
            "secure_scheme_headers": {"X-FORWARDED-PROTO": "https"},
            # The heartbeat must not wait for a disk.
            "worker_tmp_dir": "/dev/shm",  # noqa: S108 - gunicorn makes a file of its own there
            "control_socket_disable": True,
            "when_ready": self._when_ready,
        }


def check_address(host: str, port: int) -> None:
    """Exit with one sentence that says what to do where nothing could listen on the address."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as listener:
            # As gunicorn does: connections that are still closing don't count as in use.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, port))
            listener.listen(1)
    except OSError as error:
        raise SystemExit(_refusal(host, port, error)) from None


def _refusal(host: str, port: int, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"没有使用端口 {port} 的权限：请换一个大于 1023 的端口，例如 make run PORT=8080。"
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"HOST={host} 不是这台机器的地址：请改成 127.0.0.1 或 0.0.0.0。"
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        return f"端口 {port} 已被占用（网站也许已在运行）：请先停掉它，或换一个端口，例如 make run PORT={other}。"
    return f"无法监听 {host}:{port}：{error.strerror}。"
