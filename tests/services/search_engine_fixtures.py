"""Both search engines as servers of a test, set up on the site, and what became of what they were told."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.models import Site

from articles.models import HomePage, SearchPing, SearchSettings, SectionPage
from tests.factories import make_section
from tests.fake_engine import FakeEngine, fake_engine

KEY = "0123456789abcdef"
GOOD = json.dumps({"remain": 9, "success": 1, "not_same_site": [], "not_valid": []})


@pytest.fixture
def indexnow(home: HomePage, settings: Any) -> Iterator[FakeEngine]:
    SearchSettings.objects.create(site=Site.objects.get(), indexnow_key=KEY)
    with fake_engine() as engine:
        settings.INDEXNOW_ENDPOINT = engine.url
        yield engine


@pytest.fixture
def baidu(home: HomePage, settings: Any) -> Iterator[FakeEngine]:
    with fake_engine() as engine:
        engine.answer(200, GOOD)
        settings.BAIDU_PUSH_ENDPOINT = engine.url
        settings.BAIDU_PUSH_SITE, settings.BAIDU_PUSH_TOKEN = "http://testserver", "token"
        yield engine


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, slug="guides")


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """What waits for a commit runs where a test says so."""
    return django_capture_on_commit_callbacks


def told(engine: str) -> list[tuple[str, str, str]]:
    """Return reason, state and answer of each row of an engine."""
    found = SearchPing.objects.filter(engine=engine).order_by("pk")
    return [(one.reason, one.state, one.answer) for one in found]
