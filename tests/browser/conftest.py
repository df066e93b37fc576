"""A real browser that reports what pages do wrong, and a server that is done before the database is emptied."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from articles.models import HomePage
from tests.chromium import DESKTOP
from tests.factories import make_user
from tests.live_site import watched_context


@pytest.fixture
def context_without_scripts(chromium: Browser, live_home: HomePage) -> Iterator[BrowserContext]:
    """A reader's browser where JavaScript is turned off."""
    with watched_context(chromium, java_script_enabled=False) as context:
        yield context


@pytest.fixture
def editor_page(context: BrowserContext, live_server: LiveServer) -> Page:
    """A tab at desk width, logged in as an administrator."""
    client = Client()
    client.force_login(make_user("admin", superuser=True))
    context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": live_server.url,
            }
        ]
    )
    tab = context.new_page()
    tab.set_viewport_size(DESKTOP)
    return tab
