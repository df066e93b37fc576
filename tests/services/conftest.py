"""What the tests of the demo loader share."""

from pathlib import Path

import pytest
from wagtail.models import Site

from articles.models import HomePage
from tests.content import write_folder


@pytest.fixture
def folder(home: HomePage, tmp_path: Path) -> Path:
    """A small folder of content, and a database without a site."""
    home.delete()
    Site.objects.all().delete()
    return write_folder(tmp_path / "fixtures")
