"""Articles at the ends of what can come up: too long, too wide, too many, missing, deleted."""

from collections.abc import Callable
from typing import Any

from articles.blocks.body import BodyBlock
from articles.web.style_blocks import full_value, native_value
from articles.web.style_samples import (
    Extreme,
    lost_picture,
    sample_article,
    sample_cards,
    sample_picture,
    sample_reading,
)

# The longest place name, and one of the longest domains: neither has a place to break.
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
ADDRESS = f"https://www.{WORD.lower()}.example/{'abcdefghij' * 8}"
TEXT = "换绑之前先列一张单子：哪些账号用这个号码登录，哪些银行卡用它收验证码。" * 4
LONG_TITLE = "手机号码注销前后要做的事情从换绑账号到结清话费再到带上证件去营业厅办理每一步都写清楚" * 5
FAMILY = "👨\u200d👩\u200d👧\u200d👦"

PARAGRAPHS = [
    ("paragraph", f"<h2>先换绑</h2><p>{TEXT}</p><h2>再结清</h2><p>{TEXT}</p><h2>最后去办</h2><p>{TEXT}</p>")
]
_BLOCKS = BodyBlock().child_blocks


def _block(name: str, raw: Any) -> tuple[str, Any]:
    return name, native_value(_BLOCKS[name], raw)


def _long_word() -> Any:
    said = f"<p>下载 {WORD} 之后，看 {ADDRESS} 和 <code>{WORD * 2}</code>，再去办。</p>"
    table = {
        "columns": [{"type": "text", "heading": WORD}, {"type": "text", "heading": "说明"}],
        "rows": [{"values": [WORD, ADDRESS]}],
        "caption": WORD,
    }
    entry = {"text": WORD, "must_do": True, "note": ADDRESS}
    body = [
        ("paragraph", f"<h2>{WORD}</h2>{said}<ol><li>{WORD}</li></ol>"),
        _block("callout", {"kind": "note", "title": WORD, "text": said}),
        _block("reminder", {"title": WORD, "text": said}),
        _block("quote", {"text": WORD * 2, "source": WORD, "url": ADDRESS}),
        _block("table", table),
        _block("checklist", {"title": WORD, "groups": [{"title": WORD, "entries": [entry]}]}),
        _block(
            "hotlines",
            {"title": WORD, "hotlines": [{"name": WORD, "number": {"text": "1" * 30}, "note": ADDRESS}]},
        ),
        _block("dos_and_donts", {"title": WORD, "dos": [said], "donts": [said]}),
        _block("refusal", {"title": WORD, "sayings": [WORD * 2], "steps": [{"title": WORD, "text": said}]}),
        _block("faq", {"title": WORD, "questions": [{"question": WORD, "answer": said}]}),
        _block(
            "sources", {"title": WORD, "sources": [{"title": ADDRESS, "publisher": WORD, "url": ADDRESS}]}
        ),
        ("markdown", f"## {WORD}\n\n- [x] {ADDRESS}\n\n```\n{ADDRESS}\n```\n"),
    ]
    return sample_article(title=f"{WORD} 是什么", lead=f"{WORD}{ADDRESS}", body=body, tags=(WORD, "销户"))


def _wide_table() -> Any:
    headings = ("运营商", "客服热线", "线上入口", "线下入口", "大约多久", "要带什么")
    cells = [
        "中国移动",
        "10086",
        "App 里搜“销户”，没有入口的去营业厅",
        "归属地自有营业厅",
        "当场到 7 天",
        "本人身份证原件、手机卡",
    ]
    table = {
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": cells}] * 4,
        "caption": "各家怎么办",
    }
    markdown = "\n".join(f"| {' | '.join(line)} |" for line in (headings, ["---"] * 6, cells, cells))
    return sample_article(
        title="六列的表格", body=[*PARAGRAPHS, _block("table", table), ("markdown", markdown)]
    )


def _many_steps() -> Any:
    numbers = range(1, 41)
    listed = "".join(f"<li>第 {number} 步要做的事，写成一句话。</li>" for number in numbers)
    steps = [
        {"title": f"第 {number} 级找谁", "text": "<p>说清要办什么，记下工号。</p>"} for number in numbers
    ]
    body = [("paragraph", f"<h2>四十步的列表</h2><ol>{listed}</ol>"), _block("refusal", {"steps": steps})]
    if "steps" in _BLOCKS:
        guide = full_value(_BLOCKS["steps"])
        body.insert(0, _block("steps", {"title": "四十步办完", "steps": list(guide["steps"]) * 20}))
    return sample_article(title="四十步才办完的事", body=body)


def _tall_picture() -> Any:
    figure = {
        "image": sample_picture(width=100, height=3000),
        "caption": "一张 100×3000 的长截图。",
        "credit": "示意",
    }
    return sample_article(title="又细又长的图片", body=[*PARAGRAPHS, _block("figure", figure), *PARAGRAPHS])


def _tall_cover() -> Any:
    return sample_article(cover=sample_picture(width=100, height=3000), body=PARAGRAPHS)


def _lost_cover() -> Any:
    return sample_article(cover=lost_picture(), body=PARAGRAPHS)


def _deleted_picture() -> Any:
    gone = {"image": None, "caption": "图片删了，图注也就不印。", "credit": ""}
    lost = {"image": lost_picture(), "caption": "图片还在库里，文件不见了。", "credit": ""}
    body = [*PARAGRAPHS, _block("figure", gone), _block("figure", lost), *PARAGRAPHS]
    return sample_article(title="图片被删掉以后", body=body)


def _plain(**fields: Any) -> Callable[[], Any]:
    return lambda: sample_article(**{"body": PARAGRAPHS, **fields})


_ALONE: dict[str, Any] = {"related": [], "previous": None, "following": None}
_MISSING = {
    "cover": None,
    "lead": "",
    "author": None,
    "revised_at": None,
    "facts_as_of": None,
    "is_ai_generated": False,
}
# (name, label, what makes the article, what differs around it)
_ALL: tuple[tuple[str, str, Callable[[], Any], dict[str, Any]], ...] = (
    ("long-word", "很长的英文单词", _long_word, {}),
    ("long-title", "二百字的标题", _plain(title=LONG_TITLE[:200]), {}),
    ("wide-table", "六列的表格", _wide_table, {}),
    ("many-steps", "四十步", _many_steps, {}),
    ("emoji", "标题里有表情", _plain(title=f"📱{FAMILY} 一家人的号码怎么合并👍🏽？🇨🇳"), {}),
    ("tall-picture", "100×3000 的图片", _tall_picture, {}),
    ("tall-cover", "100×3000 的封面", _tall_cover, {}),
    ("no-cover", "没有封面", _plain(cover=None), {}),
    ("no-lead", "没有导语", _plain(lead=""), {}),
    ("no-author", "没有作者", _plain(author=None), {}),
    ("deleted-picture", "图片被删除", _deleted_picture, {}),
    ("lost-cover", "封面的文件不见了", _lost_cover, {"related": sample_cards(3, cover=lost_picture())}),
    ("no-related", "没有相关文章", _plain(), _ALONE),
    ("nothing", "只有标题", _plain(body=(), tags=(), **_MISSING), _ALONE),
)
EXTREME_LABELS = {name: label for name, label, _make, _around in _ALL}


def extreme(name: str) -> Extreme:
    """Return one of them; raises KeyError for a name that none bears."""
    make, around = {one: (make, around) for one, _label, make, around in _ALL}[name]
    return Extreme(name, EXTREME_LABELS[name], make(), sample_reading(**around))


def extreme_titles() -> list[str]:
    """Return titles that lists must bear."""
    return [LONG_TITLE[:200], f"{WORD} 是什么", f"📱{FAMILY} 一家人的号码怎么合并👍🏽？", "短"]
