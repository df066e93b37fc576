"""What all pages of the site share: pinyin slugs, and an honest answer where a page has been taken down."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from articles.text.slugs import make_slug, make_unique


class SitePage(Page):
    """Abstract base of the site's pages."""

    # Pages of a kind that readers shouldn't be sent to from search engines override this.
    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug and self.title:
            self.slug = self._slug_from_title()
        super().full_clean(*args, **kwargs)

    def _slug_from_title(self) -> str:
        slug = make_slug(self.title) or self._meta.model_name or "page"
        parent = self.get_parent() if self.path else None
        siblings = parent.get_children().exclude(pk=self.pk) if parent else Page.objects.none()
        taken = set(siblings.filter(slug__startswith=slug[:40]).values_list("slug", flat=True))
        return make_unique(slug, taken)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Route as Wagtail does; a page that was once published and no longer is answers 410."""
        if not path_components and not self.live and self.first_published_at:
            return RouteResult(self, kwargs={"is_gone": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, is_gone: bool = False, **kwargs: Any) -> HttpResponse:
        if is_gone:
            return render(request, "410.html", status=410)
        return super().serve(request, *args, **kwargs)
