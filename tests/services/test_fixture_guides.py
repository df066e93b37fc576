"""The guides of the real demo content: made of guide blocks, whole, and marked as far as they are known."""

import re

import pytest

from articles.text.content_folder import ContentFolder
from articles.text.guide_shapes import GUIDE_SHAPES
from tests.services.content import GUIDE, guide_blocks

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
