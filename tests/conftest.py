"""Fixtures that the whole suite shares: a database with a site in it, a place for pictures, empty caches."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from articles.models import HomePage
from tests.database import use_template
from tests.factories import make_site
from tests.indexing import with_indexes, without_indexes
from tests.live_site import chromium, context, counting_server, live_home, page

# Fixtures of the browser's tests and of the standards' alike: one Chromium for both.
__all__ = ["chromium", "context", "counting_server", "live_home", "page"]

OpenDatabase = Callable[[], AbstractContextManager[None]]


@pytest.fixture(scope="session", autouse=True)
def media_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes its pictures into the site's own folder."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(scope="session", autouse=True)
def quiet_indexes() -> Iterator[None]:
    """No test pays for the indexes of search and of uses, but those that ask for the fixture `indexes`."""
    with without_indexes():
        yield


@pytest.fixture
def indexes() -> Iterator[None]:
    """What this test saves can be found by a search at once, and the library knows what uses it."""
    with with_indexes():
        yield


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """No test sees what another one cached."""
    for name in settings.CACHES:
        caches[name].clear()


def template_folder(config: pytest.Config) -> Path | None:
    """Return where the migrated database is kept, or None where this run keeps nothing."""
    return config.cache.mkdir("test-database") if config.pluginmanager.has_plugin("cacheprovider") else None


def pytest_configure(config: pytest.Config) -> None:
    """Forget the kept database before any process of this run looks for it."""
    folder = template_folder(config)
    if folder and config.getoption("create_db") and not hasattr(config, "workerinput"):
        for template in folder.glob("*.sqlite3"):
            template.unlink()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_use_migrations: bool,
    pytestconfig: pytest.Config,
) -> None:
    """Copy the database from the one that an earlier run migrated, where that is possible."""
    folder = template_folder(pytestconfig)
    if folder and django_db_use_migrations:
        use_template(connection, folder)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Put an empty site into the test database, once for all tests."""
    with django_db_blocker.unblock():
        make_site()


@pytest.fixture
def home(db: None) -> HomePage:
    """The home page of an empty site."""
    # A browser's test leaves an empty database behind.
    return HomePage.objects.first() or make_site()


@pytest.fixture(scope="module")
def module_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[OpenDatabase]:
    """Return a way to open the database in fixtures of a module; what they make is undone after its last test.

    Only for modules whose tests run in transactions. An object made so is shared: give each test one of its own,
    read from the database.
    """
    with django_db_blocker.unblock():
        module = transaction.atomic()
        module.__enter__()
        # A browser's test leaves an empty database behind.
        if not HomePage.objects.exists():
            make_site()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        module.__exit__(None, None, None)
