"""Addresses out of Chinese titles."""

import subprocess
import sys
from pathlib import Path

import pytest

from articles.text.slugs import MAX_LENGTH, make_slug, make_unique


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("如何注销手机号码：步骤与注意事项详解", "ru-he-zhu-xiao-shou-ji-hao-ma"),
        ("如何注销手机号码:步骤与注意事项详解", "ru-he-zhu-xiao-shou-ji-hao-ma"),
        ("和彩云收费吗?深度揭秘", "he-cai-yun-shou-fei-ma"),
        ("苹果iPhone 12 Pro Max当前价格及购买指南", "ping-guo-iphone-12-pro-max-dang-qian-jia-ge-ji-gou"),
        ("绿卡、旅行与女性", "lv-ka-lv-xing-yu-nv-xing"),
        ("eSIM", "esim"),
        ("  销户  ", "xiao-hu"),
        ("１００８５客服", "ke-fu"),
    ],
)
def test_a_title_becomes_pinyin(title: str, slug: str) -> None:
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rsplit("-", 1)[0]
    assert make_slug(title) == slug


def test_a_head_of_one_syllable_takes_the_subtitle_along() -> None:
    assert make_slug("问：销户要几天") == "wen-xiao-hu-yao-ji-tian"


@pytest.mark.parametrize("title", ["", "   ", "🙂", "：？！", "——", "\x00", "\u200b", "……"])
def test_a_title_without_letters_gives_no_slug(title: str) -> None:
    assert make_slug(title) == ""


@pytest.mark.parametrize(
    "title",
    [
        "注" * 500,
        "a" * 500,
        "a b " * 200,
        "🙂销户🙂",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "销户\n\t\x00停机",
        "ÀÉ銷戶",
    ],
)
def test_a_slug_is_short_ascii_and_neat_whatever_the_title(title: str) -> None:
    slug = make_slug(title)
    assert 0 < len(slug) <= MAX_LENGTH
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug


def test_a_long_title_is_cut_between_syllables() -> None:
    assert make_slug("装" * 40, max_length=19) == "zhuang-zhuang"


def test_a_free_slug_stays() -> None:
    assert make_unique("xiao-hu", {"xiao-hu-2"}) == "xiao-hu"


def test_a_taken_slug_gets_the_first_free_number() -> None:
    assert make_unique("xiao-hu", {"xiao-hu", "xiao-hu-2"}) == "xiao-hu-3"


def test_the_number_fits_into_the_length() -> None:
    slug = make_slug("装" * 40)
    taken = {slug}
    for _ in range(12):
        unique = make_unique(slug, taken)
        assert unique not in taken
        assert len(unique) <= MAX_LENGTH
        taken.add(unique)


def test_a_process_that_makes_no_slug_loads_no_dictionaries() -> None:
    code = "import sys, articles.text.slugs; sys.exit('pypinyin' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode
        == 0
    )
