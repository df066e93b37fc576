"""Makes the objects that tests need, and nothing more: no test rests on the demo content."""

from datetime import datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as PillowImage
from wagtail.models import Collection, GroupPagePermission, Locale, Page, Site

from articles.models import (
    ArticleImage,
    ArticlePage,
    Author,
    ExcludedArticle,
    HomePage,
    PinnedArticle,
    SectionPage,
    SiteSettings,
    StandardPage,
    User,
)

_numbers = count(1)
PASSWORD = "a-long-test-password"  # noqa: S105 - of accounts that live for one test


def make_site(**settings: Any) -> HomePage:
    """Return the home page of a fresh site, replacing what Wagtail's migrations made."""
    Locale.objects.get_or_create(language_code="zh-hans")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    for welcome in root.get_children():
        welcome.delete()
    root = Page.objects.get(pk=root.pk)
    home = root.add_child(instance=HomePage(title="号卡头条", slug="home"))
    Site.objects.all().delete()
    site = Site.objects.create(
        hostname="testserver", port=80, root_page=home, is_default_site=True, site_name="号卡头条"
    )
    Site.clear_site_root_paths_cache()
    SiteSettings.objects.create(
        site=site, **{"name": "号卡头条", "slogan": "手机号的事，一步一步办成", **settings}
    )
    return home


def make_section(home: HomePage | None = None, *, title: str = "号卡头条", **fields: Any) -> SectionPage:
    """Return a published section below home (the site's own by default)."""
    home = home or HomePage.objects.first() or make_site()
    fields.setdefault("slug", f"section-{next(_numbers)}")
    return home.add_child(instance=SectionPage(title=title, **fields))


def make_article(
    section: SectionPage | None = None,
    *,
    title: str = "如何注销手机号码",
    tags: tuple[str, ...] = (),
    pinned: tuple[ArticlePage, ...] = (),
    excluded: tuple[ArticlePage, ...] = (),
    first_published_at: datetime | None = None,
    live: bool = True,
    **fields: Any,
) -> ArticlePage:
    """Return an article, published unless live=False; each is a minute newer than the one before."""
    section = section or SectionPage.objects.first() or make_section()
    number = next(_numbers)
    fields.setdefault("slug", f"article-{number}")
    fields.setdefault("lead", "写给要停用号码的人：先换绑，再结清，最后去办。")
    base = timezone.now() - timedelta(days=30)
    published = first_published_at or base + timedelta(minutes=number)
    article = ArticlePage(title=title, live=live, first_published_at=published if live else None, **fields)
    if tags:
        article.tags.set(tags)
    article.pinned_articles = [
        PinnedArticle(article=one, sort_order=position) for position, one in enumerate(pinned)
    ]
    article.excluded_articles = [
        ExcludedArticle(article=one, sort_order=position) for position, one in enumerate(excluded)
    ]
    SectionPage.objects.get(pk=section.pk).add_child(instance=article)
    return article


def make_standard_page(home: HomePage, **fields: Any) -> StandardPage:
    """Return a published page that stands by itself."""
    return home.add_child(instance=StandardPage(**{"title": "关于", "slug": "about", **fields}))


def make_author(**fields: Any) -> Author:
    """Return a byline."""
    return Author.objects.create(**{"name": f"编辑部 {next(_numbers)}", **fields})


def picture_bytes(*, width: int = 640, height: int = 360, image_format: str = "PNG") -> bytes:
    """Return a real picture file; each differs from the one before."""
    number = next(_numbers)
    buffer = BytesIO()
    colour = (number * 37 % 255, number * 91 % 255, 120)
    PillowImage.new("RGB", (width, height), colour).save(buffer, image_format)
    return buffer.getvalue()


def make_image(**fields: Any) -> ArticleImage:
    """Return a picture of the library, a tiny one where the test doesn't say otherwise."""
    width, height = fields.pop("width", 64), fields.pop("height", 36)
    content = picture_bytes(width=width, height=height)
    fields.setdefault("file", ImageFile(BytesIO(content), name=f"picture-{next(_numbers)}.png"))
    return ArticleImage.objects.create(**{"title": "图片", **fields})


def make_user(username: str = "", *, group: str = "", superuser: bool = False) -> User:
    """Return an account; group is one of Wagtail's ("Editors", "Moderators") with rights on the whole tree."""
    username = username or f"user-{next(_numbers)}"
    if superuser:
        return User.objects.create_superuser(username, f"{username}@example.com", PASSWORD)
    user = User.objects.create_user(username, f"{username}@example.com", PASSWORD)
    if group:
        user.groups.add(_group(group))
    return user


def _group(name: str) -> Group:
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    codenames = ["add_page", "change_page"] + (["publish_page"] if name == "Moderators" else [])
    root = Page.get_first_root_node()
    for permission in Permission.objects.filter(codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    return group
