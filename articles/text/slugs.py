"""Makes addresses out of Chinese titles: pinyin, short, ASCII."""

import re

MAX_LENGTH = 48
# What stands behind the first of these explains the title; the address does without it.
_SUBTITLE = re.compile(r"[:：?？!！,，。;；|｜]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def make_slug(title: str, *, max_length: int = MAX_LENGTH) -> str:
    """Return the pinyin address part of a title, such as ``ru-he-zhu-xiao-shou-ji-hao-ma``.

    Han characters become pinyin without tones, Latin words and digits stay, everything else is left out.
    The part before the first colon or other stop is used where it says enough (two syllables).
    The result holds at most max_length characters, cut between syllables; it is empty where
    the title has no letter or digit at all.
    """
    head = _SUBTITLE.split(title.strip(), maxsplit=1)[0]
    slug = _romanise(head)
    if slug.count("-") < 1:
        slug = _romanise(title)
    return _cut(slug, max_length)


def make_unique(slug: str, taken: set[str], *, max_length: int = MAX_LENGTH) -> str:
    """Return slug, or slug with the first free number behind it, within max_length characters."""
    if slug not in taken:
        return slug
    number = 2
    while True:
        ending = f"-{number}"
        candidate = _cut(slug, max_length - len(ending)) + ending
        if candidate not in taken:
            return candidate
        number += 1


def _romanise(text: str) -> str:
    # Its dictionaries cost every process a third of a second and 50 MB, and most never make an address.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    syllables = lazy_pinyin(text, style=Style.NORMAL, errors=str)
    return _NOT_WORD.sub("-", "-".join(syllables).lower().replace("ü", "v")).strip("-")


def _cut(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1]
    return (cut.rsplit("-", 1)[0] if "-" in cut else slug[:max_length]).strip("-")
