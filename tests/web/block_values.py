"""Stored data of every registered block, empty and full, and what readers must then find."""

from itertools import count
from typing import Any

_numbers = count(1)
# A number that no page, picture or document has.
NOWHERE = 987_654
LINKS = '<p><a linktype="page" id="{page}">看这篇</a><a linktype="document" id="{document}">下载</a></p>'


def items(*values: Any) -> list[dict[str, Any]]:
    """Return values as a ListBlock stores them; no two ids are the same."""
    return [{"type": "item", "id": f"{next(_numbers):08x}", "value": value} for value in values]


# Titles alone, and lists of nothing, as a draft may hold them.
EMPTY: dict[str, Any] = {
    "paragraph": "",
    "markdown": "",
    "figure": {"image": None, "caption": "", "credit": ""},
    "quote": {"text": "", "source": "", "url": ""},
    "steps": {"title": "标题", "steps": items({"title": "", "text": ""})},
    "carrier_switch": {
        "title": "标题",
        "variants": items({"carrier": "mobile", "channel": "app"}),
    },
    "checklist": {
        "title": "标题",
        "introduction": "<p>开头</p>",
        "groups": items({"title": "钱", "entries": items({})}),
    },
    "hotlines": {"title": "标题", "hotlines": items({"name": "", "note": "说明"})},
    "refusal": {
        "title": "标题",
        "sayings": items(""),
        "steps": items({"title": ""}),
        "hotlines": items({"name": ""}),
    },
    "dos_and_donts": {
        "title": "标题",
        "dos": items(""),
        "donts": items(""),
    },
    "callout": {"kind": "tip", "title": "", "text": ""},
    "reminder": {"title": "", "text": ""},
    "table": {"columns": [], "rows": [], "caption": ""},
    "faq": {"title": "标题", "questions": items({"question": "", "answer": ""})},
    "sources": {"title": "标题", "sources": items({"title": "", "note": "说明"})},
}

STEP_WORDS = ["打热线", "看这篇", "需要带上", "身份证原件", "大约多久", "十分钟", "未经核实", "换一家网点"]
# What a full block prints.
EXPECTED: dict[str, list[str]] = {
    "paragraph": ["小标题", "粗", "看这篇"],
    "markdown": ["小标题", "甲", "二", "换绑"],
    "figure": ["图注文字", "来源文字"],
    "quote": ["第一行", "第二行", "规定"],
    "steps": ["怎么办", *STEP_WORDS],
    "carrier_switch": ["各家怎么办", "中国联通", *STEP_WORDS, "问客服", "10010", "问别家"],
    "checklist": [
        "换绑清单",
        "先钱后人",
        "看这篇",
        "钱",
        "必做",
        "银行卡",
        "每家单独换",
        "微信 <b>",
        "共 2 项",
    ],
    "hotlines": ["先打电话", "中国移动", "10086", "未经核实", "接通后说", "别家"],
    "refusal": ["被拒以后", "看这篇", "请说明理由。", "找经理", "打客服", "15 日", "未经核实", "12300"],
    "dos_and_donts": ["接到电话时", "该做", "不该做", "挂断", "看这篇"],
    "callout": ["小心", "看这篇"],
    "reminder": ["重要提醒", "先换绑", "看这篇"],
    "table": ["客服热线", "运营商", "中国移动 <b>", "看这篇"],
    "faq": ["常见问题", "能恢复吗？", "看这篇"],
    "sources": ["资料", "通告 <b>", "工信部", "2025-08-01", "异地办", "旧闻", "2024"],
}
# The blocks whose rich text holds LINKS.
LINKED = {
    "paragraph",
    "steps",
    "carrier_switch",
    "checklist",
    "refusal",
    "dos_and_donts",
    "callout",
    "reminder",
    "table",
    "faq",
}
PICTURED = {"figure", "markdown", "steps", "carrier_switch"}


def full(name: str, *, page: int, image: int, document: int = NOWHERE) -> Any:
    """Return the stored data of a filled-in block that points to page, image and document where it can."""
    links = LINKS.format(page=page, document=document)
    return {**_text_blocks(links, image), **_step_blocks(links, image), **_guide_blocks(links)}[name]


def _text_blocks(links: str, image: int) -> dict[str, Any]:
    return {
        "paragraph": f"<h2>小标题</h2><p><b>粗</b>字</p><ol><li>一</li></ol>{links}",
        "markdown": f"## 小标题\n\n| 甲 | 乙 |\n| - | - |\n| 一 | 二 |\n\n- [x] 换绑\n\n![图](image:{image})\n",
        "figure": {
            "image": {"image": image, "alt_text": "一张卡", "decorative": False},
            "caption": "图注文字",
            "credit": "来源文字",
        },
        "quote": {"text": "第一行\n第二行", "source": "规定", "url": "https://example.com/"},
        "callout": {"kind": "warning", "title": "小心", "text": links},
        "table": {
            "columns": [{"type": "text", "heading": "运营商"}, {"type": "rich_text", "heading": "热线"}],
            "rows": [{"values": ["中国移动 <b>", links]}, {"values": ["", ""]}],
            "caption": "客服热线",
        },
        "faq": {
            "title": "常见问题",
            "questions": items({"question": "能恢复吗？", "answer": links}),
        },
    }


def _step_blocks(links: str, image: int) -> dict[str, Any]:
    step = {
        "title": "打热线",
        "text": links,
        "picture": {"image": image, "alt_text": "一张卡", "decorative": False},
        "to_bring": "身份证原件",
        "duration": {"text": "十分钟", "unverified": True},
        "fallback": "<p>换一家网点</p>",
    }
    variant = {
        "carrier": "unicom",
        "channel": "phone",
        "reliability": "fact",
        "steps": items(step),
        "whom_to_ask": "<p>问客服</p>",
        "hotline": {"text": "10010", "unverified": False},
    }
    return {
        "steps": {"title": "怎么办", "steps": items(step)},
        "carrier_switch": {
            "title": "各家怎么办",
            "variants": items(variant),
            "whom_to_ask": "<p>问别家</p>",
        },
    }


def _guide_blocks(links: str) -> dict[str, Any]:
    entries = items(
        {"text": "银行卡", "must_do": True, "note": "每家单独换"},
        {"text": "微信 <b>", "must_do": False, "note": ""},
    )
    return {
        "checklist": {
            "kind": "rebinding",
            "title": "先钱后人",
            "introduction": links,
            "groups": items({"title": "钱", "entries": entries}),
        },
        "hotlines": {
            "title": "先打电话",
            "hotlines": items(
                {"name": "中国移动", "number": {"text": "10086", "unverified": True}, "note": "接通后说"},
                {"name": "别家", "number": {"text": "见卡背面", "unverified": False}, "note": ""},
            ),
        },
        "refusal": {
            "title": "被拒以后",
            "introduction": links,
            "sayings": items("请说明理由。"),
            "steps": items(
                {"title": "找经理", "text": links, "waiting_time": {"text": "", "unverified": False}},
                {"title": "打客服", "text": "", "waiting_time": {"text": "15 日", "unverified": True}},
            ),
            "hotlines": items({"name": "申诉", "number": {"text": "12300", "unverified": False}, "note": ""}),
        },
        "dos_and_donts": {"title": "接到电话时", "dos": items("<p>挂断</p>"), "donts": items(links)},
        "reminder": {"title": "先换绑", "text": links},
        "sources": {
            "title": "资料",
            "sources": items(
                {
                    "title": "通告 <b>",
                    "publisher": "工信部",
                    "published_date": "2025-08-01",
                    "url": "https://example.com/a",
                    "note": "异地办",
                },
                {"title": "旧闻", "publisher": "", "published_date": "2024", "url": "", "note": ""},
            ),
        },
    }
