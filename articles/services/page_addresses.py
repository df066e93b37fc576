"""A page's absolute addresses."""

from wagtail.models import Page, Site


def absolute_url(path: str, *, base_url: str) -> str:
    """Return path below the site's public address; an address that is absolute already stays."""
    return path if path.startswith(("http://", "https://")) else f"{base_url}{path}"


def canonical_url(page: Page, *, base_url: str) -> str:
    """Return the one address of a page, without any query."""
    return absolute_url(page.get_url() or "/", base_url=base_url)


def default_root_path() -> str:
    """Return what the url_path of every page of the default site begins with, "/home/" (one query).

    Wagtail's own list of roots names the deepest first, which is another site's where there are two.
    """
    roots = Site.objects.filter(is_default_site=True).values_list("root_page__url_path", flat=True)
    return roots.first() or "/"
