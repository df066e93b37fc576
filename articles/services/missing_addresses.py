"""Keeps the list of addresses that readers asked for in vain: one statement a visit, and never more than MOST rows."""

import logging

from django.db import DatabaseError, connection
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from articles.models import MissingAddress
from articles.models.missing_addresses import MAX_PATH
from articles.text.missing_paths import is_readers_path

logger = logging.getLogger(__name__)

MOST = 2000
# Between two of the list's daily cleanings it may grow by about so many rows.
_SLACK = 100


def record_missing(path: str) -> None:
    """Count one visit to a path, as the request had it, that no page and no redirect answers.

    Written as redirects write it: decoded, without the last slash. A database that cannot take it is logged; the
    reader's answer doesn't wait for anything else.
    """
    if not is_readers_path(path, longest=MAX_PATH):
        return
    try:
        _count(Redirect.normalise_path(path))
    except DatabaseError:
        logger.warning("A missing address could not be recorded", exc_info=True)


def _count(path: str) -> None:
    table, now = MissingAddress._meta.db_table, timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" (path, count, first_asked_at, last_asked_at, is_dismissed) '  # noqa: S608 - ours
            f"VALUES (%s, 1, %s, %s, %s) ON CONFLICT (path) DO UPDATE "
            f'SET count = "{table}".count + 1, last_asked_at = excluded.last_asked_at RETURNING id, count',
            [path, now, now, False],
        )
        row_id, count = cursor.fetchone()
    if count == 1 and row_id % _SLACK == 0:
        forget_rare_addresses()


def forget_rare_addresses() -> None:
    """Delete the rarest addresses, the longest unasked first, beyond the MOST that are kept."""
    excess = MissingAddress.objects.count() - MOST
    if excess > 0:
        rarest = MissingAddress.objects.order_by("count", "last_asked_at").values_list("pk", flat=True)
        MissingAddress.objects.filter(pk__in=list(rarest[:excess])).delete()


def forget_answered(path: str) -> None:
    """Take an address off the list, because a page or a redirect answers it now."""
    MissingAddress.objects.filter(path=Redirect.normalise_path(path)).delete()


def dismiss(address_id: int) -> None:
    """Leave an address out of the list for good."""
    MissingAddress.objects.filter(pk=address_id).update(is_dismissed=True)
