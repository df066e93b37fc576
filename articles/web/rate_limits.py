"""How often one reader may ask for what costs work, without keeping who it was."""

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from articles.web.reader_requests import client_address


def is_over_limit(request: HttpRequest, *, name: str, places: int, seconds: int) -> bool:
    """Take one of the places that a reader has for `seconds`; tell whether there was none left.

    Places, not a counter: `add` is atomic in every cache, and `incr` of a database cache forgets the time.
    """
    reader = salted_hmac(name, client_address(request)).hexdigest()[:32]
    cache = caches["recent_views"]
    return not any(cache.add(f"{name}:{reader}:{place}", 1, seconds) for place in range(places))
