"""Sends whoever opens a short link to its page, and counts that somebody came."""

import logging

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.services.arrivals import Missing, ShortLink, follow, is_new_reader, record_arrival
from articles.web.errors import not_found
from articles.web.reader_requests import client_address, is_human_read

logger = logging.getLogger(__name__)


@require_safe
@cache_control(no_store=True)
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """Redirect to the page that a code names; nobody stores the answer, so that the page may move on."""
    found = follow(code, base_url=settings.SITE_URL)
    if found is Missing.GONE:
        return render(request, "410.html", status=410)
    if isinstance(found, Missing):
        reason = _("没有这个短链接。可能少抄了一个字符，请对照原来的再看一遍，或者从上面的栏目里找找。")
        return not_found(request, Http404(reason))
    if request.method == "GET" and is_human_read(request):
        _count(request, found)
    return HttpResponseRedirect(found.url)


def _count(request: HttpRequest, link: ShortLink) -> None:
    """Count an arrival; a database that can't take it now keeps no reader from the page."""
    try:
        is_new = is_new_reader(
            article_id=link.article_id,
            channel=link.channel,
            address=client_address(request),
            user_agent=request.headers.get("User-Agent", ""),
        )
        record_arrival(article_id=link.article_id, channel=link.channel, is_new=is_new)
    except DatabaseError:
        logger.exception("An arrival at article %s was not counted", link.article_id)
