"""Draws posters and cards and keeps them: in the site's storage below cards/, one of each kind for a page.

A file's name holds the fingerprint of what it says. It is read back only when it is whole, so that a process that was
stopped while writing, or two that draw the same picture at once, do no harm.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.images.models import Filter, SourceImageIOError

from articles.cards.card import draw_card
from articles.cards.facts import SHAPES, CardFacts, PosterFacts, Shape, fingerprint
from articles.cards.poster import draw_poster
from articles.cards.poster_layout import COVER_SIZE
from articles.models import ArticleImage, ArticlePage, SiteSettings
from articles.services.cards import card_facts, poster_facts

logger = logging.getLogger(__name__)

FOLDER = "cards"
_SITE = "site"
_END_OF_JPEG = b"\xff\xd9"
# What Willow and Pillow raise where a picture's file is gone or is not what it claims to be.
_UNREADABLE = (SourceImageIOError, OSError, SyntaxError, ValueError)


@dataclass(frozen=True)
class Drawing:
    """A picture that can be drawn: its file's name, and how to make it. `cover` is drawn into it."""

    folder: str
    kind: str
    fingerprint: str
    cover: ArticleImage | None
    cover_size: tuple[int, int]
    draw: Callable[[bytes], bytes]

    @property
    def path(self) -> str:
        """Its file's path in the storage."""
        return f"{FOLDER}/{self.folder}/{self.kind}-{self.fingerprint}.jpg"


@dataclass(frozen=True)
class Picture:
    """A JPEG. `is_lasting` is False where the cover's file couldn't be read, so that it is not kept."""

    content: bytes
    is_lasting: bool = True


def article_card(article: ArticlePage, *, facts: CardFacts, shape: Shape) -> Drawing:
    """Return the drawing of an article's card."""
    return _card(str(article.pk), facts=facts, shape=shape, cover=article.cover)


def site_card(settings: SiteSettings, *, facts: CardFacts, shape: Shape) -> Drawing:
    """Return the drawing of the site's own card."""
    return _card(_SITE, facts=facts, shape=shape, cover=settings.share_image)


def article_poster(article: ArticlePage, *, facts: PosterFacts) -> Drawing:
    """Return the drawing of an article's poster."""
    return Drawing(
        folder=str(article.pk),
        kind="poster",
        fingerprint=fingerprint(facts),
        cover=article.cover,
        cover_size=COVER_SIZE,
        draw=lambda cover: draw_poster(facts, cover=cover).content,
    )


def kept(drawing: Drawing) -> bytes:
    """Return the picture's file where it was drawn before and is whole, else nothing."""
    try:
        with default_storage.open(drawing.path) as file:
            content: bytes = file.read()
    except OSError:
        return b""
    return content if content.endswith(_END_OF_JPEG) else b""


def drawn(drawing: Drawing) -> Picture:
    """Return the picture, drawn now unless it is kept; the page's older ones of this kind are removed."""
    if content := kept(drawing):
        return Picture(content)
    cover, is_readable = _cover(drawing)
    content = drawing.draw(cover)
    if is_readable:
        _try_to_keep(drawing, content)
    return Picture(content, is_lasting=is_readable)


def draw_cards(article: ArticlePage) -> None:
    """Draw an article's cards, so that the first who shares it waits for nothing; a poster is drawn when asked for."""
    settings = default_settings()
    facts = card_facts(article, settings=settings)
    for shape in SHAPES.values():
        drawn(article_card(article, facts=facts, shape=shape))
    # One that says something else by now would never be asked for again.
    poster = article_poster(
        article, facts=poster_facts(article, settings=settings, base_url=django_settings.SITE_URL)
    )
    _remove_others(poster)


def forget(page_id: int) -> None:
    """Remove all pictures of a page that readers don't see any more."""
    folder = f"{FOLDER}/{page_id}"
    for name in _names(folder):
        default_storage.delete(f"{folder}/{name}")
    with suppress(OSError):  # something is being drawn into it right now
        default_storage.delete(folder)


def default_settings() -> SiteSettings:
    """Return the settings of the site, for work that no request started."""
    found = SiteSettings.objects.select_related("share_image").filter(site__is_default_site=True).first()
    return found or SiteSettings()


def _card(folder: str, *, facts: CardFacts, shape: Shape, cover: ArticleImage | None) -> Drawing:
    return Drawing(
        folder=folder,
        kind=shape.name,
        fingerprint=fingerprint(facts),
        cover=cover,
        cover_size=(shape.width, shape.height),
        draw=lambda content: draw_card(facts, shape=shape, cover=content).content,
    )


def _cover(drawing: Drawing) -> tuple[bytes, bool]:
    """Return the cover cut around its focal point, and whether it could be read (or there is none)."""
    if drawing.cover is None:
        return b"", True
    width, height = drawing.cover_size
    output = BytesIO()
    try:
        # Not a rendition: nothing else shows this cut, so it needs no row and no file.
        Filter(spec=f"fill-{width}x{height}|format-jpeg|jpegquality-92").run(drawing.cover, output)
    except _UNREADABLE as error:
        logger.warning("Picture %s can't be read for %s: %s", drawing.cover.pk, drawing.path, error)
        return b"", False
    return output.getvalue(), True


def _try_to_keep(drawing: Drawing, content: bytes) -> None:
    try:
        _keep(drawing, content)
    except OSError:  # no room, or no right to write: readers get their picture all the same
        logger.exception("%s can't be kept", drawing.path)


def _keep(drawing: Drawing, content: bytes) -> None:
    default_storage.delete(drawing.path)
    # Where another process has drawn it meanwhile, this one gets another name, and goes with the older ones.
    default_storage.save(drawing.path, ContentFile(content))
    _remove_others(drawing)


def _remove_others(drawing: Drawing) -> None:
    folder = f"{FOLDER}/{drawing.folder}"
    for name in _names(folder):
        if name.startswith(f"{drawing.kind}-") and f"{folder}/{name}" != drawing.path:
            default_storage.delete(f"{folder}/{name}")


def _names(folder: str) -> list[str]:
    try:
        return list(default_storage.listdir(folder)[1])
    except OSError:
        return []
