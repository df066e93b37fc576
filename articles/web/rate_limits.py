"""How often one reader may ask for what costs work, without keeping who it was."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from articles.web.reader_requests import client_address

# What a provider gives one household at least: whoever has one address of it has all of them.
_HOUSEHOLD_BITS = 64


def is_over_limit(request: HttpRequest, *, name: str, places: int, seconds: int) -> bool:
    """Take one of the places that a reader has for `seconds`; tell whether there was none left.

    Places, not a counter: `add` is atomic in every cache, and `incr` of a database cache forgets the time. One query
    tells which are taken, so that whoever is refused costs no more than that.
    """
    reader = salted_hmac(name, _household(client_address(request))).hexdigest()[:32]
    cache = caches["recent_views"]
    keys = [f"{name}:{reader}:{place}" for place in range(places)]
    taken = cache.get_many(keys)
    return not any(cache.add(key, 1, seconds) for key in keys if key not in taken)


def _household(address: str) -> str:
    """Return the network that an IPv6 address stands in, which its owner chooses addresses from; others as they are."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    return str(ip_network((int(parsed), _HOUSEHOLD_BITS), strict=False))
