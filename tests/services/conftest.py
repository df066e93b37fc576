"""What the tests of the demo content share: a small folder of their own, and the real one."""

from pathlib import Path

import pytest
from wagtail.models import Site

from articles.models import HomePage
from articles.text.content_folder import ContentFolder, read_folder
from tests.content import write_folder
from tests.services.content import FOLDER
from tests.services.search_engine_fixtures import baidu, committed, indexnow, section

__all__ = ["baidu", "committed", "indexnow", "section"]


@pytest.fixture
def folder(home: HomePage, tmp_path: Path) -> Path:
    """A small folder of content, and a database without a site."""
    home.delete()
    Site.objects.all().delete()
    return write_folder(tmp_path / "fixtures")


@pytest.fixture(scope="module")
def content() -> ContentFolder:
    """The real content, read once for a module."""
    return read_folder(FOLDER)
