"""Where readers can share to: one frozen entry a target."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class SharedPage:
    """What a share link says about a page. All addresses are absolute and canonical."""

    url: str
    title: str
    summary: str
    picture: str = ""
    note: str = ""
    site_name: str = ""


@dataclass(frozen=True)
class ShareTarget:
    """One way to share; `name` is also the name of its icon."""

    name: str
    label: str
    make_url: Callable[[SharedPage], str]


@dataclass(frozen=True)
class ShareLink:
    """A target made ready for one page."""

    name: str
    label: str
    url: str


def _address(base: str, **parameters: str) -> str:
    kept = {key: value for key, value in parameters.items() if value}
    return f"{base}?{urlencode(kept, quote_via=quote)}"


def _weibo(page: SharedPage) -> str:
    # Format: url, title, pic; searchPic=false keeps Weibo from picking pictures by itself.
    title = f"{page.title} {page.note}".strip()
    return _address(
        "https://service.weibo.com/share/share.php",
        url=page.url,
        title=title,
        pic=page.picture,
        searchPic="false",
    )


def _qzone(page: SharedPage) -> str:
    return _address(
        "https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey",
        url=page.url,
        title=page.title,
        summary=page.summary,
        pics=page.picture,
        site=page.site_name,
    )


TARGETS = (
    ShareTarget("weibo", "微博", _weibo),
    ShareTarget("qzone", "QQ空间", _qzone),
)


def share_links(page: SharedPage) -> list[ShareLink]:
    """Return the links of every target for a page, in the registry's order."""
    return [ShareLink(target.name, target.label, target.make_url(page)) for target in TARGETS]
