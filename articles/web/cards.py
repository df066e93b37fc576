"""Answers with posters and cards: pictures that are drawn, of articles that every reader may see.

An address names what the picture says. One that names something older leads to the present one, so that what is
cached under an address never changes. Nobody is asked where a picture is wanted: chats fetch it without a Referer.
"""

from io import BytesIO

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from PIL import Image

from articles.cards.facts import SHAPES, Shape
from articles.models import ArticlePage
from articles.services import cards
from articles.services.card_files import Drawing, Picture, article_card, article_poster, drawn, kept
from articles.services.card_files import site_card as site_drawing
from articles.services.site_chrome import site_chrome
from articles.web.public_articles import public_article
from articles.web.rate_limits import is_over_limit

# Only what is drawn anew counts, and that happens once a picture.
DRAWINGS = 40
WINDOW_SECONDS = 600
_FOREVER = "public, max-age=31536000, immutable"
# A cover whose file is gone may come back.
_FOR_NOW = "public, max-age=300"


@require_safe
def card(request: HttpRequest, article_id: int, shape: str, fingerprint: str) -> HttpResponse:
    """Answer with an article's card."""
    shown = _shape(shape)
    article = public_article(article_id)
    if article is None:
        return render(request, "410.html", status=410)
    facts = cards.card_facts(article, settings=site_chrome(request).settings)
    path = cards.card_path(article.pk, shape=shown, facts=facts)
    return _answer(request, article_card(article, facts=facts, shape=shown), path=path, asked=fingerprint)


@require_safe
def site_card(request: HttpRequest, shape: str, fingerprint: str) -> HttpResponse:
    """Answer with the site's own card."""
    shown = _shape(shape)
    site = site_chrome(request).settings
    facts = cards.site_facts(site)
    path = cards.site_card_path(shape=shown, facts=facts)
    return _answer(request, site_drawing(site, facts=facts, shape=shown), path=path, asked=fingerprint)


@require_safe
def poster(request: HttpRequest, article_id: int, fingerprint: str) -> HttpResponse:
    """Answer with an article's poster."""
    article = public_article(article_id)
    if article is None:
        return render(request, "410.html", status=410)
    drawing, path = _poster(request, article)
    return _answer(request, drawing, path=path, asked=fingerprint)


@require_safe
@never_cache
def poster_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show an article's poster, as a picture that can be pressed, kept and passed on."""
    article = public_article(article_id)
    if article is None:
        return render(request, "410.html", status=410)
    drawing, path = _poster(request, article)
    picture = _content(request, drawing)
    if picture is None:
        page = render(
            request, "articles/poster.html", {"article": article, "problem": _too_many()}, status=429
        )
        page["Retry-After"] = str(WINDOW_SECONDS)
        return page
    with Image.open(BytesIO(picture.content)) as opened:
        width, height = opened.size
    context = {"article": article, "picture": path, "width": width, "height": height}
    return render(request, "articles/poster.html", context)


def _poster(request: HttpRequest, article: ArticlePage) -> tuple[Drawing, str]:
    facts = cards.poster_facts(article, settings=site_chrome(request).settings, base_url=settings.SITE_URL)
    return article_poster(article, facts=facts), cards.poster_path(article.pk, facts=facts)


def _shape(name: str) -> Shape:
    if name not in SHAPES:
        raise Http404(_("没有这种形状的卡片图。"))
    return SHAPES[name]


def _answer(request: HttpRequest, drawing: Drawing, *, path: str, asked: str) -> HttpResponse:
    """Return the picture, or lead to the present one where an older one was asked for."""
    if asked != drawing.fingerprint:
        moved = redirect(path)
        moved["Cache-Control"] = "no-cache"
        return moved
    etag = f'"{drawing.fingerprint}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    picture = _content(request, drawing)
    if picture is None:
        busy = HttpResponse(_too_many(), content_type="text/plain; charset=utf-8", status=429)
        busy["Retry-After"] = str(WINDOW_SECONDS)
        return busy
    response = HttpResponse(picture.content, content_type="image/jpeg")
    response["Cache-Control"] = _FOREVER if picture.is_lasting else _FOR_NOW
    if picture.is_lasting:
        response["ETag"] = etag
    return response


def _content(request: HttpRequest, drawing: Drawing) -> Picture | None:
    """Return the picture, drawn now where it isn't kept; None where this reader had too many drawn."""
    if content := kept(drawing):
        return Picture(content)
    if is_over_limit(request, name="drawings", places=DRAWINGS, seconds=WINDOW_SECONDS):
        return None
    return drawn(drawing)


def _too_many() -> str:
    return _("刚才要画的图太多了，请过十分钟再来。")
