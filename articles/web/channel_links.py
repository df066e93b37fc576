"""短链接: an article's counted addresses, for what editors post themselves, and how many readers each brought."""

from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from articles.models import ArticlePage, User
from articles.services.arrivals import channel_links


def links(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show one address a channel, each with its arrivals; only a public article has any."""
    article = get_object_or_404(ArticlePage, pk=article_id)
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if not article.is_open_to_all:
        raise Http404(gettext("没有短链接：文章还没发布，或者不是所有读者都能看。"))
    context = {
        "header_title": gettext("短链接"),
        "header_icon": "link",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": gettext("首页")},
            {"url": reverse("wagtailadmin_pages:edit", args=[article.pk]), "label": article.title},
            {"url": "", "label": gettext("短链接")},
        ],
        "links": channel_links(article, base_url=settings.SITE_URL),
    }
    return render(request, "admin/channel_links.html", context)


def channel_link_urls() -> list[URLPattern]:
    """Return the address below the admin."""
    return [path("short-links/<int:article_id>/", links, name="channel_links")]


def channel_link_buttons(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Yield 短链接 in the menu of a public article's editing page."""
    is_theirs = isinstance(page, ArticlePage) and page.permissions_for_user(user).can_edit()
    if view_name == "edit" and is_theirs and page.is_open_to_all:
        yield Button(_("短链接"), reverse("channel_links", args=[page.pk]), icon_name="link", priority=26)
