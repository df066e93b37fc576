"""Ids of headings, contents and reading time, out of rendered HTML."""

import pytest

from articles.text.headings import Heading, mark_headings, reading_minutes


def anchors(html: str) -> list[str]:
    return [heading.anchor for heading in mark_headings(html)[1]]


def test_a_heading_gets_an_id_from_its_words() -> None:
    html, headings = mark_headings("<h2>了解注销条件</h2><p>先换绑。</p>")
    assert html == '<h2 id="h-liao-jie-zhu-xiao-tiao-jian">了解注销条件</h2><p>先换绑。</p>'
    assert headings == [Heading(level=2, text="了解注销条件", anchor="h-liao-jie-zhu-xiao-tiao-jian")]


def test_an_id_does_not_hang_on_what_stands_elsewhere() -> None:
    before = anchors("<h2>先换绑</h2><h2>再结清</h2>")
    after = anchors("<h2>新的一节</h2><p>字</p><h2>先换绑</h2><h3>小节</h3><h2>再结清</h2>")
    assert set(before) < set(after)


def test_the_same_words_twice_get_a_number() -> None:
    assert anchors("<h2>先换绑</h2><h2>先换绑</h2><h3>先换绑</h3>") == [
        "h-xian-huan-bang",
        "h-xian-huan-bang-2",
        "h-xian-huan-bang-3",
    ]


def test_an_id_that_is_there_stays_and_is_taken() -> None:
    html = '<section id="h-xian-huan-bang"></section><h2 class="steps__title" id="b-12ab34cd">办理步骤</h2><h2>先换绑</h2>'
    marked, headings = mark_headings(html)
    assert [heading.anchor for heading in headings] == ["b-12ab34cd", "h-xian-huan-bang-2"]
    assert marked.count("b-12ab34cd") == 1


def test_attributes_stay() -> None:
    assert mark_headings('<h3 class="a" lang="en">SIM card</h3>')[0] == (
        '<h3 id="h-sim-card" class="a" lang="en">SIM card</h3>'
    )


def test_words_are_read_without_their_marks() -> None:
    _html, headings = mark_headings("<h2><b>5G</b> &amp;\n<code>eSIM</code></h2>")
    assert [heading.text for heading in headings] == ["5G & eSIM"]


@pytest.mark.parametrize(
    "empty", ["<h2></h2>", "<h2> \n</h2>", "<h2><br/></h2>", "<p>字</p>", "", "<h2>没有结束"]
)
def test_nothing_to_name_is_left_alone(empty: str) -> None:
    assert mark_headings(empty) == (empty, [])


@pytest.mark.parametrize("text", ["？！", "🎉🎉", "ﷺ", "ーーー"])
def test_words_without_letters_get_an_id_too(text: str) -> None:
    found = anchors(f"<h2>{text}</h2>")
    assert len(found[0]) > len("h-")
    assert found == anchors(f"<h2>{text}</h2>")


def test_a_heading_never_takes_the_name_of_the_pages_own_parts() -> None:
    assert anchors("<h2>main</h2>") == ["h-main"]


def test_a_very_long_heading_gets_a_short_id() -> None:
    assert max(len(anchor) for anchor in anchors(f"<h2>{'注销' * 200}</h2><h2>{'注销' * 200}</h2>")) <= 40


def test_other_levels_are_left_alone() -> None:
    assert mark_headings("<h1>一</h1><h4>四</h4><hr>")[1] == []


@pytest.mark.parametrize(
    ("html", "minutes"),
    [
        ("", 1),
        ("<p>字</p>", 1),
        (f"<p>{'字' * 1200}</p>", 4),
        (f"<p>{'字，' * 600}</p>", 2),
        (f"<p>{'SIM ' * 300}</p>", 2),
        ('<p class="abcdefgh">' * 400, 1),
    ],
)
def test_reading_time_counts_what_is_read(html: str, minutes: int) -> None:
    assert reading_minutes(html) == minutes


def test_broken_html_takes_no_more_time_than_its_length() -> None:
    assert mark_headings("<h2>" * 20_000)[1] == []
