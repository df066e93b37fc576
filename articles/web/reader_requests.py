"""What readers' pages may send: guards for the small anonymous POSTs, which have no cookie and no token."""

from urllib.parse import urlsplit

from crawleruseragents import is_crawler
from django.http import HttpRequest


def is_same_site_post(request: HttpRequest) -> bool:
    """Tell whether a POST comes from a page of this site, by Origin and Sec-Fetch-Site.

    Without a cookie there is nothing that a forged request could borrow; the check keeps other sites
    from inflating counts. A browser that sends neither header is refused.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site", "")
    origin = request.headers.get("Origin", "")
    if fetch_site and fetch_site != "same-origin":
        return False
    if origin:
        try:
            return urlsplit(origin).netloc == request.get_host()
        except ValueError:  # no address at all, such as "http://["
            return False
    return fetch_site == "same-origin"


def is_human_read(request: HttpRequest) -> bool:
    """Tell whether a request looks like a person reading: no crawler, no prefetch or prerender."""
    purpose = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    user_agent = request.headers.get("User-Agent", "")
    return bool(user_agent) and not purpose and not is_crawler(user_agent)


def client_address(request: HttpRequest) -> str:
    """Return the address the request came from. Forwarded headers are not trusted here: a proxy sets REMOTE_ADDR."""
    return request.META.get("REMOTE_ADDR", "")
