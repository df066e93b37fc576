"""What stands on a picture where its fonts lack a character."""

import pytest

from articles.cards.characters import drawable


def has(character: str) -> bool:
    """Tell whether a character is one of the fonts' (GB 2312, and ASCII)."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return character in "—·"  # Python's table has their doubles


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("📱换号前必看✅", "换号前必看"),
        ("一家👨‍👩‍👧三口", "一家三口"),
        ("第1️⃣步", "第1步"),
        ("🎉🎉", ""),
        ("王喆老师", "王 zhé 老师"),
        ("喆囍", "zhé xǐ"),
        ("𠮷野家", "〓野家"),
        ("½ 与 ㎡", "1/2 与 m2"),
        ("10–20 元 • 起", "10-20 元 · 起"),
        ("El Niño", "El Nino"),
        ("한국", "HanGug"),
        ("零\u200b宽\u2028字\x00符", "零宽 字符"),
        ("a\u00a0b\t c", "a b c"),
        ("“引号”——《书》…", "“引号”——《书》…"),
    ],
)
def test_a_character_without_a_glyph_is_written_in_another_way_or_left_out(text: str, shown: str) -> None:
    assert drawable(text, has=has) == shown


def test_every_result_can_be_drawn_whatever_was_typed() -> None:
    everything = "".join(map(chr, [*range(0x20, 0x3000, 7), *range(0x3000, 0x1FAFF, 97)]))
    assert [one for one in drawable(everything, has=has) if not has(one)] == []
