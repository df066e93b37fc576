"""Fixtures that the whole suite shares: a site, and a real browser that reports what pages do wrong."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from articles.models import HomePage
from tests.chromium import CHROMIUM, CHROMIUM_ARGUMENTS, DESKTOP, PHONE
from tests.factories import make_site, make_user


@pytest.fixture(autouse=True)
def media_folder(tmp_path: Path, settings: Any) -> Path:
    """Every test writes its pictures into a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """No test sees what another one cached."""
    for name in settings.CACHES:
        caches[name].clear()


@pytest.fixture
def home(db: None) -> HomePage:
    """The home page of an empty site."""
    return make_site()


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


@pytest.fixture
def live_home(transactional_db: None, live_server: Any, settings: Any) -> HomePage:
    """The home page of an empty site that a browser reaches at live_server.url."""
    settings.SITE_URL = live_server.url
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    return make_site()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser profile without cookies, in Chinese, on a phone's width."""
    context = chromium.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport=PHONE, reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


def _watch(page: Page, problems: list[str]) -> None:
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: problems.append(f"console: {message.text}") if _is_problem(message) else None,
    )


def _is_problem(message: ConsoleMessage) -> bool:
    # A status of 404 is what some tests ask for, and Wagtail's accessibility checker reports its results as errors.
    return message.type == "error" and not message.text.startswith(
        ("Failed to load resource", "axe.run results")
    )


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A reader's tab. The test fails where the page threw an error or broke its own security policy."""
    problems: list[str] = []
    tab = context.new_page()
    _watch(tab, problems)
    yield tab
    assert problems == []


@pytest.fixture
def editor_page(context: BrowserContext, live_home: HomePage, live_server: Any) -> Page:
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
