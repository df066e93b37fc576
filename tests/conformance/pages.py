"""One page of each kind, and what every reader of links is to show of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from articles.models import HomePage, SiteSettings
from tests.factories import make_article, make_author, make_image, make_section, make_standard_page

PUBLISHED = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
ZONED, WITHOUT_ZONE = "2026-11-24T09:30:00+08:00", "2026-11-24T09:30:00"
LEAD = "写给要停用号码的人：先换绑，再结清，最后去办。"


@dataclass(frozen=True)
class Page:
    """A page: its path, what is shown of it, and the pixels of its wide picture (the author's is square)."""

    path: str
    title: str
    document_title: str
    description: str
    wide: tuple[int, int] = (1200, 630)
    is_article: bool = False


def make_pages(home: HomePage, *, title: str = "如何注销“手机号码”？") -> dict[str, Page]:
    """Fill a site and return a page of each kind, by the kind."""
    SiteSettings.objects.update(slogan="一步一步办成")
    section = make_section(home, title="注销", slug="zhuxiao", introduction="号码要不要留，先看这里。")
    author = make_author(
        name="编辑部", slug="bianji", introduction="查证后再写。", picture=make_image(width=640, height=640)
    )
    common: dict[str, Any] = {
        "lead": LEAD,
        "author": author,
        "tags": ("销户",),
        "first_published_at": PUBLISHED,
    }
    make_article(
        section,
        title=title,
        slug="fengmian",
        cover=make_image(width=1600, height=900, description="柜台"),
        **common,
    )
    make_article(section, title=title, slug="buka", **common)
    make_standard_page(home, title="关于我们", slug="about", lead="我们是谁，怎么查证。")
    article = Page("", title, f"{title} - 号卡头条", LEAD, is_article=True)
    return {
        "home": Page("/", "号卡头条 - 一步一步办成", "号卡头条 - 一步一步办成", "一步一步办成"),
        "section": Page("/zhuxiao/", "注销", "注销 - 号卡头条", "号码要不要留，先看这里。"),
        "article with cover": _at("/zhuxiao/fengmian/", article),
        "article": _at("/zhuxiao/buka/", article),
        "about": Page("/about/", "关于我们", "关于我们 - 号卡头条", "我们是谁，怎么查证。"),
        "tag": Page("/tag/xiao-hu/", "标签：销户", "标签：销户 - 号卡头条", "关于“销户”的文章。"),
        "author": Page(
            "/author/bianji/", "作者：编辑部", "作者：编辑部 - 号卡头条", "查证后再写。", wide=(600, 600)
        ),
    }


def _at(path: str, page: Page) -> Page:
    return Page(path, page.title, page.document_title, page.description, page.wide, page.is_article)
