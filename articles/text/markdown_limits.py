"""Tells Markdown that people write from Markdown that would keep a server busy.

Some constructs cost the parser quadratic time or deep recursion. The limits stand far above what an article
holds; text within them is rendered in about a second at worst.
"""

import re

MAX_LENGTH = 50_000
_MAX_TAGS = 1_000
_MAX_FENCES = 200
_MAX_FOOTNOTES = 200
_MAX_BLOCK_LINES = 400
_MAX_BLOCK_BRACKETS = 300
_MAX_BRACKETS = 3_000
_MAX_REFERENCES = 400
# The parser looks from every bracket to the paragraph's end.
_MAX_BRACKET_WORK = 2_000_000
_MAX_CELLS = 20_000
_MAX_COLUMNS = 60
_MAX_DEPTH = 20
_FENCE = re.compile(r"^ {0,3}(?:`{3}|~{3})", re.MULTILINE)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]]*\]:", re.MULTILINE)
_NESTING = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+\.(?=[ \t])))+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")

TOO_LONG = f"这段 Markdown 超过了 {MAX_LENGTH:,} 个字符，请拆成几段。"
TOO_TANGLED = "这段 Markdown 的结构太复杂（{reason}），请简化或拆成几段。"


def find_problem(source: str) -> str | None:
    """Return the sentence that tells an editor why a text is not rendered, or None where it can be."""
    if len(source) > MAX_LENGTH:
        return TOO_LONG
    reason = _tangle(source)
    return TOO_TANGLED.format(reason=reason) if reason else None


def _tangle(source: str) -> str | None:
    if source.count("<") > _MAX_TAGS:
        return "尖括号太多"
    if source.count("[") > _MAX_BRACKETS:
        return "方括号太多"
    if source.count("[^") > _MAX_REFERENCES:
        return "脚注太多"
    if len(_FENCE.findall(source)) > _MAX_FENCES:
        return "代码块太多"
    if len(_FOOTNOTE.findall(source)) > _MAX_FOOTNOTES:
        return "脚注太多"
    return _block_tangle(_BLANK_LINE.split(source))


def _block_tangle(blocks: list[str]) -> str | None:
    cells = 0
    for block in blocks:
        lines = block.split("\n")
        brackets = block.count("[")
        columns = max(line.count("|") for line in lines)
        cells += columns * len(lines)
        if brackets > _MAX_BLOCK_BRACKETS or brackets * len(block) > _MAX_BRACKET_WORK:
            return "一段里的方括号太多"
        if len(lines) > _MAX_BLOCK_LINES:
            return "一段里的行数太多"
        if columns > _MAX_COLUMNS or cells > _MAX_CELLS:
            return "表格太大"
        if any(_depth(line) > _MAX_DEPTH for line in lines if not line.isspace()):
            return "嵌套太深"
    return None


def _depth(line: str) -> int:
    """How many lists, quotes and indents a line opens before its first word."""
    opened = _NESTING.match(line)
    marks = len(re.findall(r">|[-*+]|\d+\.", opened.group())) if opened else 0
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return marks + (indent.count(" ") + 4 * indent.count("\t")) // 4
