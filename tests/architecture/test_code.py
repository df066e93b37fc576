"""How the code is laid out."""

import ast
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from articles import checks
from articles.checks import check_share_targets
from articles.sharing.targets import TARGETS, ShareTarget

FOLDERS = ("articles", "site_app", "tests", "deploy")
FILES = sorted(
    path
    for folder in FOLDERS
    for path in (settings.BASE_DIR / folder).rglob("*.py")
    if "migrations" not in path.parts and "__pycache__" not in path.parts
)
MAX_LINES = 300
NO_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "stuff"}


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    out = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out, stderr=out)
    except SystemExit:
        pytest.fail(out.getvalue())


def test_the_scan_sees_the_code() -> None:
    assert len(FILES) > 80


def test_files_are_short_enough_to_read() -> None:
    lengths = {
        str(path.relative_to(settings.BASE_DIR)): len(path.read_text("utf-8").splitlines()) for path in FILES
    }
    assert {name: lines for name, lines in lengths.items() if lines > MAX_LINES} == {}


def test_no_module_is_named_for_nothing() -> None:
    names = {part for path in FILES for part in path.relative_to(settings.BASE_DIR).with_suffix("").parts}
    assert names & NO_NAMES == set()


def test_every_module_says_why_it_exists() -> None:
    silent = []
    for path in FILES:
        source = path.read_text("utf-8").strip()
        if source and not source.removeprefix("#!/usr/bin/env python3").strip().startswith(
            ('"""', 'r"""', "#!")
        ):
            silent.append(str(path.relative_to(settings.BASE_DIR)))
    assert silent == []


def test_no_test_sleeps() -> None:
    naps = [
        f"{path.relative_to(settings.BASE_DIR)}:{node.lineno}"
        for path in FILES
        if "tests" in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"sleep", "wait_for_timeout"}
    ]
    assert naps == []


def test_share_targets_are_unique_and_have_their_icons() -> None:
    assert check_share_targets() == []


def test_the_check_sees_a_target_without_an_icon(monkeypatch: pytest.MonkeyPatch) -> None:
    pigeon = ShareTarget("pigeon", "信鸽", lambda page: page.url)
    monkeypatch.setattr(checks, "TARGETS", (*TARGETS, pigeon, TARGETS[0]))
    assert {(error.id, error.is_serious()) for error in check_share_targets()} == {("articles.E001", True)}
    assert len(check_share_targets()) == 4


def test_every_room_holds_packages_that_python_finds() -> None:
    for folder in ("blocks", "models", "services", "web", "templatetags", "text", "sharing", "seo", "cards"):
        assert (settings.BASE_DIR / "articles" / folder / "__init__.py").is_file()
