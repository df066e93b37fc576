"""The Markdown block as it is stored, searched, compared and rendered."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.admin.compare import CharBlockComparison

from articles.blocks.markdown import MarkdownBlock

pytestmark = pytest.mark.django_db


def test_the_block_stores_unix_line_ends_and_keeps_leading_blanks(db: None) -> None:
    block = MarkdownBlock()
    assert block.clean("    一\r\n二\r") == "    一\n二\n"
    assert block.normalize(None) == ""
    assert block.value_from_form("一\r\n二") == "一\n二"


@pytest.mark.parametrize(
    ("value", "words"), [(" \n ", "必填"), ("a" * 50_001, "超过了"), ("> " * 99, "太复杂")]
)
def test_the_block_refuses_with_a_sentence(db: None, value: str, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        MarkdownBlock().clean(value)
    assert words in " ".join(refused.value.messages)


def test_search_gets_words_and_no_markup(db: None) -> None:
    source = "## 换绑\n\n| 运营商 | 热线 |\n| --- | --- |\n| **移动** | [客服](https://a.cn) |"
    assert MarkdownBlock().get_searchable_content(source) == ["换绑 运营商 热线 移动 客服"]


def test_two_versions_are_compared_as_markdown(db: None) -> None:
    comparison = MarkdownBlock().get_comparison_class()
    assert comparison is CharBlockComparison
    difference = comparison(MarkdownBlock(), True, True, "**旧**", "**新**").htmldiff()
    assert "旧" in difference
    assert "&lt;strong&gt;" not in difference


def test_the_block_renders_empty_full_and_in_its_preview(db: None) -> None:
    block = MarkdownBlock()
    assert block.render("").strip() == ""
    html = block.render(block.get_preview_value(), {"block_id": "3f2a-Z"})
    assert 'id="fn-3f2az-1"' in html
    assert 'class="table-scroll"' in html
