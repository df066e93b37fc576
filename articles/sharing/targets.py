"""Where readers can share to: one frozen entry a target, and the row that an editor's choice makes of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from articles.sharing import addresses
from articles.sharing.addresses import SharedPage
from articles.sharing.short_links import CHANNELS_BY_SOURCE

# The field with the link, on the page itself.
COPY_ADDRESS = "#share-address"


class Kind(StrEnum):
    """What a touch does: LINK leads away, PAGE stays on this site, the others are done on the page by its script.

    Without scripts QR leads to the page with the code, COPY to the field with the link; SYSTEM isn't shown.
    """

    LINK = "link"
    PAGE = "page"
    QR = "qr"
    COPY = "copy"
    SYSTEM = "system"


@dataclass(frozen=True)
class ShareTarget:
    """One way to share. `name` is a channel's utm source, and the name of its icon; `accent` a colour of tokens.css.

    `is_under_more` says where it stands while no editor chose; an optional one needs the site's consent first.
    """

    name: str
    label: str
    make_url: Callable[[SharedPage], str]
    kind: Kind = Kind.LINK
    accent: str = "slate"
    is_under_more: bool = False
    is_optional: bool = False


@dataclass(frozen=True)
class ShareLink:
    """A target made ready for one page."""

    name: str
    label: str
    url: str
    kind: Kind
    accent: str

    @property
    def opens_window(self) -> bool:
        """Whether it leads to another site, which opens beside this one."""
        return self.kind is Kind.LINK and self.url.startswith("https://")


@dataclass(frozen=True)
class ChosenTarget:
    """An editor's choice: a target's name and whether it stands under 更多."""

    name: str
    is_under_more: bool = False


@dataclass(frozen=True)
class ShareRow:
    """The links that stand in the row and those under 更多."""

    shown: list[ShareLink]
    more: list[ShareLink]

    @property
    def more_needs_system(self) -> bool:
        """Whether 更多 would be empty where the browser has no share sheet."""
        return all(link.kind is Kind.SYSTEM for link in self.more)


def _optional(
    name: str, label: str, make_url: Callable[[SharedPage], str], accent: str = "slate"
) -> ShareTarget:
    return ShareTarget(name, label, make_url, accent=accent, is_under_more=True, is_optional=True)


# In the order of the row.
TARGETS = (
    ShareTarget("wechat", "微信", lambda page: page.qr_page, Kind.QR, "green"),
    ShareTarget("qq", "QQ好友", addresses.qq, accent="blue"),
    ShareTarget("qzone", "QQ空间", addresses.qzone, accent="amber"),
    ShareTarget("weibo", "微博", addresses.weibo, accent="vermilion"),
    ShareTarget("copy", "复制链接", lambda page: COPY_ADDRESS, Kind.COPY),
    ShareTarget("poster", "生成海报", lambda page: page.poster_page, Kind.PAGE, "purple", is_under_more=True),
    ShareTarget("system", "系统分享", lambda page: page.url, Kind.SYSTEM, is_under_more=True),
    _optional("douban", "豆瓣", addresses.douban, "green"),
    _optional("email", "电子邮件", addresses.email),
    _optional("x", "X", addresses.x),
    _optional("facebook", "Facebook", addresses.facebook, "blue"),
    _optional("linkedin", "LinkedIn", addresses.linkedin, "blue"),
    _optional("telegram", "Telegram", addresses.telegram, "blue"),
    _optional("whatsapp", "WhatsApp", addresses.whatsapp, "green"),
    _optional("line", "LINE", addresses.line, "green"),
    _optional("reddit", "Reddit", addresses.reddit, "vermilion"),
)
TARGETS_BY_NAME = {target.name: target for target in TARGETS}


def registry_problems(targets: Iterable[ShareTarget], *, has_icon: Callable[[str], bool]) -> list[str]:
    """Return what is wrong with a registry: a name or label twice, no channel of that name, no icon."""
    problems = []
    names: set[str] = set()
    labels: set[str] = set()
    for target in targets:
        if target.name in names:
            problems.append(f"Two share targets are named {target.name!r}.")
        if target.label in labels:
            problems.append(f"Two share targets are labelled {target.label!r}.")
        if target.name not in CHANNELS_BY_SOURCE:
            problems.append(f"The share target {target.name!r} has no channel in short_links.py.")
        if not has_icon(target.name):
            problems.append(f"The share target {target.name!r} has no icon.")
        names.add(target.name)
        labels.add(target.label)
    return problems


def share_row(
    page: SharedPage, *, chosen: Iterable[ChosenTarget] = (), shows_optional: bool = False
) -> ShareRow:
    """Return a page's row in the order chosen, else the registry's.

    A choice that the registry no longer knows, or that stands there twice, is passed over; so is a target that this
    page has no address for.
    """
    places: dict[str, bool] = {}
    for one in chosen:
        places.setdefault(one.name, one.is_under_more)
    order = list(places) or list(TARGETS_BY_NAME)
    row = ShareRow(shown=[], more=[])
    for target in (TARGETS_BY_NAME[name] for name in order if name in TARGETS_BY_NAME):
        url = target.make_url(page)
        if not url or (target.is_optional and not shows_optional):
            continue
        is_under_more = places.get(target.name, target.is_under_more)
        (row.more if is_under_more else row.shown).append(
            ShareLink(target.name, target.label, url, target.kind, target.accent)
        )
    return row
