"""Tells search engines what was published, changed and taken down: rows first, then the background worker sends them.

Whatever happens to the worker, a row waits until it was answered: what was claimed by one that was killed is due again
after CLAIM, and the scheduler asks for a worker whenever something is due (`manage.py send_search_pings`).
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from articles.models import ArticlePage, PushQuota, SearchEngine, SearchPing, SearchSettings
from articles.services.metadata import canonical_url
from articles.services.search_engines import Fate, Outcome, tell_baidu, tell_indexnow
from articles.services.search_settings import search_settings

logger = logging.getLogger(__name__)

BATCH = 100
# No call takes nearly so long.
CLAIM = timedelta(minutes=10)
# How long after the first try the second comes, and so on; then it is given up.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 120, 480, 1440))
LONGEST_WAIT = timedelta(days=1)
KEPT = timedelta(days=180)
State, Reason = SearchPing.State, SearchPing.Reason
Teller = Callable[[list[str]], Outcome]


def tellers(own: SearchSettings) -> dict[str, Teller]:
    """Return the engines that are set up, each with a function that tells it of addresses."""
    if own.is_hidden:
        return {}
    found: dict[str, Teller] = {}
    if own.indexnow_key:
        found[SearchEngine.INDEXNOW] = lambda urls: tell_indexnow(
            urls,
            endpoint=settings.INDEXNOW_ENDPOINT,
            key=own.indexnow_key,
            base_url=settings.SITE_URL,
        )
    if settings.BAIDU_PUSH_SITE and settings.BAIDU_PUSH_TOKEN:
        found[SearchEngine.BAIDU] = lambda urls: tell_baidu(
            urls,
            endpoint=settings.BAIDU_PUSH_ENDPOINT,
            site=settings.BAIDU_PUSH_SITE,
            token=settings.BAIDU_PUSH_TOKEN,
        )
    return found


def announce_publication(article: ArticlePage) -> None:
    """Note whom to tell of an article that was published, and have it sent once that is really stored.

    Baidu's quota is small: it hears of an address once, and again when the article's revised_at changed.
    """
    engines = tellers(search_settings())
    url = _address(article)
    if not engines or not url or not ArticlePage.objects.visible().filter(pk=article.pk).exists():
        return
    for engine in engines:
        before = SearchPing.objects.filter(engine=engine, url=url).first()
        if engine == SearchEngine.BAIDU and before and _is_told(before, article):
            continue
        is_known = before is not None and before.reason != Reason.REMOVED
        reason = Reason.CHANGED if is_known else Reason.PUBLISHED
        _note(article, engine=engine, url=url, reason=reason, page_id=article.pk)
    send_soon()


def announce_removal(article: ArticlePage) -> None:
    """Note that an article was taken down or deleted: IndexNow is told; Baidu, which takes none, is spared the rest."""
    url = _address(article)
    waiting = SearchPing.objects.filter(engine=SearchEngine.BAIDU, url=url, state=State.WAITING)
    waiting.update(state=State.SKIPPED, answer=_("文章已经撤下"))
    if not url or SearchEngine.INDEXNOW not in tellers(search_settings()):
        return
    if not article.get_view_restrictions().exists():
        # Without the page, which may be on its way out of the database.
        _note(article, engine=SearchEngine.INDEXNOW, url=url, reason=Reason.REMOVED, page_id=None)
        send_soon()


def _address(article: ArticlePage) -> str:
    """Return the article's one address; empty where it stands outside the site."""
    return canonical_url(article, base_url=settings.SITE_URL) if article.get_url() else ""


def _is_told(before: SearchPing, article: ArticlePage) -> bool:
    """Whether the engine knows, or will soon, what the article says in substance."""
    return before.state in {State.SENT, State.WAITING} and before.revised_at == article.revised_at


def _note(article: ArticlePage, *, engine: str, url: str, reason: str, page_id: int | None) -> None:
    """Keep one waiting row an address: what waits already is told of the newest state."""
    said = {
        "title": article.title,
        "reason": reason,
        "revised_at": article.revised_at,
        "page_id": page_id,
        "next_try_at": timezone.now(),
    }
    waiting = SearchPing.objects.filter(engine=engine, url=url, state=State.WAITING)
    if not waiting.update(**said):
        SearchPing.objects.create(engine=engine, url=url, **said)


def send_soon() -> None:
    """Have the worker send what is due, after the commit."""
    transaction.on_commit(send_due_pings.enqueue)


def ask_for_worker() -> None:
    """Enqueue the sending where something is due and no such task waits already; the scheduler's call."""
    is_asked = DBTaskResult.objects.filter(
        task_path=send_due_pings.module_path, status=TaskResultStatus.READY
    ).exists()
    if not is_asked and _due(timezone.now()).exists():
        send_due_pings.enqueue()


# News is worth minutes; the pictures of many articles, which may stand before it, are not.
@task(priority=50)
def send_due_pings() -> None:
    """Send what is due, engine by engine. One engine's failure keeps none of the others back."""
    engines = tellers(search_settings())
    _due(timezone.now()).exclude(engine__in=engines).update(
        state=State.SKIPPED, answer=_("这个搜索引擎的设置已经清空")
    )
    for engine, tell in engines.items():
        try:
            while _send_batch(engine, tell):
                pass
        except Exception:
            logger.exception("Telling %s failed", engine)


def _due(now: datetime) -> QuerySet[SearchPing]:
    return SearchPing.objects.filter(state=State.WAITING, next_try_at__lte=now)


def _send_batch(engine: str, tell: Teller) -> bool:
    """Send one batch; return whether there may be more that the engine would take now."""
    now = timezone.now()
    room = _room(engine, now=now)
    if room == 0:
        _due(now).filter(engine=engine).update(
            next_try_at=_tomorrow(now), answer=_("今天的配额用完了，明天再推")
        )
        return False
    claimed = _claim(engine, limit=min(BATCH, room or BATCH), now=now)
    pings = _without_hidden(claimed)
    if not pings:
        return bool(claimed)
    outcome = tell([ping.url for ping in pings])
    _record(pings, outcome, engine=engine)
    return outcome.fate == Fate.SENT


def _claim(engine: str, *, limit: int, now: datetime) -> list[SearchPing]:
    """Take due rows so that no other worker does; they are due again where this one is killed."""
    with transaction.atomic():
        due = _due(now).filter(engine=engine).order_by("created_at", "pk")
        pings = list(due.select_for_update(skip_locked=True)[:limit])
        for ping in pings:
            ping.attempts += 1
            ping.next_try_at = now + CLAIM
        SearchPing.objects.bulk_update(pings, ["attempts", "next_try_at"])
    return pings


def _without_hidden(pings: list[SearchPing]) -> list[SearchPing]:
    """Leave out what readers may no longer see, which nobody shall be told of."""
    ids = {ping.page_id for ping in pings}
    visible = set(ArticlePage.objects.visible().filter(pk__in=ids).values_list("pk", flat=True))
    shown = [ping for ping in pings if ping.reason == Reason.REMOVED or ping.page_id in visible]
    hidden = [ping.pk for ping in pings if ping not in shown]
    SearchPing.objects.filter(pk__in=hidden).update(
        state=State.SKIPPED, answer=_("文章现在不公开，就不告诉对方了")
    )
    return shown


def _record(pings: list[SearchPing], outcome: Outcome, *, engine: str) -> None:
    now = timezone.now()
    for ping in pings:
        refusal = outcome.refused.get(ping.url)
        _settle(ping, fate=Fate.REFUSED if refusal else outcome.fate, outcome=outcome, now=now)
        ping.answer = refusal or ping.answer
    SearchPing.objects.bulk_update(pings, ["state", "answer", "attempts", "next_try_at", "sent_at"])
    if outcome.remaining is not None:
        PushQuota.objects.update_or_create(
            engine=engine, defaults={"remaining": outcome.remaining, "told_at": now}
        )


def _settle(ping: SearchPing, *, fate: Fate, outcome: Outcome, now: datetime) -> None:
    ping.answer = outcome.words
    match fate:
        case Fate.SENT:
            ping.state, ping.sent_at = State.SENT, now
        case Fate.REFUSED:
            ping.state = State.FAILED
        case Fate.TOMORROW:
            # The engine took no look at it, so that it doesn't count as a try.
            ping.attempts -= 1
            ping.next_try_at = _tomorrow(now)
        case Fate.LATER if ping.attempts > len(WAITS):
            ping.state = State.FAILED
            ping.answer = _("%(words)s；试了 %(count)d 次，不再试了") % {
                "words": outcome.words,
                "count": ping.attempts,
            }
        case Fate.LATER:
            asked = min(timedelta(seconds=outcome.retry_after), LONGEST_WAIT)
            ping.next_try_at = now + max(WAITS[ping.attempts - 1], asked)


def _room(engine: str, *, now: datetime) -> int | None:
    """Return how many addresses the engine said today that it still takes; None where it said nothing."""
    quota = PushQuota.objects.filter(engine=engine).first()
    is_todays = quota and timezone.localdate(quota.told_at) == timezone.localdate(now)
    return quota.remaining if quota and is_todays else None


def _tomorrow(now: datetime) -> datetime:
    """Half an hour after midnight in Asia/Shanghai, where Baidu's day begins."""
    midnight = timezone.localtime(now).replace(hour=0, minute=30, second=0, microsecond=0)
    return midnight + timedelta(days=1)


def forget_old_pings() -> None:
    """Delete what was settled long ago, but for the newest row of each address, which tells what is known."""
    newer = SearchPing.objects.filter(
        engine=OuterRef("engine"), url=OuterRef("url"), created_at__gt=OuterRef("created_at")
    )
    old = SearchPing.objects.exclude(state=State.WAITING).filter(created_at__lt=timezone.now() - KEPT)
    old.filter(Exists(newer)).delete()
