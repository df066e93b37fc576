"""Keeps the ticket with which pages are signed for WeChat: fetched once for all processes, renewed before it ends."""

import json
import logging
import secrets
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.cache import caches
from django.utils import timezone

from articles.sharing.wechat import PageSignature, sign

logger = logging.getLogger(__name__)

TIMEOUT_SECONDS = 4
# From then on the first request fetches a new one, while the others still use the old.
RENEW_BEFORE_SECONDS = 10 * 60
# A failure is not repeated by every reader: for so long the answer is known.
PAUSE_SECONDS = 30
_LOCK_SECONDS = 4 * TIMEOUT_SECONDS
_MAX_ANSWER_BYTES = 16 * 1024
# The database's cache is what all processes share, and its `add` is atomic.
_CACHE = "recent_views"


class NoTicketError(Exception):
    """There is no ticket now; `retry_after` says in how many seconds it is worth asking again."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(retry_after)
        self.retry_after = retry_after


class WeChatError(Exception):
    """WeChat didn't answer, or not with what was asked for."""


@dataclass(frozen=True)
class _Ticket:
    value: str
    expires_at: float

    def lives(self, *, seconds: int = 0) -> bool:
        return timezone.now().timestamp() + seconds < self.expires_at


def is_configured() -> bool:
    """Tell whether the site has an official account; without one nothing of WeChat's is loaded or asked."""
    return bool(settings.WECHAT_APP_ID and settings.WECHAT_APP_SECRET)


def sign_page(url: str) -> PageSignature:
    """Sign an address of this site (the caller has made sure). Raises NoTicketError while there is no ticket."""
    now = int(timezone.now().timestamp())
    return sign(url, ticket=_ticket(), nonce=secrets.token_hex(8), timestamp=now)


def _ticket() -> str:
    cache = caches[_CACHE]
    old = _kept()
    if old and old.lives(seconds=RENEW_BEFORE_SECONDS):
        return old.value
    usable = old.value if old and old.lives() else ""
    if cache.get(_key("pause")):
        return _or_wait(usable, PAUSE_SECONDS)
    if not cache.add(_key("lock"), 1, _LOCK_SECONDS):
        return _or_wait(usable, TIMEOUT_SECONDS)
    try:
        # Whoever held the lock until now may have just renewed it.
        new = _kept()
        return new.value if new and new.lives(seconds=RENEW_BEFORE_SECONDS) else _renew()
    except WeChatError as error:
        logger.warning("WeChat gave no ticket: %s", error)
        cache.set(_key("pause"), 1, PAUSE_SECONDS)
        return _or_wait(usable, PAUSE_SECONDS)
    finally:
        cache.delete(_key("lock"))


def _kept() -> _Ticket | None:
    kept = caches[_CACHE].get(_key("ticket"))
    return _Ticket(*kept) if kept else None


def _or_wait(usable: str, seconds: int) -> str:
    if not usable:
        raise NoTicketError(seconds)
    return usable


def _key(name: str) -> str:
    # Another account's ticket signs nothing here.
    return f"wechat:{name}:{settings.WECHAT_APP_ID}"


def _renew() -> str:
    """Fetch a ticket and keep it. Raises WeChatError."""
    token = _text(
        _ask(
            "/cgi-bin/stable_token",
            body={
                "grant_type": "client_credential",
                "appid": settings.WECHAT_APP_ID,
                "secret": settings.WECHAT_APP_SECRET,
            },
        ),
        "access_token",
    )
    answer = _ask(f"/cgi-bin/ticket/getticket?{urlencode({'access_token': token, 'type': 'jsapi'})}")
    ticket = _Ticket(_text(answer, "ticket"), timezone.now().timestamp() + _lifetime(answer))
    caches[_CACHE].set(_key("ticket"), (ticket.value, ticket.expires_at), _lifetime(answer))
    return ticket.value


def _ask(path: str, *, body: dict[str, str] | None = None) -> dict[str, Any]:
    """Return WeChat's answer as an object. Raises WeChatError, whose words hold neither secret nor token."""
    data = json.dumps(body).encode() if body else None
    name = path.partition("?")[0]
    request = Request(  # noqa: S310 - the address is the settings' own
        f"{settings.WECHAT_API_URL}{path}", data=data, headers={"Content-Type": "application/json"}
    )
    try:
        with urlopen(request, timeout=TIMEOUT_SECONDS) as response:  # noqa: S310 - as above
            answer = json.loads(response.read(_MAX_ANSWER_BYTES))
    except (
        OSError,
        HTTPException,
        ValueError,
        RecursionError,
    ) as error:  # the last: JSON too deep to be meant
        raise WeChatError(f"{name}: {type(error).__name__}") from None
    if not isinstance(answer, dict):
        raise WeChatError(f"{name}: no object")
    if answer.get("errcode"):
        raise WeChatError(f"{name}: errcode {answer['errcode']!r}")
    return answer


def _text(answer: dict[str, Any], name: str) -> str:
    value = answer.get(name)
    if not isinstance(value, str) or not value:
        raise WeChatError(f"no {name} in the answer")
    return value


def _lifetime(answer: dict[str, Any]) -> int:
    """Return for how many seconds a ticket holds; WeChat says 7200."""
    seconds = answer.get("expires_in")
    if not isinstance(seconds, int) or not 0 < seconds <= 24 * 60 * 60:
        raise WeChatError("no expires_in in the answer")
    return seconds
