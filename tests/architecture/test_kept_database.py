"""The migrated database that the suite keeps: made once, copied whole, never half a one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from tests import database
from tests.database import TemplateCreation


class CountedCreation(TemplateCreation):
    """Migrates as many times as the name of its table says."""

    migrations = 0

    def migrate(self, *args: Any, **kwargs: Any) -> str:
        type(self).migrations += 1
        self.connection.ensure_connection()
        self.connection.connection.execute(f"CREATE TABLE migrated_{self.migrations} (id)")
        return "migrated"


@pytest.fixture(autouse=True)
def allowed(django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(CountedCreation, "migrations", 0)
    with django_db_blocker.unblock():
        yield


def tables(folder: Path, alias: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the tables of the database that a process of that name works on."""
    configuration = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    monkeypatch.setitem(settings.DATABASES, alias, configuration)
    connection = ConnectionHandler({"default": {}, alias: configuration})[alias]
    CountedCreation(connection, folder).create_test_db()
    rows = connection.connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.connection.close()
    return [name for (name,) in rows]


def test_the_second_process_copies_what_the_first_one_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tables(tmp_path, "first", monkeypatch) == ["migrated_1"]
    assert tables(tmp_path, "second", monkeypatch) == ["migrated_1"]
    assert CountedCreation.migrations == 1


def test_what_a_killed_run_left_is_not_taken_for_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{database.digest()}.sqlite3-partial").write_bytes(b"half a ")
    assert tables(tmp_path, "first", monkeypatch) == ["migrated_1"]
    assert tables(tmp_path, "second", monkeypatch) == ["migrated_1"]


def test_another_migration_makes_another_database_and_forgets_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables(tmp_path, "first", monkeypatch)
    monkeypatch.setattr(database, "digest", lambda: "changed")
    assert tables(tmp_path, "second", monkeypatch) == ["migrated_2"]
    assert [path.name for path in tmp_path.glob("*.sqlite3")] == ["changed.sqlite3"]


def test_what_is_kept_depends_on_migrations_models_pins_and_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    for name in (*database.SOURCES, *database.PINS):
        path = tmp_path / name if Path(name).suffix else tmp_path / name / "one.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    before = database.digest()
    for name in ("articles/migrations/two.py", "articles/models/one.py", "requirements.txt"):
        (tmp_path / name).write_text("# changed", encoding="utf-8")
        assert database.digest() != before
        before = database.digest()
