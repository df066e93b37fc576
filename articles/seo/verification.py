"""How search engines know whose site it is: one <meta> each on the home page. Adding one is an entry in ENGINES.

An editor pastes either the bare code or the whole element that the engine's console shows.
"""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup

from articles.text.characters import one_line


@dataclass(frozen=True)
class SearchEngine:
    """An engine: its key in settings, what editors call it, and the name of its meta element."""

    key: str
    label: str
    meta_name: str


ENGINES = (
    SearchEngine("baidu", "百度", "baidu-site-verification"),
    SearchEngine("sogou", "搜狗", "sogou_site_verification"),
    SearchEngine("so360", "360 搜索", "360-site-verification"),
    SearchEngine("shenma", "神马", "shenma-site-verification"),
    SearchEngine("toutiao", "头条搜索", "bytedance-verification-code"),
    SearchEngine("bing", "必应", "msvalidate.01"),
    SearchEngine("google", "谷歌", "google-site-verification"),
)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-+/=.]{3,119}")


class CodeError(ValueError):
    """What was pasted is no code of this engine; the message is a sentence for the editor."""


def read_code(pasted: str, *, engine: SearchEngine) -> str:
    """Return the code in what an editor pasted, "" for nothing. Raises CodeError where there is none to find."""
    text = one_line(pasted)
    if "<" in text:
        text = _content_of_element(text, engine)
    if text and not _CODE.fullmatch(text):
        raise CodeError(
            f"这不像{engine.label}的验证码。请粘贴验证码本身（只有字母、数字和 - _ + / = .），"
            f'或者粘贴整个 <meta name="{engine.meta_name}" …> 标签。'
        )
    return text


def _content_of_element(text: str, engine: SearchEngine) -> str:
    elements = BeautifulSoup(text, "html.parser").find_all("meta")
    if len(elements) != 1:
        raise CodeError(f'请只粘贴一个标签：<meta name="{engine.meta_name}" …>。')
    name = str(elements[0].get("name", "")).lower()
    if name != engine.meta_name:
        owner = next((one.label for one in ENGINES if one.meta_name == name), "")
        if owner:
            raise CodeError(f"这是{owner}的标签，请粘贴到“{owner}”那一格。")
        raise CodeError(f"这个标签不是{engine.label}的：它的 name 应该是 {engine.meta_name}。")
    code = one_line(str(elements[0].get("content", "")))
    if not code:
        raise CodeError("这个标签里的 content 是空的，请到站长平台重新复制。")
    return code
