"""Notices when nobody does the background work, so that the admin can say so."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

# A worker that runs takes a task within seconds, and needs no longer for one.
PATIENCE = timedelta(minutes=5)


@dataclass(frozen=True)
class Backlog:
    """Tasks that should have begun long ago: how many, and for how many whole minutes the oldest waits."""

    count: int
    minutes: int


def task_backlog() -> Backlog | None:
    """Return what waits for a worker in vain; None where nothing does (two queries).

    A long row of tasks that a worker is busy with, as after the first start, is no backlog.
    """
    now = timezone.now()
    started_at_once = Q(run_after=get_date_max())
    late = DBTaskResult.objects.filter(status=TaskResultStatus.READY, enqueued_at__lt=now - PATIENCE).filter(
        started_at_once | Q(run_after__lt=now - PATIENCE)
    )
    found = late.aggregate(count=Count("pk"), oldest=Min("enqueued_at"))
    at_work = Q(started_at__gte=now - PATIENCE) | Q(finished_at__gte=now - PATIENCE)
    if not found["count"] or DBTaskResult.objects.filter(at_work).exists():
        return None
    return Backlog(count=found["count"], minutes=int((now - found["oldest"]).total_seconds() // 60))
