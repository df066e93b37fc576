"""The addresses at which networks take a link, one function each; formats as their own pages and public code use them.

Each gets the page's plain canonical address: what readers see pasted says where it leads.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class SharedPage:
    """What a share link says about a page. `url` and `picture` are absolute and canonical.

    `qr_page` and `poster_page` are paths on this site; empty for a page that has none yet.
    """

    url: str
    title: str
    summary: str
    picture: str = ""
    note: str = ""
    site_name: str = ""
    qr_page: str = ""
    poster_page: str = ""


def _address(base: str, **parameters: str) -> str:
    kept = {key: value for key, value in parameters.items() if value}
    return f"{base}?{urlencode(kept, quote_via=quote)}"


def weibo(page: SharedPage) -> str:
    """searchPic=false keeps Weibo from picking pictures by itself."""
    return _address(
        "https://service.weibo.com/share/share.php",
        url=page.url,
        title=f"{page.title} {page.note}".strip(),
        pic=page.picture,
        searchPic="false",
    )


def qq(page: SharedPage) -> str:
    """A page that hands over to QQ on a computer."""
    return _address(
        "https://connect.qq.com/widget/shareqq/index.html",
        url=page.url,
        title=page.title,
        summary=page.summary,
        pics=page.picture,
        site=page.site_name,
    )


def qzone(page: SharedPage) -> str:
    """The reader's own space at QQ."""
    return _address(
        "https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey",
        url=page.url,
        title=page.title,
        summary=page.summary,
        pics=page.picture,
        site=page.site_name,
    )


def douban(page: SharedPage) -> str:
    """The title is called name there."""
    return _address(
        "https://www.douban.com/share/service",
        href=page.url,
        name=page.title,
        text=page.summary,
        image=page.picture,
    )


def x(page: SharedPage) -> str:
    """A post that the reader may still change."""
    return _address("https://x.com/intent/tweet", text=page.title, url=page.url)


def facebook(page: SharedPage) -> str:
    """The address alone: Facebook reads the rest from the page."""
    return _address("https://www.facebook.com/sharer/sharer.php", u=page.url)


def linkedin(page: SharedPage) -> str:
    """The address alone: LinkedIn reads the rest from the page."""
    return _address("https://www.linkedin.com/sharing/share-offsite/", url=page.url)


def telegram(page: SharedPage) -> str:
    """A chat that the reader chooses there."""
    return _address("https://t.me/share/url", url=page.url, text=page.title)


def whatsapp(page: SharedPage) -> str:
    """One text holds everything."""
    return _address("https://api.whatsapp.com/send", text=f"{page.title} {page.url}")


def line(page: SharedPage) -> str:
    """A friend or the reader's own timeline."""
    return _address("https://social-plugins.line.me/lineit/share", url=page.url, text=page.title)


def reddit(page: SharedPage) -> str:
    """A community that the reader chooses there."""
    return _address("https://www.reddit.com/submit", url=page.url, title=page.title)


def email(page: SharedPage) -> str:
    """A letter in the reader's own program (RFC 6068: CR LF between lines, none in the subject)."""
    title = " ".join(page.title.split())
    return _address("mailto:", subject=title, body=f"{title}\r\n{page.url}\r\n")
