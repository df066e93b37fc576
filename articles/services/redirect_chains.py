"""Follows redirects as a browser would, so that none ever leads in a circle."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

# Browsers give up after twenty.
LONGEST = 20


def leads_back(*, old_path: str, target: str) -> bool:
    """Whether a redirect from old_path to target comes round to an address that it passed, or goes on for too long.

    A published page, and another host, end the way. At most two queries a step.
    """
    seen = {Redirect.normalise_path(old_path)}
    for _step in range(LONGEST):
        path = own_path(target)
        if path is None:
            return False
        if path in seen:
            return True
        if _is_page(path):
            return False
        seen.add(path)
        following = Redirect.objects.select_related("redirect_page").filter(old_path=path).first()
        if following is None or following.link is None:
            return False
        target = following.link
    return True


def _is_page(path: str) -> bool:
    root = next((one.root_path for one in Site.get_site_root_paths()), "/")
    return Page.objects.live().filter(url_path=f"{root}{path.strip('/')}/".replace("//", "/")).exists()


def own_path(address: str) -> str | None:
    """Return an address of this site as redirects write it; None for one of another host."""
    try:
        parts = urlsplit(address)
        own = urlsplit(settings.SITE_URL)
        is_foreign = bool(parts.netloc) and parts.netloc.lower() != own.netloc.lower()
    except ValueError:
        return None
    return None if is_foreign else Redirect.normalise_path(parts.path or "/")
