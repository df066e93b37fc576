"""Reads the process's environment and the optional .env file: the only place that does.

Every variable is named in .env.example.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# Everything that the site writes: database, media, collected static files, the secret key.
DATA_DIR = Path(env("DATA_DIR", default="") or BASE_DIR / "var")
DATA_DIR.mkdir(parents=True, exist_ok=True)


def site_url() -> str:
    """Return the site's public address, scheme and host without a trailing slash.

    Without SITE_URL this is the address that `make run` listens on.
    Raises ValueError, with a sentence, where SITE_URL is not an http(s) address.
    """
    url = env("SITE_URL", default="").rstrip("/")
    if not url:
        host = env("HOST", default="127.0.0.1")
        host = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
        return f"http://{host}:{env('PORT', default='8000')}"
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise ValueError(f"SITE_URL 应写成 https://example.com 这样的地址（不带路径），现在是：{url}")
    return url


def file_secret_key() -> str:
    """Return the key that the first `make run` wrote, or an empty string."""
    path = DATA_DIR / "secret_key"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""
