"""The real demo content: it loads, and keeps the rules that can be checked by a machine."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client
from PIL import Image
from wagtail.models import Site

from articles.models import ArticlePage, HomePage, LoadedPage
from articles.services.demo_content import CREATED, UNCHANGED, load_demo_content
from articles.text.article_files import ArticleFile, Segment
from articles.text.content_folder import ContentFolder, read_folder
from articles.text.guide_shapes import GUIDE_SHAPES
from tests.factories import picture_bytes

FOLDER: Path = settings.BASE_DIR / "fixtures"
GUIDE = "zhuxiao-shouji-haoma"
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


# Every name on the unbinding list.
UNBINDING = (
    "借记卡 信用卡 手机银行 U盾 支付宝 微信支付 云闪付 数字人民币 证券 基金 期货 保险 公积金 花呗 白条 抖音月付 ETC 水 "
    "电 燃气 房租 个人所得税 国家政务服务平台 本省 社保 医保 12306 12123 驾照 车辆登记 学信网 12367 护照 征信 "
    "公证 律师 电子税务局 登记 备案 Apple iMessage FaceTime 华为 小米 OPPO vivo 荣耀 Google "
    "Microsoft 查找设备 两步验证 密码管理器 QQ邮箱 163 139 微信 QQ 微博 抖音 快手 小红书 知乎 钉钉 企业微信 "
    "飞书 Telegram WhatsApp LINE 淘宝 天猫 京东 拼多多 美团 大众点评 饿了么 滴滴 高德 百度地图 携程 里程 "
    "菜鸟 顺丰 快递柜 物业 门禁 智能家居 会员卡 百度网盘 阿里云盘 移动云盘 音乐 视频会员 腾讯 网易 米哈游 云服务商 域名 "
    "副卡 亲情网 宽带 IPTV 一号双终端 积分 话费余额 自动充值 来电转移 短信转移 增值业务 一证通查 朋友 学校 单位 医生 通讯录 "
    "短信 旧卡"
).split(" ")


@pytest.fixture(scope="module")
def content() -> ContentFolder:
    return read_folder(FOLDER)


def words(file: ArticleFile, *, without: frozenset[str] = frozenset()) -> str:
    """All that a reader reads of an article, without the addresses of its links."""
    text = "\n".join(
        f"{segment.argument if segment.name != 'figure' else ''}\n{segment.text}"
        for segment in file.segments
        if segment.name not in without
    )
    text = re.sub(r"\]\([^)]*\)", "]", text)
    return re.sub(r"^(?:alt|credit|链接)\s*[:：].*$", "", text, flags=re.MULTILINE)


def inside(segment: Segment) -> Any:
    """The YAML inside a guide block's directive, every scalar as it is written."""
    return yaml.load(segment.text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts


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


def guide_blocks(content: ContentFolder, slug: str, name: str) -> dict[str, Any]:
    """An article's guide blocks of one kind: title → what is inside."""
    file = next(file for file in content.articles if file.slug == slug)
    return {segment.argument: inside(segment) for segment in file.segments if segment.name == name}


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


def test_the_guides_steps_are_five_online_four_in_a_shop_and_five_notes(content: ContentFolder) -> None:
    steps = guide_blocks(content, GUIDE, "steps")
    assert {title: len(inside) for title, inside in steps.items()} == {"线上注销步骤": 5, "线下注销步骤": 4}
    notes = guide_blocks(content, GUIDE, "dos_and_donts")["注意事项"]
    assert len(notes["dos"]) + len(notes["donts"]) == 5


def test_the_guide_holds_every_kind_of_guide_block(content: ContentFolder) -> None:
    guide = next(file for file in content.articles if file.slug == GUIDE)
    assert {*GUIDE_SHAPES, "reminder", "faq"} - {segment.name for segment in guide.segments} == set()


def test_six_more_articles_are_made_of_guide_blocks(content: ContentFolder) -> None:
    made = [
        file.slug
        for file in content.articles
        if len({segment.name for segment in file.segments} & {*GUIDE_SHAPES, "reminder"}) >= 5
    ]
    assert len(made) >= 7


@pytest.mark.parametrize("slug", [GUIDE, "huanbang-qingdan"])
def test_the_unbinding_list_is_whole_in_its_order(content: ContentFolder, slug: str) -> None:
    (given,) = (
        each for each in guide_blocks(content, slug, "checklist").values() if each.get("kind") == "rebinding"
    )
    titles = [re.sub(r"^.、", "", group["title"]) for group in given["groups"]]
    assert titles == [
        "钱",
        "身份与政务",
        "账号体系",
        "通讯社交",
        "购物、出行、生活",
        "娱乐和工具",
        "运营商这一头",
        "人",
    ]
    musts = [[entry.get("must_do") == "true" for entry in group["entries"]] for group in given["groups"]]
    assert all(all(group) for group in musts[:3])
    assert not any(any(group) for group in musts[3:])
    listed = "\n".join(entry["text"] for group in given["groups"] for entry in group["entries"])
    assert [name for name in UNBINDING if name not in listed.replace(" ", "")] == []


def test_the_switches_steps_are_marked_as_far_as_they_are_known(content: ContentFolder) -> None:
    for file in content.articles:
        for title, switch in guide_blocks(content, file.slug, "carrier_switch").items():
            for variant in switch["variants"] if isinstance(switch, dict) else switch:
                has_steps = bool(variant.get("steps"))
                assert has_steps == (variant["reliability"] != "unsourced"), (file.slug, title, variant)
                assert has_steps or variant["whom_to_ask"]
                # The only steps with a source that a carrier's variant has so far: Telecom's SMS of 2019.
                assert variant["reliability"] != "fact" or (file.slug, variant["carrier"]) == (
                    "xiehao-zhuanwang",
                    "telecom",
                )


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
    assert re.findall(r"<h1[^>]*>([^<]+)</h1>", text) == ["如何注销手机号码：步骤与注意事项详解"]
    related = text.split("related__list")[1].split("</ul>")[0]
    assert set(re.findall(r'card__link"[^>]*>([^<]+)<', related)) == PINNED
    assert "七天热读" not in client.get("/").content.decode()
    assert "beian" not in text
