"""Starts the site as it is delivered: gunicorn, collected and compressed files, the demo content."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
# A page with everything: cover, most of the blocks, related articles.
GUIDE = "toutiao/zhuxiao-shouji-haoma/"
SECTION = "toutiao/"
_MAKE_PICTURES = (
    "from articles.models import ArticlePage as A; from articles.services.publishing import refresh as r;"
    "r.call(A.objects.get(slug='{slug}').pk)"
)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            return True
    except OSError:
        return False


@contextmanager
def real_site(folder: Path, *, every_picture: bool) -> Iterator[str]:
    """Yield the address of a fresh site whose data lies in folder; it ends with the block.

    Pictures are made as the background worker makes them, for all articles or (in seconds) only for the guide.
    """
    port = _free_port()
    ours = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE", "DEBUG", "ALLOWED_HOSTS"}
    url = f"http://127.0.0.1:{port}"
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    environment = kept | {"DATA_DIR": str(folder), "HOST": "127.0.0.1", "PORT": str(port), "SITE_URL": url}

    def manage(*command: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=PROJECT,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    manage("prepare_site")
    if every_picture:
        manage("db_worker", "--no-reload", "--batch")
    else:
        manage("shell", "--no-imports", "-c", _MAKE_PICTURES.format(slug=Path(GUIDE).name))
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve"], cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 60
        while not _answers(port):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("The server did not start.")
            time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)
