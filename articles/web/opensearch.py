"""Lets browsers offer the site's own search; answers only where the site has a search page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.services.site_chrome import site_settings
from articles.text.feed_html import xml_text


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """The OpenSearch description (1.1) of the address that is named "search"."""
    try:
        search_url = f"{settings.SITE_URL}{reverse('search')}"
    except NoReverseMatch:
        raise Http404(_("没有站内搜索。")) from None
    name = xml_text(site_settings(request).name)
    context = {"name": name, "search_url": search_url, "base_url": settings.SITE_URL}
    return render(
        request,
        "opensearch.xml",
        context,
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )
