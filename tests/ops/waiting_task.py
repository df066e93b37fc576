"""A background task that a test holds in the middle: it waits for somebody to write into its pipe."""

from pathlib import Path

from django_tasks import task


@task()
def read_pipe(path: str) -> str:
    """Return what is written into the named pipe; waits until something is."""
    return Path(path).read_text(encoding="utf-8")
