"""Drafts as they are pasted, and what the tests ask of them."""

import base64

from articles.text.pasted import PastedDraft, blocks_from_html
from articles.text.pasted_parts import Loss

PNG = "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(300)).decode()
WORD_ITEM = (
    "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
    "<![endif]>{text}<o:p></o:p></p>"
)


def body(html: str, *, title: str = "已有标题") -> str:
    """The rich text of a draft that is one block."""
    draft = blocks_from_html(html, title=title)
    assert [kind for kind, _value in draft.blocks] == ["paragraph"]
    return draft.blocks[0][1]


def text_body(text: str) -> str:
    """The rich text of a draft that came as plain text, and is one block."""
    draft = blocks_from_html("", text=text, title="已有标题")
    assert [kind for kind, _value in draft.blocks] == ["paragraph"]
    return draft.blocks[0][1]


def losses(draft: PastedDraft) -> dict[Loss, int]:
    """What did not come along, counted."""
    return {item.kind: item.count for item in draft.dropped}
