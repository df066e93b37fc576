"""Skeletons that a new article can start from. Adding one is an entry in TEMPLATES.

What an editor has to replace stands in 【】, so that a hint left behind is seen at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Block = tuple[str, Any]


@dataclass(frozen=True)
class ArticleTemplate:
    """A way to start: its key in forms and addresses, what editors see of it, and the blocks it begins with."""

    key: str
    label: str | Promise
    description: str | Promise
    icon: str
    make_blocks: Callable[[], list[Block]]


def _no_blocks() -> list[Block]:
    return []


def _guide_blocks() -> list[Block]:
    opening = (
        "<h2>" + _("先想清楚要不要办") + "</h2>"
        "<p>" + _("【什么情况该办，什么情况不用办。有没有更省事的办法，比如停机保号、换套餐。】") + "</p>"
    )
    return [
        ("reminder", _reminder()),
        ("paragraph", opening),
        ("checklist", _checklist()),
        ("steps", _steps()),
        ("carrier_switch", _carrier_switch()),
        ("refusal", _refusal()),
        ("hotlines", _hotlines()),
        ("faq", _faq()),
        ("sources", _sources()),
    ]


def _reminder() -> dict[str, Any]:
    return {
        "title": _("【办完就不能反悔的事，一句话】"),
        "text": "<p>" + _("【为什么，先做什么。】") + "</p>",
    }


def _checklist() -> dict[str, Any]:
    entries = [
        {"text": _("【本人有效身份证件原件】"), "must_do": True, "note": ""},
        {"text": _("【号码和服务密码】"), "must_do": True, "note": _("【忘了怎么办】")},
        {"text": _("【可以不带，带了更省事的】"), "must_do": False, "note": ""},
    ]
    return {
        "kind": "preparation",
        "title": _("需要带上什么"),
        "introduction": "",
        "groups": [{"title": "", "entries": entries}],
    }


def _steps() -> dict[str, Any]:
    first = {
        "title": _("【第一步：在哪里，做什么】"),
        "text": "<p>" + _("【怎么做】") + "</p>",
        "to_bring": _("【这一步要用到的东西】"),
        "duration": {"text": _("【多久】"), "unverified": True},
        "fallback": "<p>" + _("【走不通时找谁、怎么说】") + "</p>",
    }
    return {"title": _("办理步骤"), "steps": [first, {"title": _("【最后一步：看到什么算办成了】")}]}


def _carrier_switch() -> dict[str, Any]:
    variants = [
        {
            "carrier": carrier,
            "channel": "app",
            "reliability": "unverified",
            "steps": [{"title": _("【打开哪个 App，依次点什么】")}],
        }
        for carrier in ("mobile", "unicom", "telecom")
    ]
    return {"title": _("各家怎么办"), "variants": variants}


def _refusal() -> dict[str, Any]:
    return {
        "title": _("如果对方拒绝办理"),
        "introduction": "<p>" + _("【常见的拒绝理由，哪些站得住，哪些站不住。】") + "</p>",
        "sayings": [_("请告诉我不能办的理由，我记一下您的工号。")],
        "steps": [
            {"title": _("【先找谁】"), "text": "<p>" + _("【怎么说，要什么】") + "</p>"},
            {
                "title": _("【再找谁】"),
                "text": "<p>" + _("【带上什么凭据】") + "</p>",
                "waiting_time": {"text": _("【多久没答复就走下一步】"), "unverified": True},
            },
        ],
        "hotlines": [],
    }


def _hotlines() -> dict[str, Any]:
    hotline = {
        "name": _("【哪一家】"),
        "number": {"text": _("【号码】"), "unverified": True},
        "note": _("【接通后说什么】"),
    }
    return {"title": _("客服热线"), "hotlines": [hotline]}


def _faq() -> dict[str, Any]:
    question = {
        "question": _("【读者最常问的一句话？】"),
        "answer": "<p>" + _("【一两句话的回答。】") + "</p>",
    }
    return {"title": _("常见问题"), "questions": [question]}


def _sources() -> dict[str, Any]:
    source = {
        "title": _("【文件或报道的题目】"),
        "publisher": _("【发布机构】"),
        "published_date": "",
        "url": "",
        "note": _("【证明了哪一点】"),
    }
    return {"title": _("参考来源"), "sources": [source]}


def _news_blocks() -> list[Block]:
    opening = (
        "<h2>" + _("发生了什么") + "</h2><p>" + _("【谁，在哪一天，做了什么。第一句就写结论。】") + "</p>"
    )
    quote = {"text": _("【规定或公告的原文，一字不改。】"), "source": _("【发布机构和日期】"), "url": ""}
    rest = (
        "<h2>" + _("对你有什么影响") + "</h2>"
        "<p>" + _("【哪些人受影响，哪些人不用管。】") + "</p>"
        "<h2>" + _("现在该做什么") + "</h2>"
        "<ol><li>" + _("【第一件事】") + "</li><li>" + _("【第二件事】") + "</li></ol>"
    )
    return [("paragraph", opening), ("quote", quote), ("paragraph", rest)]


TEMPLATES = (
    ArticleTemplate(
        "blank",
        gettext_lazy("空白"),
        gettext_lazy("什么都没有，从第一句写起。"),
        "doc-empty",
        _no_blocks,
    ),
    ArticleTemplate(
        "guide",
        gettext_lazy("办事指南"),
        gettext_lazy("提醒、清单、步骤、被拒怎么办、热线、问答和来源，都已摆好。"),
        "list-ol",
        _guide_blocks,
    ),
    ArticleTemplate(
        "news",
        gettext_lazy("资讯"),
        gettext_lazy("发生了什么、有什么影响、现在该做什么。"),
        "openquote",
        _news_blocks,
    ),
)


def template_blocks(key: str) -> list[Block]:
    """Return the blocks a template begins with. Raises KeyError for a key that no template has."""
    return {template.key: template for template in TEMPLATES}[key].make_blocks()
