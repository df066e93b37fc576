"""The real demo content: it loads, and keeps the rules that can be checked by a machine."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image
from wagtail.models import Site

from articles.models import ArticlePage, HomePage, LoadedPage
from articles.services.demo_content import CREATED, UNCHANGED, load_demo_content
from articles.text.article_files import ArticleFile, Segment
from articles.text.content_folder import ContentFolder
from articles.text.guide_shapes import GUIDE_SHAPES
from tests.factories import picture_bytes
from tests.services.content import FOLDER, GUIDE, guide_blocks, inside
from tests.web.html import parse

PINNED = {
    "手机卡损坏怎么补办：详细步骤与注意事项",
    "虚拟号码发短信软件：功能与应用探究",
    "和彩云收费吗？深度揭秘",
    "手机流量解除限速：原理、方法与策略",
    "深入解析10085客服的工作职责与重要性",
    "苹果iPhone 12 Pro Max当前价格及购买指南",
}
# What is ticked off, dialled or looked up; the rest is read.
LISTS = frozenset({"checklist", "hotlines", "sources"})
HAN = re.compile(r"[\u3400-\u9fff]")
UNVERIFIED_ONLY = (
    "10099",
    "12300",
    "12381",
    "和我生活",
    "A2412",
    "9,299",
    "10,099",
    "11,899",
    "189.cn",
)


def words(file: ArticleFile, *, without: frozenset[str] = frozenset()) -> str:
    """All that a reader reads of an article, without the addresses of its links."""
    text = "\n".join(
        f"{segment.argument if segment.name != 'figure' else ''}\n{segment.text}"
        for segment in file.segments
        if segment.name not in without
    )
    text = re.sub(r"\]\([^)]*\)", "]", text)
    return re.sub(r"^(?:alt|credit|链接)\s*[:：].*$", "", text, flags=re.MULTILINE)


def verified_values(value: Any) -> Iterator[str]:
    """The texts of a guide block, but for what it prints under 未经核实 by itself.

    That is a fact marked unverified, and a carrier's variant of which the whole is. A variant without a source
    prints no such words, so its texts count.
    """
    if isinstance(value, list):
        for item in value:
            yield from verified_values(item)
    elif not isinstance(value, dict):
        yield value
    elif value.get("unverified") != "true" and value.get("reliability") != "unverified":
        for item in value.values():
            yield from verified_values(item)


def is_unverified_or_sources(segment: Segment) -> bool:
    return segment.name == "sources" or (
        segment.name == "callout" and segment.argument.startswith("unverified")
    )


def verified_words(file: ArticleFile) -> str:
    """What stands outside of what is marked as unverified, head included, without the list of sources."""
    text = "\n".join(
        "\n".join(
            [segment.argument, *verified_values(inside(segment))]
            if segment.name in GUIDE_SHAPES
            else [segment.argument, segment.text]
        )
        for segment in file.segments
        if not is_unverified_or_sources(segment)
    )
    text = text.split("## 资料来源")[0]
    head = [file.metadata.get(key, "") for key in ("title", "lead", "seo_title", "seo_description")]
    return "\n".join([*head, text])


def test_there_are_24_articles_in_five_or_six_sections(content: ContentFolder) -> None:
    assert len(content.articles) >= 24
    used = {file.metadata["section"] for file in content.articles}
    assert used == {section["slug"] for section in content.manifest["sections"]}
    assert 5 <= len(used) <= 6


def test_each_article_is_700_to_2000_characters_long_without_its_lists(content: ContentFolder) -> None:
    lengths = {file.slug: len(HAN.findall(words(file, without=LISTS))) for file in content.articles}
    assert {slug: length for slug, length in lengths.items() if not 700 <= length <= 2000} == {}


def test_titles_leads_and_descriptions_are_all_different(content: ContentFolder) -> None:
    for key in ("title", "lead", "seo_title", "seo_description"):
        values = [file.metadata[key] for file in content.articles]
        assert len(set(values)) == len(values)
        assert all(values)


def test_covers_are_wide_light_drawn_and_no_two_alike(content: ContentFolder) -> None:
    digests = set()
    for file in content.articles:
        cover = content.cover(file.slug)
        assert cover is not None, file.slug
        assert cover.with_suffix(".svg").is_file(), file.slug
        assert cover.stat().st_size <= 150 * 1024
        with Image.open(cover) as picture:
            assert picture.size == (1600, 900)
        digests.add(hashlib.sha256(cover.read_bytes()).hexdigest())
        assert file.metadata["cover_alt"]
    assert len(digests) == len(content.articles)


def test_the_guide_and_its_six_related_articles_keep_their_titles(content: ContentFolder) -> None:
    titles = {file.slug: file.metadata["title"] for file in content.articles}
    assert titles[GUIDE] == "如何注销手机号码：步骤与注意事项详解"
    assert list(content.manifest["related"]) == [GUIDE]
    assert {titles[slug] for slug in content.manifest["related"][GUIDE]} == PINNED


def test_the_guide_opens_with_the_decision_and_ends_with_next_steps(content: ContentFolder) -> None:
    guide = next(file for file in content.articles if file.slug == GUIDE)
    opening = guide.segments[0].text + guide.segments[1].text
    for choice in ("注销", "停机保号", "携号转网", "套餐"):
        assert choice in opening
    closing = words(guide).split("## 接着做什么")[1]
    for step in ("携号转网", "一证通查", "二次号码焕新"):
        assert step in closing


@pytest.mark.parametrize("word", UNVERIFIED_ONLY)
def test_what_nobody_verified_stands_only_under_the_warning(content: ContentFolder, word: str) -> None:
    pattern = re.compile(rf"(?<!\d){re.escape(word)}(?!\d)")
    assert [file.slug for file in content.articles if pattern.search(verified_words(file))] == []


@pytest.mark.parametrize("carrier", ["中国移动", "中国联通", "中国电信", "中国广电"])
def test_the_names_of_the_carriers_apps_stand_only_under_the_warning(
    content: ContentFolder, carrier: str
) -> None:
    pattern = re.compile(rf"[“「]?{carrier}[”」]?\s*(?:App|APP|app)|App\s*(?:名为|叫|是)[“「]?{carrier}")
    assert [file.slug for file in content.articles if pattern.search(verified_words(file))] == []


def test_no_article_gives_the_advice_that_the_facts_forbid(content: ContentFolder) -> None:
    for file in content.articles:
        for forbidden in ("强制注销", "未向企业投诉", "98%", "免流", "破解版"):
            hits = [line for line in words(file).split("\n") if forbidden in line]
            assert all(re.search(r"不|别|骗|谎|违|没有|拒", line) for line in hits), (file.slug, hits)


def test_no_date_of_verification_is_claimed(content: ContentFolder) -> None:
    for file in (*content.articles, *content.pages):
        assert not re.search(r"最后核实|已核实|核实日期", words(file)), file.slug


def test_articles_say_that_a_machine_wrote_them_and_how_old_their_facts_are(content: ContentFolder) -> None:
    for file in content.articles:
        assert file.metadata["ai_generated"] is True
        assert str(file.metadata["facts_as_of"]) == "2026-11-24"


def test_every_article_names_its_sources(content: ContentFolder) -> None:
    missing = [
        file.slug
        for file in content.articles
        if "## 资料来源" not in words(file) and not guide_blocks(content, file.slug, "sources")
    ]
    assert missing == []


def test_punctuation_between_chinese_characters_is_full_width(content: ContentFolder) -> None:
    half = re.compile(r"[\u3400-\u9fff][,;?!:](?=[\u3400-\u9fff])")
    prose_kinds = {"text", "callout", "table", "faq", "reminder", *GUIDE_SHAPES}
    found = {}
    for file in content.articles:
        prose = "\n".join(segment.text for segment in file.segments if segment.name in prose_kinds)
        heads = "\n".join(
            file.metadata.get(key, "") for key in ("title", "lead", "seo_title", "seo_description")
        )
        hits = half.findall(prose + heads)
        if hits:
            found[file.slug] = hits
    assert found == {}


def test_settings_invent_no_records_and_name_no_carrier_as_partner(content: ContentFolder) -> None:
    given = content.manifest["settings"]
    assert not given.get("icp_number")
    assert not given.get("police_number")
    assert "无隶属关系" in given["disclaimer"]


@pytest.fixture
def light_folder(tmp_path: Path) -> Path:
    """The real content with small pictures: encoding the real ones takes most of a minute."""
    folder = tmp_path / "fixtures"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.jpg", "*.svg"))
    for cover in (FOLDER / "covers").glob("*.jpg"):
        (folder / "covers" / cover.name).write_bytes(picture_bytes(width=64, height=36, image_format="JPEG"))
    return folder


@pytest.mark.django_db
def test_the_real_content_loads_once_and_its_guide_is_whole(
    client: Client, home: HomePage, light_folder: Path
) -> None:
    home.delete()
    Site.objects.all().delete()
    report = load_demo_content(root=light_folder)
    assert set(report.counts) == {CREATED}
    assert LoadedPage.objects.count() == report.counts[CREATED]
    assert set(load_demo_content(root=light_folder).counts) == {UNCHANGED}
    guide = ArticlePage.objects.get(slug=GUIDE)
    text = client.get(guide.get_url()).content.decode()
    page = parse(text)
    assert [title.get_text() for title in page.select("h1")] == ["如何注销手机号码：步骤与注意事项详解"]
    assert {link.get_text() for link in page.select(".related__list .card__link")} == PINNED
    assert "七天热读" not in client.get("/").content.decode()
    assert "beian" not in text
