"""Tells an editor in sentences what a paste brought along, what it left behind, and what it changed."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.text.pasted import MAX_BLOCKS, MAX_CHARACTERS, Dropped, PastedDraft, TooMuchPastedError
from articles.text.pasted_parts import Loss

_TAKEN = {
    "heading": gettext_lazy("%d 个小标题"),
    "paragraph": gettext_lazy("%d 段正文"),
    "list": gettext_lazy("%d 个列表"),
    "table": gettext_lazy("%d 个表格"),
    "quote": gettext_lazy("%d 处引用"),
    "picture": gettext_lazy("%d 张图片"),
}
_LEFT_BEHIND = {
    Loss.REMOTE_PICTURE: gettext_lazy("%d 张图片（来源网站没有把图片一起复制过来，请另存后上传）"),
    Loss.LOCAL_PICTURE: gettext_lazy("%d 张图片（写作软件没有把图片放进剪贴板，请另存后上传）"),
    Loss.UNREADABLE_PICTURE: gettext_lazy("%d 张图片（文件损坏、太大，或者不是网页能用的格式）"),
    Loss.FORBIDDEN_PICTURE: gettext_lazy("%d 张图片（你的账号不能上传图片，请找管理员开通）"),
    Loss.VIDEO: gettext_lazy("%d 段视频"),
    Loss.AUDIO: gettext_lazy("%d 段音频"),
    Loss.EMBED: gettext_lazy("%d 个嵌入的网页内容"),
    Loss.FORM: gettext_lazy("%d 个表单"),
    Loss.NAVIGATION: gettext_lazy("%d 处网页导航"),
    Loss.STRUCK_TEXT: gettext_lazy("%d 处划掉的文字"),
    Loss.REMARK: gettext_lazy("%d 条批注"),
    Loss.LINK: gettext_lazy("%d 个链接的地址（不完整或不安全，文字还在）"),
    Loss.TABLE_CUT: gettext_lazy("%d 个表格放不下的行列"),
}
_CHANGED = {
    Loss.MERGED_CELL: gettext_lazy("%d 个合并的单元格已拆开，内容重复填入"),
    Loss.NESTED_TABLE: gettext_lazy("%d 个套在格子里的表格变成了文字"),
}
_NAMED_AT_MOST = 3


def taken_sentence(draft: PastedDraft) -> str:
    """Return what came along ("带进来了：3 个小标题、8 段正文。"), empty where nothing did."""
    items = [str(_TAKEN[name]) % count for name, count in draft.taken]
    return _("带进来了：%s。") % "、".join(items) if items else ""


def changed_sentence(dropped: Iterable[Dropped], *, has_lost_looks: bool) -> str:
    """Return what came along in another shape; empty where nothing did."""
    changed = [str(_CHANGED[item.kind]) % item.count for item in dropped if item.kind in _CHANGED]
    if has_lost_looks:
        changed.append(_("字体、颜色等格式已去掉"))
    return _("改动：%s。") % "；".join(changed) if changed else ""


def left_sentence(dropped: Iterable[Dropped]) -> str:
    """Return what did not come along, each with its count and reason; empty where everything did."""
    left = [_named(_LEFT_BEHIND[item.kind], item) for item in dropped if item.kind in _LEFT_BEHIND]
    return _("没有带进来的内容：%s。") % "，".join(left) if left else ""


def too_much_sentence(error: TooMuchPastedError) -> str:
    """Return why a paste was refused, and what to do about it."""
    if error.unit == "blocks":
        return _("粘贴的内容会变成 %(found)d 个内容块，一篇文章最多 %(limit)d 个，请分成几篇。") % {
            "found": error.found,
            "limit": MAX_BLOCKS,
        }
    return _("粘贴的内容有 %(found)d 万字符，一次最多 %(limit)d 万，请分几次粘贴。") % {
        "found": max(error.found // 10_000, 1),
        "limit": MAX_CHARACTERS // 10_000,
    }


def _named(pattern: object, item: Dropped) -> str:
    text = str(pattern) % item.count
    if not item.details:
        return text
    names = "、".join(f"“{name}”" for name in item.details[:_NAMED_AT_MOST])
    more = _("等") if len(item.details) > _NAMED_AT_MOST else ""
    return f"{text}：{names}{more}"
