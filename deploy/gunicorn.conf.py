"""How gunicorn serves the site; the numbers come from the environment, see .env.example."""

from typing import Any

from site_app.settings.environment import listen_address, number, site_url

_host, _port = listen_address()
bind = f"[{_host}]:{_port}" if ":" in _host else f"{_host}:{_port}"
workers = number("WEB_WORKERS", default=2, lowest=1, highest=64)
threads = number("WEB_THREADS", default=4, lowest=1, highest=64)
worker_class = "gthread"
# Loaded once and forked: the site answers sooner, and the workers share memory.
preload_app = True
timeout = 60
graceful_timeout = 8
max_requests = 5_000
max_requests_jitter = 500
loglevel = "warning"
# The heartbeat must not wait for a disk.
worker_tmp_dir = "/dev/shm"  # noqa: S108 - gunicorn makes a file of its own there
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Say where the site is, once it really answers."""
    address = site_url()
    print(f"网站：{address}/    管理后台：{address}/admin/", flush=True)
