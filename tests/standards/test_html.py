"""The pages' HTML is valid, and a browser's reader view finds the article in it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localtime

from articles.models import ArticlePage, HomePage
from tests.standards.pages import NAMES, make_pages
from tests.standards.tools import HERE, installed, run_node
from tests.web.html import one, parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(home: HomePage, settings: Any) -> dict[str, str]:
    settings.ROOT_URLCONF = "tests.standards.urls"
    return make_pages(home)


def html_validate(folder: Path) -> dict[str, list[str]]:
    """Return what html-validate holds against the files in a folder, by file."""
    tool = installed("html-validate/bin/html-validate.mjs")
    run = run_node(tool, "--config", str(HERE / "htmlvalidate.json"), "--formatter", "json", str(folder))
    assert run.stdout, run.stderr
    return {
        Path(one["filePath"]).stem: [
            f"{message['ruleId']}: {message['message']} ({message['line']})" for message in one["messages"]
        ]
        for one in json.loads(run.stdout)
    }


def test_every_kind_of_page_is_valid_html(client: Client, pages: dict[str, str], tmp_path: Path) -> None:
    assert set(pages) == set(NAMES)
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, path in pages.items():
        (folder / f"{name}.html").write_bytes(client.get(path).content)
    assert html_validate(folder) == {}


def test_the_validator_would_notice(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><html><p><div></p></html>", encoding="utf-8")
    assert html_validate(tmp_path)["bad"]


def test_the_reader_view_finds_title_author_date_and_the_whole_text(
    client: Client, pages: dict[str, str]
) -> None:
    html = client.get(pages["article"]).content.decode()
    installed("jsdom/package.json")
    run = run_node(HERE / "read_page.mjs", f"http://testserver{pages['article']}", text=html)
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    article = ArticlePage.objects.get(slug="full")
    assert article.first_published_at is not None
    assert found["title"] == article.title
    assert found["byline"] == "号卡头条"
    assert found["publishedTime"].startswith(f"{localtime(article.first_published_at):%Y-%m-%d}")
    assert found["siteName"] == "号卡头条"
    text = "".join(found["textContent"].split())
    assert article.lead in text
    prose = one(parse(html), ".article__column > .prose")
    # Controls are no text, and what is said of a missing choice is hidden until one misses.
    for control in prose.select("button, fieldset, [role=status], [hidden]"):
        control.extract()
    lines = {"".join(line.split()) for line in prose.stripped_strings}
    assert len(lines) > 20
    assert sorted(line for line in lines if line not in text) == []
