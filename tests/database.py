"""A migrated database kept from run to run: the migrations take longer than hundreds of tests."""

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.creation import DatabaseCreation

# All that decides what a database holds after `migrate`: its steps, and what follows them by signals.
SOURCES = (
    "articles/migrations",
    "articles/models",
    "articles/services/site_address.py",
    "articles/receivers.py",
)
PINS = ("requirements.txt", "site_app/settings", "tests/database.py")


def use_template(connection: BaseDatabaseWrapper, folder: Path) -> None:
    """Let the test database of a connection be copied from a file in folder, which is made where there is none.

    Only for SQLite; any other connection is left as it is.
    """
    if isinstance(connection.creation, DatabaseCreation):
        connection.creation = TemplateCreation(connection, folder)


def name_of(creation: DatabaseCreation) -> str:
    """Return the name of the database that a run of tests works on."""
    return cast("str", cast("Any", creation)._get_test_db_name())


class TemplateCreation(DatabaseCreation):
    """Makes the test database from a template."""

    def __init__(self, connection: BaseDatabaseWrapper, folder: Path) -> None:
        super().__init__(connection)
        self.folder = folder

    def create_test_db(self, *args: Any, **kwargs: Any) -> str:
        """Return the name of a migrated database, as Django's own method does."""
        self.folder.mkdir(parents=True, exist_ok=True)
        template = self.folder / f"{digest()}.sqlite3"
        # The second of two processes waits here, and finds what the first one made.
        with locked(self.folder / "lock"):
            if template.exists():
                return self.load(template)
            name = self.migrate(*args, **kwargs)
            self.save(template)
            return name

    def migrate(self, *args: Any, **kwargs: Any) -> str:
        """Make the database in Django's own way."""
        return super().create_test_db(*args, **kwargs)

    def load(self, template: Path) -> str:
        """Fill the test database from the template, and return its name."""
        name = name_of(self)
        Path(name).unlink(missing_ok=True)
        self.connection.close()
        settings.DATABASES[self.connection.alias]["NAME"] = self.connection.settings_dict["NAME"] = name
        self.connection.ensure_connection()
        with closing(sqlite3.connect(template)) as source:
            source.backup(self.connection.connection)
        return name

    def save(self, template: Path) -> None:
        """Write the database to the template, whole or not at all, in place of all older ones."""
        for old in self.folder.glob("*.sqlite3*"):
            old.unlink()
        partial = template.with_suffix(".sqlite3-partial")
        with closing(sqlite3.connect(partial)) as target:
            self.connection.connection.backup(target)
        partial.replace(template)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other processes out; the system lets go of the lock of a process that was killed."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def digest() -> str:
    """Return a name for what the template is made from."""
    found = hashlib.sha256(sqlite3.sqlite_version.encode())
    for name in (*SOURCES, *PINS):
        path = settings.BASE_DIR / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            found.update(f"{file.relative_to(settings.BASE_DIR)}\0".encode() + file.read_bytes())
    return found.hexdigest()[:20]
