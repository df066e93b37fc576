"""The article that an address of sharing names, and why there may be none."""

from django.http import Http404
from django.utils.translation import gettext as _

from articles.models import ArticlePage
from articles.services.arrivals import Missing, why_missing


def public_article(article_id: int) -> ArticlePage | None:
    """Return an article that every reader may see, or None for one that was taken down, as short links tell it.

    Raises Http404, with a sentence, for one that never was there or is private.
    """
    article = ArticlePage.objects.visible().select_related("cover").filter(pk=article_id).first()
    if article is None and why_missing(article_id) is Missing.UNKNOWN:
        raise Http404(_("没有这篇文章，所以也没有它的图。"))
    return article
