"""What readers' pages may send: guards for the small anonymous POSTs, which have no cookie and no token."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from crawleruseragents import is_crawler
from django.conf import settings
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
    """Return the reader's address: the nearest one that is none of settings.TRUSTED_PROXIES.

    Each proxy appends to X-Forwarded-For whom it was asked by, so the header is read from its right end,
    and only as far as trusted proxies wrote it: what a reader forges stands further left. An entry that is
    no address ends the reading at the proxy that passed it on.
    """
    sender: str = request.META.get("REMOTE_ADDR", "")
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    while hops and _is_trusted(_parsed(sender)):
        address = _parsed(hops.pop())
        if address is None:
            break
        sender = str(address)
    return sender


def _is_trusted(address: IPv4Address | IPv6Address | None) -> bool:
    return address is not None and any(address in network for network in settings.TRUSTED_PROXIES)


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    """Return the address of one entry, which may bear a port ("192.0.2.1:5060", "[2001:db8::1]:5060")."""
    text = text.strip()
    if text.startswith("[") and "]" in text:
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    # A socket that listens on both families writes ::ffff:192.0.2.1.
    return getattr(address, "ipv4_mapped", None) or address
