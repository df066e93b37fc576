"""The style page shows every component without any content, and is not there where readers are."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles.blocks.body import BodyBlock
from articles.models import SectionPage
from articles.urls import style_pages
from articles.web.style_blocks import block_specimens
from articles.web.style_extremes import EXTREME_LABELS
from articles.web.style_page import PAGES
from articles.web.style_tokens import all_tokens, read_tokens
from tests.web.html import foreign_addresses, inline_code, parse

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.style_urls")]
ADDRESSES = [
    "/_style/",
    "/_style/extremes/",
    *(f"/_style/pages/{name}/" for name in PAGES),
    *(f"/_style/extremes/{name}/" for name in EXTREME_LABELS),
]


@pytest.mark.urls(settings.ROOT_URLCONF)
@pytest.mark.parametrize("path", ["/_style/", "/_style/extremes/", "/_style/pages/article/"])
def test_readers_servers_have_no_style_page(client: Client, home: Any, path: str) -> None:
    assert client.get(path).status_code == 404


def test_only_debugging_adds_the_addresses() -> None:
    assert style_pages(debug=False) == []
    assert len(style_pages(debug=True)) == 5


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_of_samples_stands_without_content(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
    page = parse(answer.content.decode())
    assert page.select('meta[name="robots"][content="noindex"]')
    assert inline_code(page) == foreign_addresses(page) == []
    assert len(page.select("h1")) == 1
    identities = [tag["id"] for tag in page.select("[id]")]
    assert sorted(identities) == sorted(set(identities))
    assert "None" not in page.get_text()


def test_the_policy_is_the_readers_own(client: Client, home: Any) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert client.get("/_style/")["Content-Security-Policy"] == policy


def test_every_block_token_icon_and_colour_is_shown(client: Client) -> None:
    page = parse(client.get("/_style/").content.decode())
    shown = {tag["id"] for tag in page.select("[id]")}
    assert {f"block-{name}" for name in BodyBlock().child_blocks} <= shown
    names = {tag.get_text() for tag in page.select(".token__name")}
    assert {f"--{token.name}" for group in all_tokens().values() for token in group} <= names
    assert {f"accent-{accent}" for accent in SectionPage.Accent.values} <= names
    icons = {tag.get_text() for tag in page.select(".icon-sheet__item code")}
    assert icons == {path.stem for path in (settings.BASE_DIR / "templates" / "icons").glob("*.svg")}


def test_every_block_prints_its_example_and_a_state_for_each_choice() -> None:
    specimens = {specimen.name: specimen for specimen in block_specimens(None)}
    assert [name for name, specimen in specimens.items() if not specimen.states[0].html] == []
    assert [state.label for state in specimens["callout"].states] == [
        "示例",
        "类型：提示",
        "类型：警告",
        "类型：未经核实",
        "什么也没填",
    ]
    assert "<img" in specimens["figure"].states[0].html


@pytest.mark.parametrize("path", ["/_style/pages/nothing-like-it/", "/_style/extremes/nothing-like-it/"])
def test_an_unknown_sample_is_not_found(client: Client, home: Any, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_drawn_picture_has_the_size_asked_for(client: Client) -> None:
    answer = client.get(reverse("style_picture", args=[40, 1200]))
    assert answer["Content-Type"] == "image/svg+xml"
    assert b'viewBox="0 0 40 1200"' in answer.content


def test_a_token_has_its_value_in_the_light_and_in_the_dark() -> None:
    text = ":root {\n  --light: initial;\n  /* Paper */\n  --a: var(--light, #fff) var(--dark, #000);\n  --b: 1rem;\n}\n"
    first, second = read_tokens(text)["Paper"]
    assert (first.kind, first.light, first.dark) == ("colour", "#fff", "#000")
    assert (second.kind, second.light, second.dark) == ("length", "1rem", "1rem")
