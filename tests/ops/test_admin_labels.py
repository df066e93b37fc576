"""The first start migrates in the process that then serves; the admin's labels must survive that in Chinese."""

import sys
from pathlib import Path

from tests.ops.support import PROJECT, run

# What `serve --prepare` does on its first start, up to the first check of addresses inside migrate.
SCRIPT = """
import django
django.setup()
from unittest import mock
from django.urls import get_resolver
from django.utils import translation
from articles.management.commands import prepare_site

def migrate(*args, **options):
    with translation.override(None):
        get_resolver().url_patterns
    raise SystemExit

with mock.patch.object(prepare_site, "call_command", migrate):
    try:
        prepare_site.Command().handle()
    except SystemExit:
        pass
from wagtail.contrib.redirects.views import IndexView
from wagtail.images.views.chooser import viewset
print(viewset.search_tab_label, *IndexView.export_headings.values())
"""


def test_labels_that_wagtail_translates_once_are_chinese_after_the_first_start(tmp_path: Path) -> None:
    done = run(
        sys.executable, "-c", SCRIPT, cwd=PROJECT, DATA_DIR=str(tmp_path), DATABASE_URL="",
        DJANGO_SETTINGS_MODULE="site_app.settings.dev",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    labels = done.stdout.split("\n")[-2]
    assert labels.startswith("搜索 ")
    assert not any(letter.isascii() and letter.isalpha() for letter in labels)
