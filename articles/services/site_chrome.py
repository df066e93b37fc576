"""What stands around every page: the site's name, its menus, its records."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from django.http import HttpRequest
from wagtail.models import Site

from articles.models import MenuItem, SiteMenu, SiteSettings


@dataclass(frozen=True)
class MenuLink:
    """One link of a menu; `is_current` where the reader is on that page or below it."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class SiteChrome:
    """The frame of a page."""

    settings: SiteSettings
    header_links: list[MenuLink]
    footer_links: list[MenuLink]


# The head, the header, the footer and views all ask; what was found lives as long as its request.
_found: WeakKeyDictionary[HttpRequest, SiteChrome] = WeakKeyDictionary()


def site_chrome(request: HttpRequest) -> SiteChrome:
    """Return the frame for a request: two queries once, whatever the menus hold."""
    chrome = _found.get(request)
    if chrome is None:
        chrome = _found[request] = _gather(request)
    return chrome


def site_settings(request: HttpRequest) -> SiteSettings:
    """Return the settings alone, for answers without a frame; made up where nobody has saved any (two queries)."""
    if request in _found:
        return _found[request].settings
    site = _site(request)
    return (SiteSettings.objects.filter(site=site).first() if site else None) or SiteSettings(site=site)


def _site(request: HttpRequest) -> Site | None:
    return Site.find_for_request(request) or Site.objects.filter(is_default_site=True).first()


def _gather(request: HttpRequest) -> SiteChrome:
    site = _site(request)
    if site is None:
        return SiteChrome(settings=SiteSettings(), header_links=[], footer_links=[])
    with_pictures = SiteSettings.objects.select_related("logo", "share_image")
    settings = with_pictures.filter(site=site).first() or SiteSettings(site=site)
    links: dict[str, list[MenuLink]] = {place: [] for place in MenuItem.Place.values}
    items = MenuItem.objects.filter(menu__in=SiteMenu.objects.filter(site=site)).select_related("page")
    for item in items.order_by("sort_order"):
        link = _link(item, request)
        if link is not None:
            links[item.place].append(link)
    return SiteChrome(
        settings=settings,
        header_links=links[MenuItem.Place.HEADER],
        footer_links=links[MenuItem.Place.FOOTER],
    )


def _link(item: MenuItem, request: HttpRequest) -> MenuLink | None:
    if item.page is None:
        return MenuLink(label=item.label, url=item.url, is_current=False)
    if not item.page.live:
        return None
    url = item.page.get_url(request)
    if not url:  # it stands outside this site
        return None
    is_current = request.path == url or (url != "/" and request.path.startswith(url))
    return MenuLink(label=item.label or item.page.title, url=url, is_current=is_current)
