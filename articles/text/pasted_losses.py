"""What stays behind when a draft is pasted, and what an editor is told of it."""

from collections import Counter
from dataclasses import dataclass, field

from articles.text.html_tree import Element
from articles.text.pasted_parts import Loss
from articles.text.word_html import is_list_mark

_SILENT = frozenset(
    "area base col colgroup datalist head link map meta noframes noscript o:p param rp rt script source style "
    "svg template title track wbr xml".split()
)
_COUNTED = {
    "video": Loss.VIDEO,
    "mpvideosnap": Loss.VIDEO,
    "mp-common-videosnap": Loss.VIDEO,
    "audio": Loss.AUDIO,
    "mpvoice": Loss.AUDIO,
    "mp-common-mpaudio": Loss.AUDIO,
    "iframe": Loss.EMBED,
    "object": Loss.EMBED,
    "embed": Loss.EMBED,
    "canvas": Loss.EMBED,
    "nav": Loss.NAVIGATION,
    "del": Loss.STRUCK_TEXT,
    "s": Loss.STRUCK_TEXT,
    "strike": Loss.STRUCK_TEXT,
}
CONTROLS = frozenset("button input label legend option progress select textarea".split())


@dataclass
class Losses:
    """What did not come along: counts by kind, and words that name the single things."""

    counts: Counter[Loss] = field(default_factory=Counter)
    details: dict[Loss, list[str]] = field(default_factory=dict)
    has_lost_looks: bool = False

    def add(self, kind: Loss, detail: str = "") -> None:
        """Count one more loss; detail is its alternative text or a like name."""
        self.counts[kind] += 1
        if detail.strip():
            self.details.setdefault(kind, []).append(" ".join(detail.split())[:60])


def is_left_out(element: Element, style: dict[str, str], losses: Losses) -> bool:
    """Tell whether an element stays behind with all it holds; what readers would miss is counted in losses."""
    name = element.name
    if name in _COUNTED:
        losses.add(_COUNTED[name], element.get("title"))
        return True
    if element.get("role") == "navigation":
        losses.add(Loss.NAVIGATION)
        return True
    if "comment" in style.get("mso-element", "") or style.get("mso-special-character") == "comment":
        losses.add(Loss.REMARK)
        return True
    return (
        name in _SILENT
        or name in CONTROLS
        or style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or "hidden" in element.attributes
        or is_list_mark(element)
    )
