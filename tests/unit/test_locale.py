"""The project's Chinese for Wagtail's admin: complete, compiled, and with every placeholder in its place."""

import io
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parents[2] / "locale" / "zh_Hans" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")

PLACEHOLDER = re.compile(r"%\(\w+\)(?:\.0)?[sdr]|%[sdr]|\{[\w.]+\}")
TAG = re.compile(r"<[^>]+>")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!.](?!\w)|\.\.\.|'%\(\w+\)s'")


@cache
def catalogue(domain: str) -> Catalog:
    """Return the source catalogue, which nobody changes."""
    with (FOLDER / f"{domain}.po").open("rb") as file:
        return read_po(file)


def messages(domain: str) -> list[Message]:
    """Return every translated message, without the header."""
    return [message for message in catalogue(domain) if message.id]


def originals(message: Message) -> tuple[str, ...]:
    """Return the English forms: one, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translations(message: Message) -> tuple[str, ...]:
    """Return the Chinese forms; Chinese has one plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders_agree(english: tuple[str, ...], chinese: str) -> bool:
    """Say whether the Chinese text fills in what one of the English forms fills in."""
    # "%(name).0s" takes a value and prints nothing.
    found = {placeholder.replace(".0", "") for placeholder in PLACEHOLDER.findall(chinese)}
    return any(found == set(PLACEHOLDER.findall(text)) for text in english)


def tags_agree(english: tuple[str, ...], chinese: str) -> bool:
    """Say whether the Chinese text holds the HTML of one of the English forms, attributes and all."""
    return any(Counter(TAG.findall(chinese)) == Counter(TAG.findall(text)) for text in english)


def compiled(file: io.BufferedIOBase) -> dict[tuple[str | None, str], object]:
    """Return what a compiled catalogue holds."""
    return {(one.context, originals(one)[0]): one.string for one in read_mo(file) if one.id}


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_file_holds_what_the_source_says(domain: str) -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalogue(domain))
    fresh.seek(0)
    with (FOLDER / f"{domain}.mo").open("rb") as file:
        assert compiled(file) == compiled(fresh), "运行 pybabel compile，见 docs/locale.md"


@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_is_fuzzy_empty_or_left_over(domain: str) -> None:
    assert [
        message.id for message in messages(domain) if message.fuzzy or not all(translations(message))
    ] == []
    assert not catalogue(domain).obsolete


@pytest.mark.parametrize("domain", DOMAINS)
def test_there_is_one_plural_form(domain: str) -> None:
    assert catalogue(domain).num_plurals == 1
    assert {len(translations(message)) for message in messages(domain)} == {1}


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_placeholder_and_tag_is_kept(domain: str) -> None:
    wrong = [
        (originals(message), text)
        for message in messages(domain)
        for text in translations(message)
        if not placeholders_agree(originals(message), text) or not tags_agree(originals(message), text)
    ]
    assert wrong == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_chinese_is_punctuated_in_full_width(domain: str) -> None:
    texts = [TAG.sub("", text) for message in messages(domain) for text in translations(message)]
    assert [text for text in texts if HALF_WIDTH.search(text)] == []


@pytest.mark.parametrize(
    ("english", "chinese", "agree"),
    [
        (("%(a)s of %(b)s",), "%(b)s 中的 %(a)s", True),
        (("%(a)s of %(b)s",), "%(a)s", False),
        (("one page", "%(n)d pages"), "%(n)d 个页面", True),
        (("one page", "%(n)d pages"), "%(m)d 个页面", False),
        (("'{title}' was locked",), "“{titel}”已锁定", False),
        (("%s items",), "%d 项", False),
        (("%(n)d of %(a)s",), "%(a).0s第 %(n)d 个", True),
    ],
)
def test_the_placeholder_check_finds_what_is_wrong(
    english: tuple[str, ...], chinese: str, agree: bool
) -> None:
    assert placeholders_agree(english, chinese) is agree


def test_the_tag_check_finds_a_lost_attribute() -> None:
    assert not tags_agree(('<a href="x">y</a>',), "<a>y</a>")


@pytest.mark.parametrize("text", ["已保存.", "你好, 世界", "正在保存...", "页面'%(title)s'"])
def test_the_punctuation_check_finds_half_width_marks(text: str) -> None:
    assert HALF_WIDTH.search(text)
