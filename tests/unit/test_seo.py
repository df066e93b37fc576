"""What the head of a page says, built from plain facts."""

from dataclasses import FrozenInstanceError, replace
from datetime import datetime, timedelta, timezone

import pytest

from articles.seo.facts import (
    Byline,
    NamedLink,
    PageFacts,
    PageKind,
    SiteFacts,
    document_title,
    of_list_page,
)
from articles.seo.metadata import PageMetadata, build_metadata
from articles.seo.pictures import SharePicture

BEIJING = timezone(timedelta(hours=8))
WIDE = SharePicture("https://example.com/wide.jpg", 1200, 630, "营业厅的柜台")
SQUARE = SharePicture("https://example.com/square.jpg", 600, 600, "营业厅的柜台")
SITE = SiteFacts(
    name="号卡头条",
    url="https://example.com",
    slogan="一步一步办成",
    logo="https://example.com/logo.png",
    verifications=(("baidu-site-verification", "codeva-123"),),
)
ARTICLE = PageFacts(
    kind=PageKind.ARTICLE,
    site=SITE,
    title="怎么销户 - 号卡头条",
    headline="怎么销户",
    description="先换绑，再结清。",
    url="https://example.com/toutiao/xiaohu/",
    wide=WIDE,
    square=SQUARE,
    published_at=datetime(2026, 11, 24, 9, 30, tzinfo=BEIJING),
    updated_at=datetime(2026, 11, 25, 8, 0, 0, 123, tzinfo=BEIJING),
    author=Byline("编辑部", "https://example.com/author/bianji/"),
    section=NamedLink("头条", "https://example.com/toutiao/"),
    tags=("销户", "换绑"),
    trail=(NamedLink("首页", "https://example.com/"),),
)


def says(metadata: PageMetadata, key: str) -> list[str]:
    """Return the contents of the meta elements of that key."""
    return [tag.content for tag in metadata.tags if tag.key == key]


@pytest.mark.parametrize(
    ("title", "site_name", "expected"),
    [
        ("如何注销手机号码", "号卡头条", "如何注销手机号码 - 号卡头条"),
        ("号卡头条", "号卡头条", "号卡头条"),
        ("读号卡头条", "号卡头条", "读号卡头条"),
        ("关于", "", "关于"),
        ("", "号卡头条", "号卡头条"),
    ],
)
def test_a_title_bears_the_sites_name_once(title: str, site_name: str, expected: str) -> None:
    assert document_title(title, site_name=site_name) == expected


def test_facts_are_frozen_and_a_page_is_indexed_unless_somebody_says_otherwise() -> None:
    facts = PageFacts(
        kind=PageKind.STANDARD, site=SITE, title="关于", headline="关于", description="", url="https://e.com/"
    )
    assert facts.is_indexed
    with pytest.raises(FrozenInstanceError):
        facts.title = "别的"  # type: ignore[misc]


def test_pages_of_a_list_after_the_first_name_themselves() -> None:
    assert of_list_page(ARTICLE, number=1) == ARTICLE
    second = of_list_page(ARTICLE, number=2)
    assert (second.title, second.url) == (f"第 2 页 - {ARTICLE.title}", f"{ARTICLE.url}?page=2")


def test_an_empty_list_is_not_indexed_and_a_preview_stays_so() -> None:
    assert not of_list_page(ARTICLE, number=1, is_empty=True).is_indexed
    assert not of_list_page(replace(ARTICLE, is_indexed=False), number=1).is_indexed


def test_an_article_says_all_that_networks_and_engines_read() -> None:
    metadata = build_metadata(ARTICLE)
    told = {(tag.attribute, tag.key): tag.content for tag in metadata.tags if tag.key != "article:tag"}
    published, updated = "2026-11-24T09:30:00+08:00", "2026-11-25T08:00:00+08:00"
    assert told == {
        ("name", "description"): "先换绑，再结清。",
        ("name", "author"): "编辑部",
        ("name", "robots"): "max-image-preview:large",
        ("name", "twitter:card"): "summary_large_image",
        ("property", "og:type"): "article",
        ("property", "og:site_name"): "号卡头条",
        ("property", "og:locale"): "zh_CN",
        ("property", "og:title"): "怎么销户",
        ("property", "og:description"): "先换绑，再结清。",
        ("property", "og:url"): ARTICLE.url,
        ("property", "og:image"): WIDE.url,
        ("property", "og:image:type"): "image/jpeg",
        ("property", "og:image:width"): "1200",
        ("property", "og:image:height"): "630",
        ("property", "og:image:alt"): "营业厅的柜台",
        ("property", "article:published_time"): published,
        ("property", "article:modified_time"): updated,
        ("property", "article:section"): "头条",
        ("property", "article:author"): "https://example.com/author/bianji/",
        ("property", "bytedance:published_time"): published,
        ("property", "bytedance:updated_time"): updated,
        ("property", "bytedance:lrDate_time"): updated,
        ("itemprop", "name"): "怎么销户",
        ("itemprop", "description"): "先换绑，再结清。",
        ("itemprop", "image"): SQUARE.url,
    }
    assert says(metadata, "article:tag") == ["销户", "换绑"]
    assert [(link.rel, link.href) for link in metadata.links] == [
        ("canonical", ARTICLE.url),
        ("image_src", SQUARE.url),
    ]


def test_what_has_no_content_is_left_out() -> None:
    bare = replace(
        ARTICLE,
        description="",
        wide=None,
        square=None,
        published_at=None,
        updated_at=None,
        author=None,
        section=None,
        tags=(),
    )
    metadata = build_metadata(bare)
    assert all(tag.content for tag in metadata.tags)
    keys = {tag.key for tag in metadata.tags}
    assert not keys & {"description", "og:image", "og:image:width", "image", "article:author", "author"}
    assert says(metadata, "twitter:card") == ["summary"]
    assert [link.rel for link in metadata.links] == ["canonical"]


def test_only_an_article_has_times_and_a_section() -> None:
    for kind in set(PageKind) - {PageKind.ARTICLE}:
        keys = [tag.key for tag in build_metadata(replace(ARTICLE, kind=kind)).tags]
        assert not [key for key in keys if key.startswith(("article:", "bytedance:"))], kind


def test_a_square_picture_alone_makes_the_small_card() -> None:
    metadata = build_metadata(replace(ARTICLE, wide=None))
    assert says(metadata, "og:image") == [SQUARE.url]
    assert says(metadata, "og:image:width") == ["600"]
    assert says(metadata, "twitter:card") == ["summary"]


def test_engines_find_their_proof_on_the_home_page_and_only_there() -> None:
    home = build_metadata(replace(ARTICLE, kind=PageKind.HOME))
    assert says(home, "baidu-site-verification") == ["codeva-123"]
    assert says(build_metadata(ARTICLE), "baidu-site-verification") == []


def test_a_page_that_engines_must_not_keep_says_so_and_describes_itself_to_none() -> None:
    metadata = build_metadata(replace(ARTICLE, is_indexed=False))
    assert says(metadata, "robots") == ["noindex"]
    assert metadata.scripts == ()


def test_controls_and_line_breaks_in_a_title_get_nowhere() -> None:
    metadata = build_metadata(
        replace(ARTICLE, title="怎么\x00销户\r\n 快\u200b看", headline="怎么\x0b销户\n")
    )
    assert metadata.title == "怎么销户 快看"
    assert says(metadata, "og:title") == ["怎么 销户"]
