"""One POST to a search engine: bounded in time and in what it reads, and never a traceback but a sentence."""

import time
from dataclasses import dataclass

import urllib3
from django.utils.translation import gettext as _

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
# However slowly an answer drips in.
LONGEST_SECONDS = 20.0
MOST_BYTES = 64 * 1024
_CHUNK = 4096


@dataclass(frozen=True)
class Answer:
    """What came back. `retry_after` is in seconds, 0 where the engine named none."""

    status: int
    text: str
    retry_after: int = 0


class NoAnswerError(Exception):
    """Nothing usable came back; its text says why, in words for editors, and holds no address or token."""


def post(url: str, *, body: bytes, content_type: str) -> Answer:
    """Send body and return the answer, whatever its status; redirects are not followed. Raises NoAnswerError."""
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    try:
        with urllib3.PoolManager(timeout=timeout, retries=False) as pool:
            response = pool.request(
                "POST",
                url,
                body=body,
                headers={"Content-Type": content_type},
                redirect=False,
                preload_content=False,
            )
            try:
                return Answer(
                    status=response.status,
                    text=_read(response),
                    retry_after=_seconds(response.headers.get("Retry-After", "")),
                )
            finally:
                response.close()
    # urllib3 counts a refused connection among the timeouts.
    except urllib3.exceptions.NewConnectionError:
        raise NoAnswerError(_("连不上对方的服务器")) from None
    except (urllib3.exceptions.TimeoutError, TimeoutError):
        raise NoAnswerError(_("对方太久没有回应")) from None
    except (urllib3.exceptions.HTTPError, OSError, ValueError):
        raise NoAnswerError(_("连不上对方的服务器")) from None


def _read(response: urllib3.BaseHTTPResponse) -> str:
    """Return the answer's text, at most MOST_BYTES of it. Raises TimeoutError where it takes too long."""
    started = time.monotonic()
    data = b""
    # read1() returns what has arrived; read() would wait for a whole chunk.
    while len(data) < MOST_BYTES and (chunk := response.read1(_CHUNK)):
        data += chunk
        if time.monotonic() - started > LONGEST_SECONDS:
            raise TimeoutError
    return data.decode("utf-8", "replace")


def _seconds(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
