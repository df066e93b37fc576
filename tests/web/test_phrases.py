"""Titles in templates: whole phrases, escaped."""

from articles.templatetags.article_tags import in_phrases


def test_a_short_part_with_several_marks_stays_on_one_line() -> None:
    assert in_phrases("漫游功课：开、查、关") == (
        '<span class="phrase phrase--short">漫游功课：</span><span class="phrase phrase--short">开、查、关</span>'
    )


def test_what_an_editor_typed_is_escaped_in_every_part() -> None:
    assert "<b>" not in in_phrases("<b>：<b>加粗的很长很长很长很长的标题")
