"""Plain text and excerpts."""

import pytest

from articles.text.excerpts import excerpt, first_sentences, is_wordless, paragraphs_text, plain_text


def test_a_short_text_stays_whole() -> None:
    assert excerpt("先换绑，再结清。", length=90) == "先换绑，再结清。"


@pytest.mark.parametrize("size", [89, 90])
def test_a_text_of_the_length_gets_no_ellipsis(size: int) -> None:
    assert excerpt("字" * size, length=90) == "字" * size


def test_a_long_text_holds_the_length_with_its_ellipsis() -> None:
    text = excerpt("字" * 91, length=90)
    assert len(text) == 90
    assert text.endswith("字…")


@pytest.mark.parametrize("mark", ["，", "。", "、", "：", "；", "！", "？", "”", "》", "…", " "])
def test_no_punctuation_stands_before_the_ellipsis(mark: str) -> None:
    assert excerpt("字" * 8 + mark + "尾" * 20, length=10) == "字" * 8 + "…"


def test_white_space_of_any_kind_is_one_space() -> None:
    assert excerpt(" 先\n\n换\u3000绑\t ") == "先 换 绑"


def test_an_empty_text_has_an_empty_excerpt() -> None:
    assert excerpt("") == ""
    assert excerpt(" \n ") == ""


def test_a_text_of_nothing_but_marks_is_no_error() -> None:
    assert excerpt("。" * 100, length=90) == "…"


def test_plain_text_leaves_out_tags_and_reads_entities() -> None:
    assert plain_text("<h2>先换绑</h2><p>再 &amp; 结清 &lt;b&gt;</p>") == "先换绑 再 & 结清 <b>"


@pytest.mark.parametrize("html", ["", "<", "<p", "</p></div>", "<!-- -->", "&#x110000;", "<p>" * 300])
def test_plain_text_takes_broken_html(html: str) -> None:
    assert isinstance(plain_text(html), str)


def test_paragraphs_text_leaves_headings_and_lists_out() -> None:
    html = "<h2>先换绑</h2><p>先换<b>银行卡</b>。</p><ul><li>微信</li></ul><p>再去办。</p>"
    assert paragraphs_text(html) == "先换银行卡。再去办。"


def test_paragraphs_text_leaves_footnotes_out() -> None:
    html = '<p>先问客服<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">[1]</a></sup>。</p>'
    assert (
        paragraphs_text(html + '<div class="footnote"><ol><li><p>记下日期。</p></li></ol></div>')
        == "先问客服。"
    )


def test_a_text_that_fits_stays_whole_even_without_a_full_stop() -> None:
    assert first_sentences(" 先换绑，\n再结清 ") == "先换绑， 再结清"
    assert first_sentences("字" * 150) == "字" * 150
    assert first_sentences("") == ""


@pytest.mark.parametrize("end", ["。", "！", "？", "……", "。”", "？）", "!", "?"])
def test_a_long_text_ends_with_a_whole_sentence(end: str) -> None:
    sentence = "字" * 39 + end
    text = first_sentences(sentence * 20)
    assert text == sentence * 3
    assert 80 <= len(text) <= 150


def test_a_dot_ends_a_sentence_only_before_a_space() -> None:
    sentence = "a" * 45 + "3.5 MB. "
    assert first_sentences(sentence * 9) == (sentence * 2).strip()


def test_a_sentence_that_ends_on_the_last_character_is_kept_whole() -> None:
    text = "字" * 149 + "。"
    assert first_sentences(text + "尾" * 50) == text
    assert first_sentences("字" * 149 + "。”" + "尾" * 50) == "字" * 149 + "…"


def test_a_sentence_that_is_too_long_is_cut_with_an_ellipsis() -> None:
    text = first_sentences("短句。" + "字" * 400 + "。")
    assert len(text) == 150
    assert text.startswith("短句。字")
    assert text.endswith("字…")


@pytest.mark.parametrize(
    "html",
    ["", " ", "<p></p>", '<p data-block-key="a1b2c"></p>', "<p>&nbsp;\u3000</p><ul><li><br/></li></ul>"],
)
def test_paragraphs_without_words_are_wordless(html: str) -> None:
    assert is_wordless(html)


@pytest.mark.parametrize(
    "html", ["<p>字</p>", "<p>&lt;</p>", "。", "<p>" * 3000 + "1", '<embed alt=""/>', "<hr/>"]
)
def test_what_shows_something_is_not_wordless(html: str) -> None:
    assert not is_wordless(html)
