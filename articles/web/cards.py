"""Answers with posters and cards: pictures that are drawn, of what readers may see."""

from django.http import HttpRequest, HttpResponse

from articles.cards.card import draw_card
from articles.cards.facts import WIDE, CardFacts


def card(request: HttpRequest, article_id: int, shape: str, fingerprint: str) -> HttpResponse:
    """An article's card."""
    return HttpResponse(draw_card(CardFacts(title="", site_name=""), shape=WIDE), content_type="image/jpeg")


def site_card(request: HttpRequest, shape: str, fingerprint: str) -> HttpResponse:
    """The site's own card."""
    return HttpResponse(draw_card(CardFacts(title="", site_name=""), shape=WIDE), content_type="image/jpeg")


def poster(request: HttpRequest, article_id: int, fingerprint: str) -> HttpResponse:
    """An article's poster."""
    return HttpResponse(draw_card(CardFacts(title="", site_name=""), shape=WIDE), content_type="image/jpeg")


def poster_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """The page on which readers see a poster and keep it."""
    return HttpResponse("")
