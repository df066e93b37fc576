"""How gunicorn is set up: whom it believes about the scheme of a request."""

from ipaddress import ip_network
from typing import Any

import pytest
from gunicorn.http import get_parser

from articles.management.commands.serve import Gunicorn


def scheme(header: str, *, peer: str) -> str:
    """Return the scheme that gunicorn gives the application for a request with one header more."""
    request = f"GET / HTTP/1.1\r\nHost: example.com\r\n{header}\r\n\r\n".encode()
    parser = get_parser(Gunicorn(lambda _arbiter: None).cfg, iter([request]), (peer, 50_000))
    return str(next(parser).scheme)


@pytest.mark.parametrize(
    ("proxies", "peer", "expected"),
    [
        ([], "127.0.0.1", "http"),
        (["127.0.0.1"], "127.0.0.1", "https"),
        (["10.0.0.0/8", "fd00::/8"], "10.0.0.7", "https"),
        (["10.0.0.0/8", "fd00::/8"], "fd00::7", "https"),
        (["10.0.0.0/8"], "127.0.0.1", "http"),
        (["10.0.0.0/8"], "203.0.113.5", "http"),
    ],
)
def test_only_trusted_proxies_say_that_a_request_came_by_https(
    proxies: list[str], peer: str, expected: str, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = [ip_network(proxy) for proxy in proxies]
    assert scheme("X-Forwarded-Proto: https", peer=peer) == expected
    assert scheme("X-Forwarded-Ssl: on", peer=peer) == "http"
