"""What follows a publication: an ordered tuple of idempotent steps, run by the background worker."""

import logging
from collections.abc import Callable

from django_tasks import task
from wagtail.models import ReferenceIndex

from articles.blocks.pictures import pictures_in
from articles.models import ArticleImage, ArticlePage
from articles.services.card_files import draw_cards, forget
from articles.services.renditions import BODY_STYLE, SHARE_PICTURE, make_renditions

logger = logging.getLogger(__name__)


def make_cover_renditions(article: ArticlePage) -> None:
    """Make the cover's sizes, so that no reader's request has to."""
    if article.cover:
        make_renditions(article.cover, extra=(SHARE_PICTURE,))


def make_body_renditions(article: ArticlePage) -> None:
    """Make the sizes of the pictures that stand in the body: figures, and those of steps."""
    for image in {image.pk: image for image in pictures_in(article.body)}.values():
        make_renditions(image, styles=(BODY_STYLE,))


STEPS: tuple[Callable[[ArticlePage], None], ...] = (make_cover_renditions, make_body_renditions, draw_cards)


@task()
def refresh(page_id: int) -> None:
    """Renew what is derived from an article. One failing step is logged and keeps none of the others back."""
    article = ArticlePage.objects.select_related("cover").filter(pk=page_id, live=True).first()
    if article is None:
        return
    for step in STEPS:
        try:
            step(article)
        except Exception:
            logger.exception("Step %s failed for article %s", step.__name__, page_id)


@task()
def refresh_image(image_id: int) -> None:
    """Make an image's sizes anew where something shows it: a new focal point or file changes them all."""
    image = ArticleImage.objects.filter(pk=image_id).first()
    if image is None:
        return
    shown_by = ArticlePage.objects.live().filter(cover=image)
    if shown_by.exists():
        make_renditions(image, extra=(SHARE_PICTURE,))
    if ReferenceIndex.get_references_to(image).exists():
        make_renditions(image, styles=(BODY_STYLE,))
    for article in shown_by.select_related("cover").defer("body"):
        draw_cards(article)


@task()
def forget_pictures(page_id: int) -> None:
    """Remove the drawn pictures of an article that was unpublished or deleted."""
    if not ArticlePage.objects.filter(pk=page_id, live=True).exists():
        forget(page_id)
