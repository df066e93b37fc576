"""The signature with which WeChat's JS-SDK lets a page say what its shared card shows."""

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

MAX_URL_LENGTH = 2000


@dataclass(frozen=True)
class PageSignature:
    """What wx.config() wants beside the AppID; `timestamp` in whole seconds."""

    timestamp: int
    nonce: str
    signature: str


def sign(url: str, *, ticket: str, nonce: str, timestamp: int) -> PageSignature:
    """Sign the address of the page in front of the reader, query included; what follows # doesn't count.

    The format is WeChat's (JS-SDK, 附录1): SHA-1 over the raw values in this very order.
    """
    page = url.partition("#")[0]
    text = f"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={page}"
    # WeChat's choice: the ticket is the secret, so a collision gains nobody anything.
    digest = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
    return PageSignature(timestamp=timestamp, nonce=nonce, signature=digest)


def is_page_of(url: str, *, site_url: str) -> bool:
    """Tell whether an address is one of the site's own pages, and written as a browser writes it."""
    if len(url) > MAX_URL_LENGTH or not url.isprintable() or any(character in url for character in ' \\"<>'):
        return False
    try:
        asked, own = urlsplit(url), urlsplit(site_url)
    except ValueError:
        return False
    return (asked.scheme, asked.netloc) == (own.scheme, own.netloc)
