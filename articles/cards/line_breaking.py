"""Where lines of Chinese end: rules of 行首行尾禁则, whole words and numbers, even lines, no lone character at the end.

After the W3C's Requirements for Chinese Text Layout, 3.1.3 (marks at line edges) and 3.2.2 (a quarter of an em
between Han and Latin). Knows no font: whoever calls measures.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

NO_START = frozenset("，。、：；！？）》」』】〕〉”’…—·～％‰℃,.!?:;%)]}")
NO_END = frozenset("（《「『【〔〈“‘([{")
_STOPS = frozenset("。：；！？…—")
_CLAUSE_ENDS = _STOPS | frozenset("，、")
# Marks that east_asian_width calls ambiguous and that stand among Han at full width.
_WIDE_MARKS = frozenset("“”‘’…—·→←↑↓★☆○●◎◇◆□■△▲※①②③④⑤⑥⑦⑧⑨⑩℃‰×÷")
_GAP = 0.25
# A title's line would rather not end inside these. No dictionary: only what this site's titles are full of.
_WORDS = """
手机 号码 运营商 注销 销户 营业厅 身份证 套餐 流量 话费 短信 验证码 宽带 携号转网 实名 补办 补卡 补领 换绑 解绑
清单 办法 步骤 怎么 怎样 如何 什么 为什么 多少 可以 不能 需要 必须 材料 本人 代办 老人 亲人 异地 境外 停机 保号
投诉 申诉 副卡 主卡 靓号 合约 违约金 银行卡 微信 支付宝 移动 联通 电信 广电 客服 热线 网上 线上 线下 柜台 一步
之前 之后 以前 以后 时候 一个 这个 那个 我们 你的 他们 已经 没有 最后 全部 完整 指南 规定 资料 渠道 官方 号卡
头条 用户 工信部 归属地 自己 单子 电话卡 流量卡 物联网 办卡 还是 机主 注意 事项 办理 二维码 长按识别 阅读全文
""".split()
_QUOTED = r"“[^“”]{1,8}”|《[^《》]{1,12}》|（[^（）]{1,8}）"
_NUMBERED = "[一二三四五六七八九十两几多][个家步张种条项款次天月年岁元块位件]"
_WORD = re.compile("|".join((_QUOTED, "手机号(?!码)", _NUMBERED, *sorted(_WORDS, key=len, reverse=True))))


@dataclass(frozen=True)
class Cluster:
    """What no line break parts. `gap`, in ems, stands before it where something precedes it on its line.

    `cost` is how bad it is to begin a line with it, 0 where nothing speaks against it.
    """

    text: str
    gap: float = 0.0
    cost: float = 0.0


Line = tuple[Cluster, ...]


def is_wide(character: str) -> bool:
    """Tell whether a character takes a Han character's room."""
    return unicodedata.east_asian_width(character) in "WF" or character in _WIDE_MARKS


def is_han(character: str) -> bool:
    """Tell whether a character is Han or kana, not a mark."""
    return is_wide(character) and unicodedata.category(character) == "Lo"


def clusters_of(text: str) -> list[Cluster]:
    """Return the clusters of one paragraph, in order."""
    inside = _inside_words(text)
    found: list[Cluster] = []
    position = 0
    space = False
    for piece in _pieces(text):
        if piece.isspace():
            position += len(piece)
            space = True
            continue
        before = found[-1].text if found else ""
        gap = _gap(before[-1:], piece[0], is_spaced=space)
        sticks = _sticks(before, piece) and not (space and gap)
        if sticks:
            found[-1] = Cluster(before + piece, found[-1].gap, found[-1].cost)
        else:
            found.append(Cluster(piece, gap, 1.0 if position in inside else 0.0))
        position += len(piece)
        space = False
    return found


def _pieces(text: str) -> list[str]:
    """Cut text into spaces, single wide characters, repeated marks (——, ……) and narrow words."""
    pieces: list[str] = []
    for character in text:
        last = pieces[-1] if pieces else ""
        grows = (
            (character.isspace() and last.isspace())
            or (bool(last) and character in "—…" and last[-1] == character)
            or (bool(last) and not is_wide(character) and not is_wide(last[-1]) and not last.isspace())
        )
        if grows and not (character.isspace() and not last.isspace()):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _sticks(before: str, piece: str) -> bool:
    return bool(before) and (piece[0] in NO_START or before[-1] in NO_END)


def _gap(before: str, after: str, *, is_spaced: bool) -> float:
    """Return the room between two neighbours: a space in Latin text, and between Han and Latin, written or not."""
    if not before:
        return 0.0
    if is_wide(before) and is_wide(after):
        return 0.0
    if not is_wide(before) and not is_wide(after):
        return _GAP if is_spaced else 0.0
    wide, narrow = (before, after) if is_wide(before) else (after, before)
    meets = is_han(wide) and (narrow.isalnum() or narrow in "%+@#&$¥" or is_spaced)
    return _GAP if meets else 0.0


def _inside_words(text: str) -> frozenset[int]:
    return frozenset(
        position for match in _WORD.finditer(text) for position in range(match.start() + 1, match.end())
    )


def looseness(lines: list[Line]) -> int:
    """Return how ill the ends of a title's lines are chosen: none at the end of a clause, most inside of words."""
    return sum(
        4 if after[0].cost else line[-1].text[-1] not in _CLAUSE_ENDS for line, after in pairwise(lines)
    )


def line_text(line: Line) -> str:
    """Return a line's characters, with a space for each gap."""
    return "".join(
        (" " if cluster.gap and index else "") + cluster.text for index, cluster in enumerate(line)
    )


def is_lone(line: Line) -> bool:
    """Tell whether a line holds one character only, marks aside."""
    text = "".join(cluster.text for cluster in line)
    return sum(unicodedata.category(character)[0] not in "PSZ" for character in text) <= 1


def break_lines(
    clusters: list[Cluster],
    *,
    width: float,
    em: float,
    width_of: Callable[[str], float],
    is_balanced: bool = False,
) -> list[Line]:
    """Return the lines of a paragraph, as few as there can be, the looseness spread over all of them.

    `is_balanced` evens the last line out too, as titles want it. A word wider than a line is cut.
    """
    whole = _cut_long(clusters, width=width, width_of=width_of)
    if not whole:
        return []
    widths = [width_of(cluster.text) for cluster in whole]
    # best[end]: lines, cost, and where the last of them begins.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(whole) + 1):
        choices = []
        used = 0.0
        for start in range(end - 1, -1, -1):
            used += widths[start] + (whole[start + 1].gap * em if start + 1 < end else 0.0)
            if used > width and start < end - 1:
                break
            cost = _cost(whole, start, end, (width - used) / em, is_balanced=is_balanced)
            lines, before, _begin = best[start]
            choices.append((lines + 1, before + cost, start))
        best.append(min(choices))
    found: list[Line] = []
    end = len(whole)
    while end:
        start = best[end][2]
        found.insert(0, tuple(whole[start:end]))
        end = start
    return found


def _cost(clusters: list[Cluster], start: int, end: int, slack: float, *, is_balanced: bool) -> float:
    """Return how ill a line would look; slack in ems."""
    line = tuple(clusters[start:end])
    is_last = end == len(clusters)
    cost = slack * slack if is_balanced or not is_last else 0.0
    if is_last and start and is_lone(line):
        cost += 10_000.0
    if is_balanced:
        cost += 40.0 * clusters[start].cost if start else 0.0
        end_mark = line[-1].text[-1]
        if not is_last and end_mark in _CLAUSE_ENDS:
            cost -= 26.0 if end_mark in _STOPS else 10.0
    return cost


def _cut_long(clusters: list[Cluster], *, width: float, width_of: Callable[[str], float]) -> list[Cluster]:
    """Cut what is wider than a line where it can be cut best: after a mark, else between two characters."""
    whole: list[Cluster] = []
    for cluster in clusters:
        rest, gap = cluster.text, cluster.gap
        while width_of(rest) > width and len(rest) > 1:
            fitting = max((n for n in range(1, len(rest)) if width_of(rest[:n]) <= width), default=1)
            marks = [n for n in range(fitting // 2, fitting + 1) if n and rest[n - 1] in "-/._?&=@"]
            cut = marks[-1] if marks else fitting
            whole.append(Cluster(rest[:cut], gap))
            rest, gap = rest[cut:], 0.0
        whole.append(Cluster(rest, gap, cluster.cost))
    return whole
