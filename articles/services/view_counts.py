"""Counts reads: each once a reader and a while, in daily rows, in one atomic statement."""

from datetime import date, timedelta

from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from articles.models import ArticlePage, ArticleViews
from articles.models.querysets import ArticleQuerySet
from articles.services.recent_readers import is_first_visit

REPEAT_SECONDS = 30 * 60


def is_repeat(*, article_id: int, address: str, user_agent: str) -> bool:
    """Tell whether this reader loaded this article within the last half hour, and remember this time."""
    return not is_first_visit(
        str(article_id), scope="views", address=address, user_agent=user_agent, seconds=REPEAT_SECONDS
    )


def record_view(*, article_id: int, day: date | None = None) -> None:
    """Add one read to an article's day (today in Asia/Shanghai by default), in one statement."""
    table = ArticleViews._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" (article_id, day, count) VALUES (%s, %s, 1) '  # noqa: S608 - table is ours
            f'ON CONFLICT (article_id, day) DO UPDATE SET count = "{table}".count + 1',
            [article_id, day or timezone.localdate()],
        )


def total_views(article_id: int) -> int:
    """Return an article's reads of all days."""
    return ArticleViews.objects.filter(article_id=article_id).aggregate(total=Sum("count"))["total"] or 0


def most_read(*, days: int = 7, limit: int = 8) -> ArticleQuerySet:
    """Return the visible articles read in the last `days` days, most read first, with `recent_views`."""
    since = timezone.localdate() - timedelta(days=days - 1)
    return (
        ArticlePage.objects.visible()
        .filter(daily_views__day__gte=since)
        .annotate(recent_views=Sum("daily_views__count"))
        .order_by("-recent_views", "-first_published_at")[:limit]
    )
