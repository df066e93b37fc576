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
        "<h2>" + _("需要带上什么") + "</h2>"
        "<ul><li>" + _("【本人有效身份证件原件】") + "</li><li>" + _("【号码和服务密码】") + "</li></ul>"
        "<h2>" + _("步骤") + "</h2>"
        "<ol><li>" + _("【第一步：在哪里，点什么】") + "</li><li>" + _("【第二步】") + "</li>"
        "<li>" + _("【第三步：看到什么算办成了】") + "</li></ol>"
    )
    callout = {
        "kind": "note",
        "title": _("先别急着办"),
        "text": "<p>" + _("【办完就不能反悔的事，写在这里。】") + "</p>",
    }
    trouble = (
        "<h2>" + _("办不了怎么办") + "</h2><p>" + _("【常见的拒绝理由，以及每一种该找谁、怎么说。】") + "</p>"
    )
    question = {
        "question": _("【读者最常问的一句话？】"),
        "answer": "<p>" + _("【一两句话的回答。】") + "</p>",
    }
    return [
        ("paragraph", opening),
        ("callout", callout),
        ("paragraph", trouble),
        ("faq", {"title": _("常见问题"), "questions": [question]}),
    ]


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
        gettext_lazy("要不要办、带什么、步骤、办不了怎么办。"),
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
