"""What an editor is shown of a page before it is published: as links to it look in a chat and in a search result.

X's limits stand in its documentation: 70 and 200 Latin letters. The others are estimates, for none of these places
publishes a figure and each cuts by pixels on another screen. All of them are counsel, never a rule.
"""

from dataclasses import dataclass
from enum import StrEnum

from articles.text.lengths import chinese_length, cut_to_length


@dataclass(frozen=True)
class Network:
    """A place where a link is shown; limits in Chinese characters, 0 where it doesn't show the description."""

    key: str
    label: str
    title_limit: int
    description_limit: int


NETWORKS = (
    Network("wechat", "微信", 28, 36),
    Network("weibo", "微博", 40, 0),
    Network("x", "X", 35, 100),
    Network("facebook", "Facebook", 44, 60),
    Network("baidu", "百度", 30, 78),
    Network("google", "谷歌", 30, 80),
)
# Below this a cover is blown up where a network shows it wide.
WIDEST_CARD = 1200
SHORTEST_DESCRIPTION = 30


class Source(StrEnum):
    """Where a description comes from."""

    EDITOR = "editor"
    LEAD = "lead"
    BODY = "body"
    SITE = "site"


@dataclass(frozen=True)
class PreviewedPage:
    """What a page will say. `search_title` is the one written for engines, `document_title` the same with the site's name.

    `cover_width` is 0 where the page has no cover; `is_article` where it could have one.
    """

    title: str
    search_title: str
    document_title: str
    description: str
    source: Source
    is_article: bool = False
    cover_width: int = 0
    is_cover_missing: bool = False


@dataclass(frozen=True)
class Line:
    """A text as a network shows it."""

    text: str
    is_cut: bool


@dataclass(frozen=True)
class NetworkPreview:
    """A page in one network."""

    network: Network
    title: Line
    description: Line


@dataclass(frozen=True)
class Advice:
    """A sentence for the editor; a warning asks to be seen to, the rest is good to know."""

    text: str
    is_warning: bool = True


def show_in_networks(page: PreviewedPage) -> dict[str, NetworkPreview]:
    """Return the page in each network, by its key. Search engines show the document's title."""
    return {one.key: _show(page, one) for one in NETWORKS}


def advise(page: PreviewedPage) -> list[Advice]:
    """Return what an editor should know before the page is shared, the gravest first."""
    found = [*_about_description(page), *_about_titles(page), *_about_cover(page)]
    return sorted(found, key=lambda one: not one.is_warning)


def count(text: str) -> str:
    """Return the length of a text in Chinese characters, for people: 28 or 28.5."""
    return f"{chinese_length(text):g}"


def _show(page: PreviewedPage, network: Network) -> NetworkPreview:
    title = page.document_title if _is_search(network) else page.title
    return NetworkPreview(
        network=network,
        title=_line(title, network.title_limit),
        description=_line(page.description, network.description_limit),
    )


def _is_search(network: Network) -> bool:
    return network.key in {"baidu", "google"}


def _line(text: str, limit: int) -> Line:
    return Line(text=cut_to_length(text, limit) if limit else "", is_cut=chinese_length(text) > limit > 0)


def _about_titles(page: PreviewedPage) -> list[Advice]:
    """One sentence a title, however many networks cut it."""
    advice = []
    titles = [("标题", page.title, False)]
    if page.search_title != page.title:
        titles = [("标题", page.title, False), ("搜索标题", page.search_title, True)]
    for name, title, is_search_title in titles:
        cutting = [
            one
            for one in NETWORKS
            if chinese_length(title) > one.title_limit
            and (_is_search(one) == is_search_title or len(titles) == 1)
        ]
        if cutting:
            places = "、".join(f"{one.label} {one.title_limit} 字" for one in cutting)
            advice.append(
                Advice(
                    f"{name}有 {count(title)} 字，比这几家大约能显示的长：{places}。最要紧的词请放在前面。"
                )
            )
    return advice


def _about_description(page: PreviewedPage) -> list[Advice]:
    length = chinese_length(page.description)
    if page.source == Source.SITE:
        what = "导语，正文里也没有段落" if page.is_article else "介绍"
        return [Advice(f"没有{what}：分享出去只会写网站的口号。请写一句话：写给谁看，看完能做成什么。")]
    if page.source == Source.BODY:
        return [Advice("没有导语：简介用的是正文开头几句。写一句导语，读者一眼就知道值不值得点。")]
    if length < SHORTEST_DESCRIPTION:
        return [
            Advice(
                f"简介只有 {count(page.description)} 字，搜索结果里会显得空。写到 60 至 80 字最好。", False
            )
        ]
    limit = max(one.description_limit for one in NETWORKS if _is_search(one))
    if length > limit:
        return [
            Advice(
                f"简介有 {count(page.description)} 字，搜索结果大约只显示前 {limit} 字。要紧的话请放在前面。",
                False,
            )
        ]
    return []


def _about_cover(page: PreviewedPage) -> list[Advice]:
    if not page.is_article:
        return []
    if page.is_cover_missing:
        return [Advice("封面的图片文件不见了：请重新选一张。现在会用按标题画的卡片。")]
    if not page.cover_width:
        return [Advice("没有封面：分享出去用的是按标题画的卡片。")]
    if page.cover_width < WIDEST_CARD:
        return [Advice(f"封面只有 {page.cover_width} 像素宽，大图卡片里会发虚。建议不小于 1600×900。", False)]
    return []
