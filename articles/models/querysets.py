"""Which pages readers may see, and how much of them a list needs."""

from typing import Any, Self

from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from wagtail.models import PageManager, PageQuerySet, PageViewRestriction

from articles.models.derived import ArticleViews


class ArticleQuerySet(PageQuerySet):
    """Articles; every list that readers see starts at `visible()`."""

    def visible(self) -> Self:
        """Published articles that no privacy setting hides."""
        return self.live().public()

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
        return self.annotate(
            total_views=Coalesce(Subquery(totals, output_field=models.BigIntegerField()), 0)
        )


ArticleManager = PageManager.from_queryset(ArticleQuerySet)


def restricted_paths() -> list[str]:
    """Tree paths below which every page is private."""
    restrictions: QuerySet[Any] = PageViewRestriction.objects.values_list("page__path", flat=True)
    return list(restrictions)
