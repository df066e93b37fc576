"""Follows short links: which page one leads to, and how many readers came that way."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.models import ArticlePage, ShareArrival
from articles.services.metadata import canonical_url
from articles.services.recent_readers import is_first_visit
from articles.sharing.short_links import CHANNELS, CHANNELS_BY_SOURCE, Channel, read_short_code, short_code

# A reader is known for the rest of a day at most; the key changes with the day anyway.
_DAY_SECONDS = 24 * 60 * 60


class Missing(Enum):
    """Why a short link leads nowhere."""

    UNKNOWN = "unknown"
    GONE = "gone"


@dataclass(frozen=True)
class ShortLink:
    """Where a short link leads: `url` is the page's canonical address with the channel's utm values."""

    article_id: int
    channel: Channel
    url: str


@dataclass(frozen=True)
class ChannelLink:
    """An article's short address for one channel, and how often readers came by it, of all days."""

    channel: Channel
    url: str
    arrivals: int
    readers: int


def short_url(article: ArticlePage, *, source: str, base_url: str) -> str:
    """Return the absolute short address of an article for a channel; the canonical one while it isn't public."""
    if not article.is_open_to_all:
        return canonical_url(article, base_url=base_url)
    code = short_code(article.pk, CHANNELS_BY_SOURCE[source])
    return f"{base_url}{reverse('short_link', args=[code])}"


def channel_links(article: ArticlePage, *, base_url: str) -> list[ChannelLink]:
    """Return a public article's short addresses, one a channel in the vocabulary's order, with what each brought."""
    found = (
        ShareArrival.objects.filter(article=article)
        .values_list("channel")
        .annotate(arrivals=Sum("count"), readers=Sum("unique_count"))
    )
    sums = {channel: (arrivals, readers) for channel, arrivals, readers in found}
    return [
        ChannelLink(
            channel=channel,
            url=short_url(article, source=channel.source, base_url=base_url),
            arrivals=sums.get(channel.source, (0, 0))[0],
            readers=sums.get(channel.source, (0, 0))[1],
        )
        for channel in CHANNELS
    ]


def follow(code: str, *, base_url: str) -> ShortLink | Missing:
    """Return where a code leads; what readers may not see is unknown, what was taken down is gone."""
    found = read_short_code(code)
    if found is None:
        return Missing.UNKNOWN
    page_id, channel = found
    article = ArticlePage.objects.visible().filter(pk=page_id).first()
    if article is None:
        return why_missing(page_id)
    values = {"utm_source": channel.source, "utm_medium": channel.medium, "utm_campaign": "share"}
    url = f"{canonical_url(article, base_url=base_url)}?{urlencode(values)}"
    return ShortLink(article_id=article.pk, channel=channel, url=url)


def why_missing(page_id: int) -> Missing:
    """Tell a page that was published once from one that never was, or that readers may not know of."""
    article = ArticlePage.objects.filter(pk=page_id).first()
    if article is not None:
        was_public = article.first_published_at and not article.get_view_restrictions().exists()
        return Missing.GONE if was_public else Missing.UNKNOWN
    # Wagtail's own log outlives the page.
    log = PageLogEntry.objects.filter(page_id=page_id, content_type__model=ArticlePage._meta.model_name)
    actions = set(
        log.filter(action__in=["wagtail.publish", "wagtail.delete"]).values_list("action", flat=True)
    )
    return Missing.GONE if len(actions) == 2 else Missing.UNKNOWN


def is_new_reader(*, article_id: int, channel: Channel, address: str, user_agent: str) -> bool:
    """Tell whether this reader comes for the first time today by this channel, and remember it."""
    return is_first_visit(
        f"{article_id}|{channel.source}",
        scope="arrivals",
        address=address,
        user_agent=user_agent,
        seconds=_DAY_SECONDS,
    )


def record_arrival(*, article_id: int, channel: Channel, is_new: bool, day: date | None = None) -> None:
    """Add one arrival to an article's day (today in Asia/Shanghai by default), in one statement."""
    table = ShareArrival._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" (article_id, channel, day, count, unique_count) '  # noqa: S608 - table is ours
            "VALUES (%s, %s, %s, 1, %s) ON CONFLICT (article_id, channel, day) DO UPDATE "
            f'SET count = "{table}".count + 1, unique_count = "{table}".unique_count + excluded.unique_count',
            [article_id, channel.source, day or timezone.localdate(), int(is_new)],
        )


def arrivals_by_channel(*, days: int) -> QuerySet[Any]:
    """Return rows of article, title, channel, `arrivals` and `readers` over the last `days` days, most first."""
    since = timezone.localdate() - timedelta(days=days - 1)
    return (
        ShareArrival.objects.filter(day__gte=since)
        .values("article_id", "article__title", "channel")
        .annotate(arrivals=Sum("count"), readers=Sum("unique_count"))
        .order_by("-arrivals", "article_id", "channel")
    )
