"""sitemap.xml: an index of parts, and the parts."""

from django.conf import settings
from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.services.sitemaps import sitemap_parts, sitemap_urls

_XML = "application/xml; charset=utf-8"


@require_safe
@cache_control(public=True, max_age=300)
def index(request: HttpRequest) -> HttpResponse:
    """The index; the protocol wants at least one part, so that an empty site has none of it."""
    parts = sitemap_parts(base_url=settings.SITE_URL)
    if not parts:
        raise Http404(_("没有可以收录的页面。"))
    context: dict[str, object] = {"parts": parts, "base_url": settings.SITE_URL}
    return _render(request, "sitemaps/index.xml", context)


@require_safe
@cache_control(public=True, max_age=300)
def part(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """One part: at most ten thousand addresses of a kind."""
    try:
        urls = sitemap_urls(kind, number=number, base_url=settings.SITE_URL)
    except (KeyError, InvalidPage):
        raise Http404(_("没有这一份网站地图。")) from None
    if not urls:
        raise Http404(_("没有可以收录的页面。"))
    return _render(request, "sitemaps/part.xml", {"urls": urls})


def _render(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    response = render(request, template, context, content_type=_XML)
    # The files are for crawlers; a search result that shows one helps nobody.
    response["X-Robots-Tag"] = "noindex"
    return response
