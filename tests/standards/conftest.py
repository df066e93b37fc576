"""A site with every kind of page, served to tools and to a browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from articles.models import HomePage
from tests.chromium import PHONE
from tests.standards.pages import make_pages


@pytest.fixture
def served_pages(live_home: HomePage, live_server: Any, settings: Any) -> dict[str, str]:
    """The address of each kind of page, by its name."""
    settings.ROOT_URLCONF = "tests.standards.urls"
    return {name: live_server.url + path for name, path in make_pages(live_home).items()}


@pytest.fixture
def tool_page(chromium: Browser, live_home: HomePage) -> Iterator[Page]:
    """A tab in which a tool may write styles of its own, which the site's security policy forbids to pages."""
    context = chromium.new_context(locale="zh-CN", viewport=PHONE, reduced_motion="reduce", bypass_csp=True)
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()
