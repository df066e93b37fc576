"""What all pages of the site share: pinyin slugs, and an honest answer where a page has been taken down."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from articles.models.page_slugs import RESERVED_SLUG, free_slug, is_reserved
from articles.models.site_page_form import SitePageCopyForm, SitePageForm

# How links to the page look in chats, on networks and in search results.
SHARE_PREVIEW = "share"


class SitePage(Page):
    """Abstract base of the site's pages."""

    base_form_class = SitePageForm
    copy_form_class = SitePageCopyForm

    class Meta:
        abstract = True

    # Wagtail calls one or the other before saving: full for what is published, minimal for drafts.
    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._fill_slug()
        super().full_clean(*args, **kwargs)
        self._refuse_reserved_slug()

    def minimal_clean(self) -> None:
        self._fill_slug()
        super().minimal_clean()
        self._refuse_reserved_slug()

    slug: str

    def _fill_slug(self) -> None:
        # A page without a path has no siblings yet to be told apart from; it comes by again when it has one.
        if self.slug or not self.title or not self.path:
            return
        fallback = self._meta.model_name or "page"
        self.slug = free_slug(self.title, parent=self.get_parent(), page_id=self.pk, fallback=fallback)

    def _refuse_reserved_slug(self) -> None:
        if self.path and is_reserved(self.slug, parent=self.get_parent()):
            raise ValidationError({"slug": ValidationError(RESERVED_SLUG, params={"slug": self.slug})})

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The page itself, and links to it."""
        return [("", _("网页")), (SHARE_PREVIEW, _("分享卡片和搜索结果"))]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        if mode_name == SHARE_PREVIEW:
            return "admin/share_preview/page.html"
        return super().get_preview_template(request, mode_name)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Route as Wagtail does; a page that was once published and no longer is answers 410."""
        if not path_components and not self.live and self.first_published_at:
            return RouteResult(self, kwargs={"is_gone": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, is_gone: bool = False, **kwargs: Any) -> HttpResponse:
        if is_gone:
            return render(request, "410.html", status=410)
        return super().serve(request, *args, **kwargs)
