"""A page's absolute addresses."""

from wagtail.models import Page


def absolute_url(path: str, *, base_url: str) -> str:
    """Return path below the site's public address; an address that is absolute already stays."""
    return path if path.startswith(("http://", "https://")) else f"{base_url}{path}"


def canonical_url(page: Page, *, base_url: str) -> str:
    """Return the one address of a page, without any query."""
    return absolute_url(page.get_url() or "/", base_url=base_url)
