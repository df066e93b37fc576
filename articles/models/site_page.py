"""What all pages of the site share: pinyin slugs, and an honest answer where a page has been taken down."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from articles.text.slugs import make_slug, make_unique


class SitePage(Page):
    """Abstract base of the site's pages."""

    class Meta:
        abstract = True

    # Wagtail calls one or the other before saving: full for what is published, minimal for drafts.
    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._fill_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self._fill_slug()
        super().minimal_clean()

    slug: str

    def _fill_slug(self) -> None:
        title: str = self.title
        if self.slug or not title:
            return
        slug = make_slug(title) or self._meta.model_name or "page"
        parent = self.get_parent() if self.path else None
        siblings = parent.get_children().exclude(pk=self.pk) if parent else Page.objects.none()
        self.slug = make_unique(slug, set(siblings.values_list("slug", flat=True)))

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Route as Wagtail does; a page that was once published and no longer is answers 410."""
        if not path_components and not self.live and self.first_published_at:
            return RouteResult(self, kwargs={"is_gone": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, is_gone: bool = False, **kwargs: Any) -> HttpResponse:
        if is_gone:
            return render(request, "410.html", status=410)
        return super().serve(request, *args, **kwargs)
