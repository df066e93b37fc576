"""What several tests of the demo loader start from."""

from pathlib import Path

import pytest
from wagtail.models import Site

from articles.models import HomePage, SiteSettings
from tests.content import write_folder
from tests.factories import make_site


@pytest.fixture
def folder(db: None, tmp_path: Path) -> Path:
    make_site()
    HomePage.objects.get().delete()
    SiteSettings.objects.all().delete()
    Site.objects.all().delete()
    return write_folder(tmp_path / "fixtures")
