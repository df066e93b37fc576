"""Every registered block on a page: empty, full, and with what it points to deleted."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from articles.blocks.body import BodyBlock
from articles.models import ArticlePage, HomePage
from tests.factories import make_article, make_image, make_section, make_standard_page, make_user
from tests.web.block_values import EMPTY, EXPECTED, LINKED, NOWHERE, PICTURED, full, items
from tests.web.html import foreign_addresses, inline_code, one, parse

pytestmark = pytest.mark.django_db
NAMES = tuple(BodyBlock.declared_blocks)


def body_of(client: Client, article: ArticlePage, name: str, value: Any) -> BeautifulSoup:
    """Store a body of that one block and return the page that readers get."""
    stream = ArticlePage._meta.get_field("body").stream_block
    article.body = stream.to_python([{"type": name, "value": value, "id": "a" * 8}])
    article.save()
    answer = client.get(article.get_url())
    assert answer.status_code == 200
    page = parse(answer.content.decode())
    assert inline_code(page) == foreign_addresses(page) == []
    assert one(page, "h1")
    return page


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home))


def test_every_registered_block_is_tested_here() -> None:
    assert set(EMPTY) == set(EXPECTED) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_block_prints_nothing(client: Client, article: ArticlePage, name: str) -> None:
    page = body_of(client, article, name, EMPTY[name])
    assert page.select(".prose")[0].get_text(strip=True) == ""
    assert not page.select(".prose")[0].find_all(["img", "table", "figure", "blockquote", "details"])


def untouched(block: blocks.Block) -> Any:
    """Return what the editor's form stores of a new block that nobody wrote in: empty paragraphs, one of each list."""
    match block:
        case ImageBlock():
            return None
        case blocks.RichTextBlock():
            return '<p data-block-key="a1b2c"></p>'
        case blocks.StructBlock():
            return {name: untouched(child) for name, child in block.child_blocks.items()}
        case blocks.ListBlock():
            return items(untouched(block.child_block))
    return block.get_prep_value(block.get_default())


@pytest.mark.parametrize("name", NAMES)
def test_a_new_block_that_nobody_wrote_in_prints_nothing(
    client: Client, article: ArticlePage, name: str
) -> None:
    page = body_of(client, article, name, untouched(BodyBlock().child_blocks[name]))
    assert one(page, ".prose").decode_contents().strip() == ""


def test_spaces_alone_are_no_text_where_one_is_required() -> None:
    stream = ArticlePage._meta.get_field("body").stream_block
    empty = '<p data-block-key="a1b2c"> </p>'
    for name, value in (
        ("callout", {"kind": "tip", "title": "提示", "text": empty}),
        ("dos_and_donts", {"dos": items("<p>挂断</p>"), "donts": items(empty)}),
    ):
        with pytest.raises(ValidationError):
            stream.clean(stream.to_python([{"type": name, "value": value}]))


@pytest.mark.parametrize("name", NAMES)
def test_a_full_block_prints_all_of_it(client: Client, article: ArticlePage, name: str) -> None:
    target = make_article(title="目标")
    image = make_image(width=64, height=36)
    body = body_of(client, article, name, full(name, page=target.pk, image=image.pk)).select(".prose")[0]
    text = body.get_text(" ", strip=True)
    assert [word for word in EXPECTED[name] if word not in text] == []
    if name in LINKED:
        assert body.select(f'a[href="{target.get_url()}"]')
    if name in PICTURED:
        assert one(body, "img")["alt"] in {"一张卡", "图"}


@pytest.mark.parametrize("name", NAMES)
def test_a_block_stands_when_what_it_points_to_was_deleted(
    client: Client, article: ArticlePage, name: str
) -> None:
    target, image = make_article(title="目标"), make_image(width=64, height=36)
    value = full(name, page=target.pk, image=image.pk)
    body_of(client, article, name, value)
    target.delete()
    image.delete()
    article.refresh_from_db()
    answer = client.get(article.get_url())
    assert answer.status_code == 200
    body = parse(answer.content.decode()).select(".prose")[0]
    assert not body.find_all("img")
    if name in LINKED:
        assert "看这篇" in body.get_text()
    # The same without ever having been there.
    body_of(client, article, name, full(name, page=NOWHERE, image=NOWHERE))


def test_a_figure_whose_file_is_gone_breaks_nothing(client: Client, article: ArticlePage) -> None:
    image = make_image(width=64, height=36)
    image.file.storage.delete(image.file.name)
    for name in sorted(PICTURED):
        page = body_of(client, article, name, full(name, page=NOWHERE, image=image.pk))
        assert not page.select(".prose")[0].find_all("img")


@pytest.mark.parametrize("name", NAMES)
def test_a_block_stands_on_a_standard_page_too(client: Client, home: HomePage, name: str) -> None:
    page = make_standard_page(home)
    image = make_image(width=64, height=36)
    page.body = page._meta.get_field("body").stream_block.to_python(
        [{"type": name, "value": full(name, page=page.pk, image=image.pk)}]
    )
    page.save()
    assert client.get(page.get_url()).status_code == 200


def test_every_block_on_one_page_keeps_ids_apart(client: Client, article: ArticlePage) -> None:
    image = make_image(width=64, height=36)
    stream = ArticlePage._meta.get_field("body").stream_block
    data = [
        {"type": name, "value": full(name, page=article.pk, image=image.pk), "id": f"{turn}{number:07x}"}
        for turn in range(2)
        for number, name in enumerate(NAMES)
    ]
    article.body = stream.to_python(data)
    article.save()
    page = parse(client.get(article.get_url()).content.decode())
    identities = [tag["id"] for tag in page.select("[id]")]
    assert len(identities) == len(set(identities))
    assert one(page, "h1")


@pytest.mark.parametrize("kind", ["tip", "note", "warning", "unverified", "", "unknown"])
def test_a_callout_of_any_kind_says_what_it_is(client: Client, article: ArticlePage, kind: str) -> None:
    value = {"kind": kind, "title": "", "text": "<p>内容</p>"}
    callout = one(body_of(client, article, "callout", value), ".callout")
    assert "内容" in callout.get_text()
    if kind == "unverified":
        assert "未经核实，以运营商 App 和当地营业厅为准" in callout.get_text()


def test_an_unverified_callout_bears_its_warning_whatever_its_title(
    client: Client, article: ArticlePage
) -> None:
    value = {"kind": "unverified", "title": "网上的说法", "text": "<p>内容</p>"}
    text = one(body_of(client, article, "callout", value), ".callout").get_text()
    assert "未经核实，以运营商 App 和当地营业厅为准" in text
    assert "网上的说法" in text


def test_a_table_on_a_phone_scrolls_inside_itself_and_has_its_headings(
    client: Client, article: ArticlePage
) -> None:
    table = one(body_of(client, article, "table", full("table", page=NOWHERE, image=NOWHERE)), ".table")
    assert table["tabindex"] == "0"
    assert table["aria-label"] == "客服热线"
    assert [heading.get_text() for heading in table.select('th[scope="col"]')] == ["运营商", "热线"]
    assert len(table.select("tbody tr")) == 2


@pytest.mark.parametrize("name", ["paragraph", "callout", "faq"])
def test_pasted_numbers_become_a_list_when_the_page_is_saved_in_the_form(name: str) -> None:
    pasted = "<p>1、先换绑</p><p>2、再结清</p>"
    value = {"paragraph": pasted, "callout": {"kind": "tip", "title": "", "text": pasted}}.get(name) or {
        "title": "",
        "questions": [{"type": "item", "id": "b" * 8, "value": {"question": "怎么办？", "answer": pasted}}],
    }
    stream = ArticlePage._meta.get_field("body").stream_block
    cleaned = stream.clean(stream.to_python([{"type": name, "value": value}]))
    assert "<ol><li>先换绑</li><li>再结清</li></ol>" in str(stream.get_prep_value(cleaned))


@pytest.mark.parametrize("name", NAMES)
def test_a_block_has_a_preview_in_the_editor(client: Client, home: HomePage, name: str) -> None:
    make_image(width=64, height=36)
    client.force_login(make_user(superuser=True))
    block = ArticlePage._meta.get_field("body").stream_block.child_blocks[name]
    assert block.is_previewable
    answer = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert answer.status_code == 200
    page = parse(answer.content.decode())
    main = one(page, "main")
    assert main.get_text(strip=True)
    assert page.select('link[rel="stylesheet"]')
    if name == "figure":
        assert main.find("img")


def test_the_figures_preview_stands_in_an_empty_library(client: Client, home: HomePage) -> None:
    client.force_login(make_user(superuser=True))
    block = ArticlePage._meta.get_field("body").stream_block.child_blocks["figure"]
    answer = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert answer.status_code == 200
    assert "图片库里还没有图片" in one(parse(answer.content.decode()), "main").get_text()
