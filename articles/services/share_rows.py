"""Makes an article's share row: what is shared, by which ways, in the order that an editor chose."""

from dataclasses import replace

from django.urls import reverse

from articles.models import ArticlePage, ShareSettings, SiteSettings
from articles.services.metadata import shared_page
from articles.sharing.addresses import SharedPage
from articles.sharing.targets import ChosenTarget, ShareRow, share_row


def article_share_row(article: ArticlePage, *, settings: SiteSettings, base_url: str) -> ShareRow:
    """Return the row of an article (in a preview it may not be saved yet), in two queries."""
    choices, shows_optional = _choices(settings)
    page = _with_own_pages(shared_page(article, settings=settings, base_url=base_url), article)
    return share_row(page, chosen=choices, shows_optional=shows_optional)


def _choices(settings: SiteSettings) -> tuple[list[ChosenTarget], bool]:
    """Return the editor's choice and whether the optional networks are switched on; settings and rows in one."""
    rows = list(
        ShareSettings.objects.filter(site_id=settings.site_id)
        .order_by("targets__sort_order", "targets__pk")
        .values_list("shows_optional", "targets__target", "targets__is_under_more")
    )
    chosen = [ChosenTarget(target, is_under_more) for _optional, target, is_under_more in rows if target]
    return chosen, bool(rows and rows[0][0])


def _with_own_pages(page: SharedPage, article: ArticlePage) -> SharedPage:
    """Add this site's pages for sharing, which only an article that all readers may see has."""
    if not article.is_open_to_all:
        return page
    return replace(
        page,
        qr_page=reverse("share_qr", args=[article.pk]),
        poster_page=reverse("poster_page", args=[article.pk]),
    )
