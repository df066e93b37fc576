"""Whose request it is: readers behind proxies are told apart, and nobody can pass for somebody else."""

from ipaddress import ip_network
from typing import Any

import pytest
from django.test import Client, RequestFactory

from articles.models import HomePage
from articles.services.view_counts import total_views
from articles.web.reader_requests import client_address
from tests.factories import make_article, make_section

PROXY, READER, OTHER = "10.0.0.7", "203.0.113.5", "198.51.100.9"


@pytest.fixture
def trusted(settings: Any) -> None:
    """Two proxies' networks are configured."""
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8"), ip_network("fd00::/8")]


def address(sender: str, forwarded: str | None = None) -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=sender, headers=headers))


@pytest.mark.parametrize("sender", [PROXY, "127.0.0.1", READER, ""])
def test_without_a_configured_proxy_the_header_counts_for_nothing(sender: str) -> None:
    assert address(sender, OTHER) == sender


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("sender", "forwarded", "expected"),
    [
        (PROXY, READER, READER),
        (PROXY, f" {READER} ", READER),
        (PROXY, f"{READER}, 10.9.9.9", READER),
        (PROXY, "2001:db8::5", "2001:db8::5"),
        ("fd00::1", READER, READER),
        ("::ffff:10.0.0.7", f"::ffff:{READER}", READER),
        (PROXY, f"{READER}:49152", READER),
        (PROXY, "[2001:db8::5]:49152", "2001:db8::5"),
        (PROXY, "10.1.1.1", "10.1.1.1"),
    ],
)
def test_behind_trusted_proxies_the_nearest_stranger_is_the_reader(
    sender: str, forwarded: str, expected: str
) -> None:
    assert address(sender, forwarded) == expected


@pytest.mark.usefixtures("trusted")
def test_what_a_reader_forges_stands_further_left_and_is_not_read() -> None:
    assert address(PROXY, f"{OTHER}, {READER}") == READER
    assert address(PROXY, f"10.1.1.1, {READER}, 10.9.9.9") == READER


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("forwarded", [OTHER, PROXY, f"{OTHER}, {PROXY}"])
def test_a_peer_that_is_no_proxy_cannot_speak_for_others(forwarded: str) -> None:
    assert address(READER, forwarded) == READER


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    "forwarded",
    [None, "", ",", "unknown", "_hidden", "300.1.1.1", "[", "[::1", "a:b", "１.１.１.１", "x" * 8000],
)
def test_an_entry_that_is_no_address_leaves_the_proxy_that_passed_it_on(forwarded: str | None) -> None:
    assert address(PROXY, forwarded) == PROXY
    assert address(PROXY, f"{OTHER}, {forwarded or ''}, 10.9.9.9") == "10.9.9.9"


@pytest.mark.django_db
@pytest.mark.usefixtures("trusted")
def test_two_readers_behind_one_proxy_count_as_two(client: Client, home: HomePage) -> None:
    article = make_article(make_section(home))
    for reader in (READER, OTHER, READER, f"192.0.2.77, {OTHER}"):
        headers = {"Sec-Fetch-Site": "same-origin", "User-Agent": "Mozilla/5.0 Firefox/140.0"}
        client.post(f"/read/{article.pk}/", headers={**headers, "X-Forwarded-For": reader}, REMOTE_ADDR=PROXY)
    assert total_views(article.pk) == 2
