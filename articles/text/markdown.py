"""Markdown to HTML that is safe to print: the parser, the site's own rules, the allow-list."""

import logging
import re
from collections.abc import Collection, Mapping
from html import escape

from markdown import Markdown

from articles.text.allow_list import sanitise
from articles.text.markdown_extension import HouseExtension, NumberedFootnotes, Picture
from articles.text.markdown_limits import find_problem

logger = logging.getLogger(__name__)

_NO_PICTURES: Mapping[int, Picture] = {}
_NOT_FOR_IDS = re.compile(r"[^a-z0-9]")
_CHECKBOX = re.compile(r'<input type="checkbox" disabled( checked)?/>')
_ABSOLUTE_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\(\s{0,9}<?(?:https?:)?//([^/:?#)\s]*)", re.IGNORECASE)
_CODE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_WIDE = "\u2014\u2018-\u201d\u2026\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_INLINE = "(?:a|b|code|del|em|i|s|span|strong)"
_WRAPPED_LINE = re.compile(rf"([{_WIDE}](?:</{_INLINE}>)*)\n((?:<{_INLINE}(?: [^<>]*)?>)*)(?=[{_WIDE}])")


def render_markdown(
    source: str,
    *,
    prefix: str = "",
    pictures: Mapping[int, Picture] = _NO_PICTURES,
    own_hosts: Collection[str] = (),
) -> str:
    """Return the sanitised HTML of a Markdown text; never raises, and takes about a second at most.

    Tables, footnotes, task lists, fenced code and ~~strikethrough~~ work, and so do lists typed as "1、".
    prefix tells the footnotes of several texts on one page apart. pictures says what is shown for
    ``![…](image:ID)``; a picture that is missing there leaves its words. own_hosts are the hosts whose links
    and pictures count as the site's own (see sanitise). A text beyond the limits of markdown_limits, or one
    that the parser stumbles over, comes out as plain paragraphs.
    """
    source = normalise_line_ends(source)
    if find_problem(source):
        return _plain_paragraphs(source)
    try:
        html = _parser(_NOT_FOR_IDS.sub("", prefix.lower()) or "0", pictures).convert(source)
    except Exception:  # the parser's faults are its own; readers still get the words
        logger.exception("The Markdown parser failed on a text of %d characters", len(source))
        return _plain_paragraphs(source)
    return _join_wrapped_lines(sanitise(_CHECKBOX.sub(_spoken_checkbox, html), own_hosts=own_hosts))


def normalise_line_ends(source: str) -> str:
    r"""Return the text with \n line ends, as every stored text has them."""
    return source.replace("\r\n", "\n").replace("\r", "\n")


def shows_foreign_pictures(source: str, *, own_hosts: Collection[str] = ()) -> bool:
    """Tell whether a text names pictures of other hosts, which readers would not see."""
    return any(host.lower() not in own_hosts for host in _ABSOLUTE_PICTURE.findall(source))


def _parser(prefix: str, pictures: Mapping[int, Picture]) -> Markdown:
    return Markdown(
        extensions=[
            "tables",
            "fenced_code",
            "sane_lists",
            "pymdownx.tasklist",
            "pymdownx.tilde",
            NumberedFootnotes(prefix),
            HouseExtension(pictures),
        ],
        extension_configs={"pymdownx.tilde": {"subscript": False}},
    )


def _spoken_checkbox(match: re.Match[str]) -> str:
    """A box that nobody can tick is a picture of one: screen readers get its state, no dead form field."""
    mark, label = ("☑", "已完成") if match.group(1) else ("☐", "未完成")
    return f'<span class="task-list-mark" role="img" aria-label="{label}">{mark}</span>'


def _join_wrapped_lines(html: str) -> str:
    """Leave out line ends between Chinese characters, where browsers would show a space."""
    parts = _CODE.split(html)
    return "".join(
        part if index % 2 else _WRAPPED_LINE.sub(r"\1\2", part) for index, part in enumerate(parts)
    )


def _plain_paragraphs(source: str) -> str:
    paragraphs = re.split(r"\n\s*\n", source.strip())
    return "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs if text)
