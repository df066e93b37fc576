"""Tells a reader who comes again from one who comes anew, without knowing who it is."""

from django.core.cache import caches
from django.utils import timezone
from django.utils.crypto import salted_hmac

_CACHE = "recent_views"


def is_first_visit(what: str, *, scope: str, address: str, user_agent: str, seconds: int) -> bool:
    """Tell whether this reader comes to `what` for the first time within so many seconds, and remember it.

    What is remembered is a keyed hash that changes every day, kept in the shared cache for these seconds at most;
    neither the address nor the browser's name is stored. `scope` keeps one kind of visit from another.
    """
    reader = salted_hmac(f"{scope}-{timezone.localdate()}", f"{what}|{address}|{user_agent}").hexdigest()
    return bool(caches[_CACHE].add(f"{scope}:{reader[:32]}", 1, seconds))
