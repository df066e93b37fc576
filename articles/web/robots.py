"""The small text files at the root: robots.txt, and the key by which IndexNow knows the site."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.seo.robots import robots_txt
from articles.services.search_settings import search_settings

_PLAIN = "text/plain; charset=utf-8"


@require_safe
@cache_control(public=True, max_age=300)
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt out of the site's settings; good as it is while nobody has set anything."""
    site = search_settings()
    text = robots_txt(base_url=settings.SITE_URL, extra_lines=site.robots_lines, is_hidden=site.is_hidden)
    return HttpResponse(text, content_type=_PLAIN)


@require_safe
def indexnow_key(request: HttpRequest, key: str) -> HttpResponse:
    """The key file, for the key that the site has; there is no other."""
    own = search_settings().indexnow_key
    if not own or not constant_time_compare(key, own):
        raise Http404
    return HttpResponse(own, content_type=_PLAIN)
