"""How often one reader may ask: per household, not per address, and at little cost for whoever is refused."""

import pytest
from django.core.cache import caches
from django.test import RequestFactory

from articles.web.rate_limits import is_over_limit

pytestmark = pytest.mark.django_db
PLACES = 3


def ask(address: str, *, name: str = "something") -> bool:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    return is_over_limit(request, name=name, places=PLACES, seconds=60)


@pytest.mark.parametrize(
    "addresses",
    [["192.0.2.1"] * 4, [f"2001:db8:1:2::{number:x}" for number in range(4)], ["nowhere"] * 4],
)
def test_whoever_took_every_place_is_refused(addresses: list[str]) -> None:
    assert [ask(address) for address in addresses] == [False, False, False, True]


def test_neighbours_and_other_things_have_places_of_their_own() -> None:
    assert not any(ask(f"192.0.2.{number}") for number in range(5))
    assert not any(ask(f"2001:db8:1:{number}::1") for number in range(5))
    assert not any(ask("198.51.100.1", name=f"thing-{number}") for number in range(5))


def test_whoever_is_refused_costs_no_write_however_many_places_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _time in range(PLACES):
        ask("192.0.2.1")
    tried: list[str] = []
    cache = caches["recent_views"]
    monkeypatch.setattr(cache, "add", lambda key, *_rest: tried.append(key))
    assert ask("192.0.2.1")
    assert tried == []
