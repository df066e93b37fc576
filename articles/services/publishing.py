"""What follows a publication: an ordered tuple of idempotent steps, run by the background worker."""

import logging
from collections.abc import Callable

from django_tasks import task

from articles.models import ArticlePage
from articles.services.renditions import make_renditions

logger = logging.getLogger(__name__)


def make_cover_renditions(article: ArticlePage) -> None:
    """Make the cover's sizes, so that no reader's request has to."""
    if article.cover:
        make_renditions(article.cover)


STEPS: tuple[Callable[[ArticlePage], None], ...] = (make_cover_renditions,)


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
