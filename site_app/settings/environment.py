"""Reads the process's environment and the optional .env file: the only place that does.

Every variable is named in .env.example. An empty value counts as not set, so that the example can be
copied and filled in one line at a time; a value that cannot be meant ends the start with one sentence.
"""

import contextlib
import os
import secrets
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

environ.Env.read_env(BASE_DIR / ".env")

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off"}
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def text(name: str, default: str = "") -> str:
    """Return the variable's value without surrounding spaces; `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def words(name: str) -> list[str]:
    """Return the values of a comma-separated variable, in order, without empty ones."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def flag(name: str, *, default: bool) -> bool:
    """Return a yes-or-no variable. Raises ImproperlyConfigured, with a sentence, for anything else."""
    value = text(name).lower()
    if not value:
        return default
    if value not in _TRUE | _FALSE:
        raise ImproperlyConfigured(f"{name} 应写 true 或 false，现在是：{value}")
    return value in _TRUE


def number(name: str, *, default: int, lowest: int = 0, highest: int = 2**31) -> int:
    """Return a whole number. Raises ImproperlyConfigured, with a sentence, where it is none or out of range."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
        raise ImproperlyConfigured(f"{name} 应是 {lowest} 到 {highest} 之间的整数，现在是：{value}")
    return int(value)


# Everything that the site writes: database, media, collected static files, the secret key.
DATA_DIR = Path(text("DATA_DIR") or BASE_DIR / "var").resolve()
try:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(f"建不了数据文件夹 {DATA_DIR}：请检查 DATA_DIR 和它的权限。") from error


def listen_address() -> tuple[str, int]:
    """Return the host and port that the web server listens on."""
    return text("HOST", "127.0.0.1").strip("[]"), number("PORT", default=8000, lowest=1, highest=65535)


def site_url() -> str:
    """Return the site's public address, scheme and host without a trailing slash, as browsers write it.

    Without SITE_URL this is the address that `make run` listens on.
    Raises ImproperlyConfigured, with a sentence, where SITE_URL is not an http(s) address.
    """
    url = text("SITE_URL").rstrip("/")
    if not url:
        host, port = listen_address()
        host = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"
    if not _is_origin(url):
        raise ImproperlyConfigured(
            f"SITE_URL 应写成 https://example.com 这样的地址（不带路径），现在是：{url}"
        )
    parts = urlsplit(url)
    usual = {"http": ":80", "https": ":443"}[parts.scheme]
    name = parts.hostname or ""
    place = parts.netloc.lower().removesuffix(usual)
    return (
        f"{parts.scheme}://{place if name.isascii() else place.replace(name, name.encode('idna').decode())}"
    )


def _is_origin(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port_is_usable = parts.port != 0
        (parts.hostname or "").encode("idna")
    except ValueError:
        return False
    named = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    return bool(named and port_is_usable and url == f"{parts.scheme}://{parts.netloc}")


def trusted_proxies() -> list[IPv4Network | IPv6Network]:
    """Return the peers whose X-Forwarded-For and X-Forwarded-Proto are believed: none unless named.

    Raises ImproperlyConfigured, with a sentence, for what is neither an address nor a network.
    """
    networks = []
    for word in words("TRUSTED_PROXIES"):
        try:
            networks.append(ip_network(word))
        except ValueError:
            raise ImproperlyConfigured(
                f"TRUSTED_PROXIES 应写 IP 地址或网段，例如 127.0.0.1,10.0.0.0/8，现在有：{word}"
            ) from None
    return networks


def database(default: str) -> dict[str, object]:
    """Return Django's database entry for DATABASE_URL, else for the address given.

    Raises ImproperlyConfigured, with a sentence that keeps the password to itself, for an address that is
    neither PostgreSQL's nor SQLite's.
    """
    url = text("DATABASE_URL", default)
    refusal = ImproperlyConfigured("DATABASE_URL 应写成 postgres://用户:密码@主机:5432/库名 这样的地址。")
    if url.split(":", 1)[0] not in {"postgres", "postgresql", "sqlite"}:
        raise refusal
    try:
        return dict(environ.Env.db_url_config(url))
    except ValueError:
        raise refusal from None


def log_level() -> str:
    """Return the level from which on messages are logged. Raises ImproperlyConfigured for a word that is none."""
    level = text("LOG_LEVEL", "INFO").upper()
    if level not in _LOG_LEVELS:
        raise ImproperlyConfigured(f"LOG_LEVEL 应写 {'、'.join(_LOG_LEVELS)} 之一，现在是：{level}")
    return level


def web_address(name: str, value: str) -> str:
    """Return value, which the variable of that name holds. Raises ImproperlyConfigured where it is no http(s) address."""
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{name} 应写成 https://example.com/path 这样的地址，现在是：{value}")
    return value


def baidu_push() -> tuple[str, str]:
    """Return the site as Baidu verified it, and the token; both empty where Baidu is not to be told anything.

    Raises ImproperlyConfigured, with a sentence that keeps the token to itself, for one without the other.
    """
    site, token = text("BAIDU_PUSH_SITE"), text("BAIDU_PUSH_TOKEN")
    if bool(site) != bool(token):
        raise ImproperlyConfigured("BAIDU_PUSH_SITE 和 BAIDU_PUSH_TOKEN 要一起填，或者都留空。")
    if any(character.isspace() or character in "?&#" for character in site):
        raise ImproperlyConfigured(
            f"BAIDU_PUSH_SITE 应和百度站长平台里登记的一样，例如 https://www.example.com，现在是：{site}"
        )
    return site, token


def mail() -> dict[str, object]:
    """Return Django's mail settings for EMAIL_URL; without it, mail is printed to the log.

    Raises ImproperlyConfigured, with a sentence, where EMAIL_URL is not a mail server's address.
    """
    try:
        return dict(environ.Env.email_url_config(text("EMAIL_URL", "consolemail://")))
    except (ImproperlyConfigured, ValueError) as error:
        raise ImproperlyConfigured("EMAIL_URL 应写成 smtp+tls://用户:密码@主机:587 这样的地址。") from error


def wechat_account() -> tuple[str, str]:
    """Return AppID and secret of the site's official account; two empty texts where it has none.

    Raises ImproperlyConfigured, with a sentence, where only one of the two is there.
    """
    app_id, secret = text("WECHAT_APP_ID"), text("WECHAT_APP_SECRET")
    if bool(app_id) != bool(secret):
        raise ImproperlyConfigured("WECHAT_APP_ID 和 WECHAT_APP_SECRET 要一起填，或者都留空。")
    return app_id, secret


def wechat_proof() -> str:
    """Return the code in the name of the file by which WeChat proves whose domain this is; empty where none is set.

    Raises ImproperlyConfigured, with a sentence, for what is no such name.
    """
    name = text("WECHAT_VERIFY_FILE")
    code = name.removeprefix("MP_verify_").removesuffix(".txt")
    if name and not (name == f"MP_verify_{code}.txt" and code.isascii() and code.isalnum()):
        raise ImproperlyConfigured(
            f"WECHAT_VERIFY_FILE 应是公众平台给的文件名，例如 MP_verify_AbCd1234.txt，现在是：{name}"
        )
    return code


def local_secret_key() -> str:
    """Return the key of an installation that was given none: random, made once, for its owner's eyes only."""
    path = DATA_DIR / "secret_key"
    with contextlib.suppress(FileNotFoundError):
        if key := path.read_text(encoding="utf-8").strip():
            return key
        path.unlink()
    draft = DATA_DIR / f"secret_key.{secrets.token_hex(8)}"
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(f"{secrets.token_urlsafe(48)}\n")
    # A link never replaces: of two processes that start together, the second takes the first one's key.
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
    return path.read_text(encoding="utf-8").strip()
