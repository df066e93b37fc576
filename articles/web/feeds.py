"""Feeds of the site and of each section, answered with 304 to whoever has them already."""

from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import SectionPage
from articles.services.feed_articles import feed_content, feed_state
from articles.services.feed_formats import FORMATS_BY_NAME
from articles.services.site_chrome import site_settings

# A tag or an author that was renamed shows after so long; a publication shows at once.
_KEPT_SECONDS = 600
_FRESH_SECONDS = 300


@require_safe
def feed(request: HttpRequest, name: str, section_id: int | None = None) -> HttpResponseBase:
    """The newest articles of the site, or of the section with that id, in the named format."""
    section = _section(section_id)
    site, base_url = site_settings(request), settings.SITE_URL
    state = feed_state(section=section, settings=site, base_url=base_url)
    key = f"feed:{name}:{state.key}"
    text = cache.get(key)
    if text is None:
        content = feed_content(section=section, settings=site, base_url=base_url, changed_at=state.changed_at)
        text = FORMATS_BY_NAME[name].write(content, feed_url=f"{base_url}{request.path}")
        cache.set(key, text, _KEPT_SECONDS)
    body = text.encode("utf-8")
    etag = quote_etag(sha256(body).hexdigest()[:32])
    changed = int(state.changed_at.timestamp())
    response = HttpResponse(
        body,
        content_type=f"{FORMATS_BY_NAME[name].content_type}; charset=utf-8",
        headers={"ETag": etag, "Last-Modified": http_date(changed)},
    )
    patch_cache_control(response, public=True, max_age=_FRESH_SECONDS)
    answer = get_conditional_response(request, etag=etag, last_modified=changed, response=response)
    assert answer is not None  # noqa: S101 - it was given a response
    return answer


def _section(section_id: int | None) -> SectionPage | None:
    if section_id is None:
        return None
    section = SectionPage.objects.live().public().filter(pk=section_id).first()
    if section is None:
        raise Http404(_("没有这个栏目，或者它已经下线。"))
    return section
