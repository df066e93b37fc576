"""A site that a real browser reaches, and that is done with its requests before the database is emptied."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from articles.models import HomePage
from tests.chromium import CHROMIUM, CHROMIUM_ARGUMENTS, PHONE
from tests.factories import make_site
from tests.idle_server import CountingServer


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"{CHROMIUM} 不存在：请安装 Debian 的 chromium 软件包，或者用 make test 运行。")
    # Playwright's loop runs in this thread, where Django then refuses the test's own queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def counting_server() -> Iterator[None]:
    """Let live_server know its open connections."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LiveServerThread, "server_class", CountingServer)
        yield


@pytest.fixture
def live_home(
    transactional_db: None, indexes: None, live_server: LiveServer, settings: Any
) -> Iterator[HomePage]:
    """The home page of an empty site that a browser reaches at live_server.url.

    What opens the site in a browser comes after this fixture and closes before it ends: it waits for the last
    request, so that none is left to write into the database while it is emptied.
    """
    settings.SITE_URL = live_server.url
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    yield make_site()
    server = live_server.thread.httpd
    assert isinstance(server, CountingServer)
    server.wait_until_idle()


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
    assert problems == [], problems


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
def page(context: BrowserContext) -> Page:
    """A reader's tab."""
    return context.new_page()
