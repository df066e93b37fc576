"""Readers' templates hold no inline code and load nothing from elsewhere, which their policy would block."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

FOLDER: Path = settings.BASE_DIR / "templates"
# The admin has a policy of its own.
TEMPLATES = sorted(
    path
    for path in FOLDER.rglob("*.html")
    if path.relative_to(FOLDER).parts[0] not in {"admin", "wagtailadmin"}
)
RULES = {
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/ld\+json)", re.IGNORECASE),
    "inline style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "javascript address": re.compile(r"[\"']\s*javascript:", re.IGNORECASE),
    "foreign file": re.compile(
        r"<(?:script|img|iframe|source|link)\b[^>]*\b(?:src|srcset|href)\s*=\s*[\"']?(?:https?:)?//",
        re.IGNORECASE,
    ),
    "safe filter": re.compile(r"\|\s*safe\b|autoescape off"),
}
BAD_SAMPLE = """\
<script>alert(1)</script>
<STYLE>p { color: red }</STYLE>
<p class="a" style="color: red">
<button onclick="go()">
<a href="javascript:go()">
<img src="//cdn.example/x.png"><link rel="stylesheet" href='https://cdn.example/x.css'>
{{ text|safe }}
"""
GOOD_SAMPLE = """\
<script src="/static/js/reader.js" type="module"></script>
<script type="application/ld+json">{}</script>
<a href="https://example.com/" class="onclick" data-on="1">style=</a>
<img src="/media/x.png" alt="safe">
"""


def problems(text: str) -> set[str]:
    """Return the names of the rules that a template's text breaks."""
    without_comments = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", text, flags=re.DOTALL)
    return {name for name, rule in RULES.items() if rule.search(without_comments)}


def test_the_scan_finds_every_kind_of_mistake() -> None:
    assert problems(BAD_SAMPLE) == set(RULES)


def test_the_scan_lets_honest_code_through() -> None:
    assert problems(GOOD_SAMPLE) == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_template_is_clean(path: Path) -> None:
    assert problems(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_template_compiles(path: Path) -> None:
    assert get_template(str(path.relative_to(FOLDER)))


def test_every_model_with_a_page_has_its_template() -> None:
    for name in ("article_page", "home_page", "section_page", "standard_page", "tag", "author"):
        assert (FOLDER / "articles" / f"{name}.html").is_file()
    for name in ("403", "404", "410", "500"):
        assert (FOLDER / f"{name}.html").is_file()


@pytest.mark.parametrize(
    ("mark", "owners"),
    [("message__title", {"message_page.html", "500.html"}), ("list-header__title", {"_list_page.html"})],
)
def test_a_frame_that_several_pages_share_stands_in_one_template(mark: str, owners: set[str]) -> None:
    assert {path.name for path in TEMPLATES if mark in path.read_text(encoding="utf-8")} == owners


def test_every_static_file_that_templates_name_is_there() -> None:
    pattern = re.compile(r"{%\s*static\s+['\"]([^'\"]+)['\"]")
    names = {
        name for path in FOLDER.rglob("*.html") for name in pattern.findall(path.read_text(encoding="utf-8"))
    }
    missing = [name for name in sorted(names) if not (settings.BASE_DIR / "static" / name).is_file()]
    assert missing == []


def test_every_icon_that_templates_name_is_there() -> None:
    pattern = re.compile(r"_icon\.html['\"] with name=['\"]([a-z-]+)['\"]")
    names = {
        name for path in FOLDER.rglob("*.html") for name in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert {name for name in names if not (FOLDER / "icons" / f"{name}.svg").is_file()} == set()


@pytest.mark.parametrize("path", sorted((FOLDER / "blocks").glob("*.html")), ids=lambda path: path.name)
def test_a_block_holds_no_field_to_type_into(path: Path) -> None:
    """Browsers look for such fields to fill in, and lay out all that stands below the first window for it."""
    kinds = re.findall(r"<input\b[^>]*\btype=\"(\w+)\"", path.read_text(encoding="utf-8"))
    assert set(kinds) <= {"radio", "checkbox"}
    assert "<textarea" not in path.read_text(encoding="utf-8")
