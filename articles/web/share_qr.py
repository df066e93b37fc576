"""The page with an article's QR code: where 微信 leads, and what the share row's script shows in a dialog."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.services.arrivals import short_url
from articles.sharing.qr import qr_png
from articles.web.public_articles import public_article

_CHANNEL = "wechat"
# A code never changes; it stops being served when its article is taken down.
_KEPT_SECONDS = 24 * 60 * 60


@require_safe
def page(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show the code with its address in letters, and what to do with it."""
    article = public_article(article_id)
    if article is None:
        return render(request, "410.html", status=410)
    address = short_url(article, source=_CHANNEL, base_url=settings.SITE_URL)
    context = {
        "article": article,
        "address": address,
        "picture": reverse("share_qr_picture", args=[article.pk]),
    }
    return render(request, "articles/share_qr.html", context)


@require_safe
def picture(request: HttpRequest, article_id: int) -> HttpResponse:
    """The code as a picture that can be pressed, saved and passed on."""
    article = public_article(article_id)
    if article is None:
        return render(request, "410.html", status=410)
    address = short_url(article, source=_CHANNEL, base_url=settings.SITE_URL)
    answer = HttpResponse(qr_png(address), content_type="image/png")
    answer["X-Robots-Tag"] = "noindex"
    patch_cache_control(answer, public=True, max_age=_KEPT_SECONDS)
    return answer
