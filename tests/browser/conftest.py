"""A real browser that reports what pages do wrong, and a server that is done before the database is emptied."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from articles.models import HomePage
from tests.chromium import DESKTOP, PHONE
from tests.factories import make_user


@contextmanager
def watched_context(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """Open a profile without cookies, in Chinese, on a phone's width.

    The test fails where a page of it threw an error or broke its own security policy.
    """
    problems: list[str] = []
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport=PHONE, reduced_motion="reduce", **options
    )
    context.set_default_timeout(10_000)
    context.on("weberror", lambda error: problems.append(f"error: {error.error}"))
    context.on(
        "console",
        lambda message: problems.append(f"console: {message.text}") if _is_problem(message) else None,
    )
    yield context
    context.close()
    assert problems == []


def _is_problem(message: ConsoleMessage) -> bool:
    # A status of 404 is what some tests ask for, and Wagtail's accessibility checker reports its results as errors.
    return message.type == "error" and not message.text.startswith(
        ("Failed to load resource", "axe.run results")
    )


@pytest.fixture
def context(chromium: Browser, live_home: HomePage) -> Iterator[BrowserContext]:
    """A reader's browser."""
    with watched_context(chromium) as context:
        yield context


@pytest.fixture
def context_without_scripts(chromium: Browser, live_home: HomePage) -> Iterator[BrowserContext]:
    """A reader's browser where JavaScript is turned off."""
    with watched_context(chromium, java_script_enabled=False) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A reader's tab."""
    return context.new_page()


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
