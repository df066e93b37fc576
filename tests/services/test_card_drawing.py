"""Posters and cards as pictures: their sizes and bytes, their texts inside and apart, their codes readable."""

import re
from io import BytesIO
from itertools import combinations

import pytest
import zxingcpp
from django.conf import settings
from PIL import Image, ImageChops

from articles.cards import palette
from articles.cards.card import draw_card
from articles.cards.faces import Weight, coverage
from articles.cards.facts import SHAPES, CardFacts, PosterFacts, Shape
from articles.cards.poster import MAX_BYTES, Poster, draw_poster
from articles.cards.poster_layout import MAX_HEIGHT, WIDTH
from articles.cards.typesetting import Box, TextBlock
from tests.factories import picture_bytes

ADDRESS = "https://haoka.example.com/s/p1k"
LEAD = "写给要停用号码的人：先换绑，再结清，最后去办。" * 6
TITLES = {
    "ordinary": "如何注销手机号码：四家运营商一步一步办成",
    "short": "销户",
    "long": "如何在不去营业厅的情况下注销中国移动、中国联通的手机号码并换绑" * 6,
    "emoji": "📱换号前必看✅：王喆老师的 7 个提醒🎉",
    "latin": "访问https://www.example.com/a-very-long-path/that_never_ends/and-goes-on-and-on/办理eSIM",
    "one word": "Antidisestablishmentarianism" * 8,
    "only emoji": "🎉🎉",
    "traditional": "如何註銷手機號碼",
    "none": "",
}


def poster_facts(**fields: str) -> PosterFacts:
    given = {
        "title": TITLES["ordinary"],
        "lead": LEAD,
        "site_name": "号卡头条",
        "label": "注销指南",
        "accent": "green",
        "dated": "资料截至 2026-11-24，未经编辑核实",
        "address": ADDRESS,
    }
    return PosterFacts(**{**given, **fields})


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    assert picture.format == "JPEG"
    return picture


def inks(texts: dict[str, TextBlock]) -> dict[str, Box]:
    """Return what the letters of each text really cover."""
    found = {}
    for name, block in texts.items():
        boxes = [block.face.font.getbbox(one.text, anchor="ls") for one in block.glyphs]
        places = [
            (one.x + box[0], one.y + box[1], one.x + box[2], one.y + box[3])
            for one, box in zip(block.glyphs, boxes, strict=True)
        ]
        left, top, right, bottom = zip(*places, strict=True)
        found[name] = Box(min(left), min(top), max(right), max(bottom))
    return found


def assert_inside_and_apart(texts: dict[str, TextBlock], *, width: int, height: int) -> None:
    for boxes in ({name: block.box for name, block in texts.items()}, inks(texts)):
        for box in boxes.values():
            assert 0 < box.left < box.right <= width
            assert 0 < box.top < box.bottom <= height
        for one, other in combinations(boxes.values(), 2):
            assert (
                one.bottom <= other.top
                or other.bottom <= one.top
                or one.right <= other.left
                or other.right <= one.left
            )


def assert_poster_is_whole(poster: Poster, *, address: str = ADDRESS) -> None:
    picture = opened(poster.content)
    assert picture.size == (WIDTH, poster.layout.height)
    assert picture.height <= MAX_HEIGHT
    assert len(poster.content) <= MAX_BYTES
    assert_inside_and_apart(poster.layout.texts, width=picture.width, height=picture.height)
    codes = zxingcpp.read_barcodes(picture)
    assert [code.text for code in codes] == [address]


@pytest.mark.parametrize("with_cover", [False, True], ids=["bare", "cover"])
@pytest.mark.parametrize("name", TITLES)
def test_a_poster_is_whole_whatever_its_title(name: str, with_cover: bool) -> None:
    cover = picture_bytes(width=960, height=540) if with_cover else b""
    poster = draw_poster(poster_facts(title=TITLES[name]), cover=cover)
    assert_poster_is_whole(poster)
    assert 1 <= len(poster.layout.texts["title"].lines) <= 4
    assert (poster.layout.cover is not None) is with_cover


@pytest.mark.parametrize(
    "fields",
    [
        {"lead": ""},
        {"lead": "🎉"},
        {"lead": "一句没有句号的很长的话" * 40},
        {"label": "", "dated": ""},
        {"label": "很长的栏目名" * 12, "site_name": "很长的网站名" * 8},
        {"accent": "no such colour"},
        {"address": f"https://{'very-long-' * 8}host.example.com/s/p1kzz"},
    ],
    ids=[
        "no lead",
        "lead of emoji",
        "endless sentence",
        "no section, no date",
        "long names",
        "accent",
        "address",
    ],
)
def test_a_poster_is_whole_whatever_else_is_long_or_missing(fields: dict[str, str]) -> None:
    facts = poster_facts(**fields)
    assert_poster_is_whole(draw_poster(facts), address=facts.address)


def test_the_code_is_large_stands_on_whole_pixels_and_keeps_its_quiet_zone() -> None:
    poster = draw_poster(poster_facts())
    code = poster.layout.code
    dark = ImageChops.invert(code.convert("L")).getbbox()
    assert dark is not None
    left, top, right, bottom = dark
    assert right - left == bottom - top >= 300
    module = left // 4
    assert left == top == module * 4
    assert (right - left) % module == 0
    assert code.width == right + module * 4


def test_a_lead_is_cut_between_sentences() -> None:
    poster = draw_poster(poster_facts(title=TITLES["long"], lead=LEAD * 3), cover=picture_bytes())
    told = "".join(cluster.text for line in poster.layout.texts["lead"].lines for cluster in line)
    assert told.endswith("。")
    assert LEAD.startswith(told[:20])
    assert len(told) < len(LEAD * 3)


def test_lines_of_a_lead_end_at_the_same_place_but_for_the_last() -> None:
    block = draw_poster(poster_facts()).layout.texts["lead"]
    ends = {}
    for one in block.glyphs:
        ends[one.y] = one.x + block.face.width(one.text)
    *full, _last = [ends[baseline] for baseline in sorted(ends)]
    assert len(full) > 1
    assert max(full) - min(full) < 1


@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"\xff\xd8\xff\xe0 cut off"], ids=["none", "text", "cut"]
)
def test_a_cover_that_cannot_be_read_is_left_out(content: bytes) -> None:
    assert draw_poster(poster_facts(), cover=content).layout.cover is None
    for shape in SHAPES.values():
        assert draw_card(CardFacts(title="销户", site_name="号卡头条"), shape=shape, cover=content).texts


@pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: shape.name)
@pytest.mark.parametrize("name", TITLES)
def test_a_card_is_whole_whatever_its_title(name: str, shape: Shape) -> None:
    facts = CardFacts(title=TITLES[name], site_name="号卡头条", label="注销指南", accent="blue")
    card = draw_card(facts, shape=shape)
    assert opened(card.content).size == (shape.width, shape.height)
    assert len(card.content) <= shape.max_bytes
    assert_inside_and_apart(card.texts, width=shape.width, height=shape.height)
    assert card.chip
    assert card.chip.bottom <= card.texts["title"].box.top


@pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: shape.name)
@pytest.mark.parametrize("size", [(640, 360), (40, 900), (2000, 1000)], ids=str)
def test_a_cover_fills_a_card_of_either_shape(shape: Shape, size: tuple[int, int]) -> None:
    facts = CardFacts(title="销户", site_name="号卡头条")
    card = draw_card(facts, shape=shape, cover=picture_bytes(width=size[0], height=size[1]))
    picture = opened(card.content)
    assert picture.size == (shape.width, shape.height)
    assert card.texts == {}
    assert max(high - low for low, high in picture.getextrema()) <= 4  # one colour, as the cover


@pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: shape.name)
def test_even_a_cover_of_noise_stays_below_the_limit(shape: Shape) -> None:
    noise = BytesIO()
    Image.effect_noise((shape.width, shape.height), 120).convert("RGB").save(noise, "PNG")
    card = draw_card(CardFacts(title="", site_name=""), shape=shape, cover=noise.getvalue())
    assert len(card.content) <= shape.max_bytes


def test_pictures_wear_the_sites_colours() -> None:
    css = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text("utf-8")
    light = dict(re.findall(r"--([\w-]+): var\(--light, (#[0-9a-f]{6})\)", css))
    for name in ("PAPER", "INK", "RULE", "TEXT", "MUTED", "BRAND", "ON_BRAND", "BAND", "BAND_TEXT"):
        assert getattr(palette, name) == light[name.lower().replace("_", "-")]
    for name, accent in palette.ACCENTS.items():
        assert (accent.fill, accent.text, accent.tint) == (
            light[name],
            light[f"{name}-text"],
            light[f"{name}-tint"],
        )


def test_both_weights_hold_the_same_characters_gb_2312_among_them() -> None:
    assert coverage(Weight.REGULAR) == coverage(Weight.BOLD)
    level_one = bytes(range(0xB0, 0xD7))
    for row in level_one:
        for cell in range(0xA1, 0xFA):
            assert ord(bytes((row, cell)).decode("gb2312")) in coverage(Weight.BOLD)
