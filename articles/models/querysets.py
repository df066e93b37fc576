"""Which pages readers may see, and how much of them a list needs."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce, Length, Substr
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from articles.models.derived import ArticleViews


class ArticleQuerySet(PageQuerySet):
    """Articles; every list that readers see starts at `visible()`."""

    def visible(self) -> Self:
        """Published articles of published sections that no privacy setting hides."""
        section_path = Substr("path", 1, Length("path") - Page.steplen)
        section = Page.objects.filter(live=True, path=OuterRef("section_path"))
        # Wagtail's own public() asks for the restrictions in a query of its own, each time.
        restriction = PageViewRestriction.objects.filter(
            page__path=Substr(OuterRef("path"), 1, Length("page__path"))
        )
        return self.live().alias(section_path=section_path).filter(Exists(section), ~Exists(restriction))

    def newest(self) -> Self:
        """Latest first; the id settles equal times."""
        return self.order_by("-first_published_at", "-pk")

    def with_total_views(self) -> Self:
        """Annotate each article with its reads of all days as `total_views`."""
        totals = (
            ArticleViews.objects.filter(article=OuterRef("pk"))
            .order_by()
            .values("article")
            .annotate(total=Sum("count"))
            .values("total")
        )
        return self.annotate(total_views=Coalesce(Subquery(totals, output_field=models.BigIntegerField()), 0))


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
