"""The article page, row by row, as page-anatomy asks."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from articles.models import ArticlePage, SiteSettings
from articles.services.view_counts import record_view
from tests.conftest import OpenDatabase
from tests.factories import make_article, make_author, make_image, make_section
from tests.web.html import meta, one, parse

pytestmark = pytest.mark.django_db
TITLE = "如何注销手机号码：步骤与注意事项详解"


@pytest.fixture(scope="module")
def article_id(module_database: OpenDatabase) -> int:
    with module_database():
        return make_guide().pk


@pytest.fixture
def article(article_id: int, db: None) -> ArticlePage:
    return ArticlePage.objects.get(pk=article_id)


def make_guide() -> ArticlePage:
    """Return an article with all its parts, between an older one and seven that are related."""
    section = make_section(title="号卡头条", slug="toutiao")
    cover = make_image(width=64, height=36)
    for number in range(7):
        make_article(section, title=f"相关 {number}", lead="字" * 200, cover=cover)
    article = make_article(
        section,
        title=TITLE,
        slug="zhuxiao",
        author=make_author(name="号卡头条", slug="haoka"),
        cover=cover,
        tags=("销户", "换绑"),
        first_published_at=datetime(2026, 4, 27, 16, 30, 5, tzinfo=UTC),
        lead="写给要停用号码的人。",
        search_description="怎么注销。",
        body=[("paragraph", "<h2>了解注销条件</h2><p>先换绑。</p>")],
    )
    make_article(section, title="前一篇", first_published_at=article.first_published_at - timedelta(days=1))
    return article


def page_of(client: Client, article: ArticlePage) -> BeautifulSoup:
    answer = client.get(article.get_url())
    assert answer.status_code == 200
    return parse(answer.content.decode())


def test_the_breadcrumb_links_every_step_but_the_last(client: Client, article: ArticlePage) -> None:
    crumb = one(page_of(client, article), "nav.breadcrumb")
    assert crumb.get_text(" ", strip=True) == "当前位置： 首页 号卡头条 正文内容"
    assert [link["href"] for link in crumb.select("a")] == ["/", "/toutiao/"]


def test_the_title_is_the_one_h1(client: Client, article: ArticlePage) -> None:
    assert one(page_of(client, article), "h1").get_text(strip=True) == TITLE


def test_the_meta_line_names_author_date_section_and_reads(client: Client, article: ArticlePage) -> None:
    for _ in range(3):
        record_view(article_id=article.pk)
    line = one(page_of(client, article), ".byline")
    assert [(link.get_text(strip=True), link["href"]) for link in line.select("a")] == [
        ("号卡头条", "/author/haoka/"),
        ("号卡头条", "/toutiao/"),
    ]
    moment = one(line, "time")
    assert moment["datetime"] == "2026-04-28T00:30:05+08:00"
    assert moment.get_text() == "2026-04-28"
    count = one(line, "[data-count-url]")
    assert count["aria-label"] == "阅读 3 次"
    assert count["data-count-url"] == f"/read/{article.pk}/"
    assert count.get_text() == "3"
    assert line.select("svg")


def test_many_reads_are_compact_but_read_out_in_full(client: Client, article: ArticlePage) -> None:
    record_view(article_id=article.pk)
    article.daily_views.update(count=12_345)
    count = one(page_of(client, article), "[data-count-url]")
    assert count.get_text() == "1.2万"
    assert "12345" in str(count["aria-label"]).replace(",", "")


def test_a_substantial_update_is_dated_too(client: Client, article: ArticlePage) -> None:
    article.revised_at = article.first_published_at + timedelta(days=30)
    article.save()
    times = page_of(client, article).select(".byline time")
    assert [str(time["datetime"])[:10] for time in times] == ["2026-04-28", "2026-05-28"]


def test_reading_modes_find_the_author(client: Client, article: ArticlePage) -> None:
    assert meta(page_of(client, article), "author") == "号卡头条"
    article.author = None
    article.save()
    assert not page_of(client, article).select('meta[name="author"]')


def test_a_very_long_title_is_set_smaller(client: Client, article: ArticlePage) -> None:
    assert not page_of(client, article).select(".article__title--long")
    article.title = "注销" * 100
    article.save()
    assert one(page_of(client, article), "h1")["class"] == ["article__title", "article__title--long"]


def test_lead_and_body_follow(client: Client, article: ArticlePage) -> None:
    page = page_of(client, article)
    assert "写给要停用号码的人。" in one(page, ".article__lead").get_text()
    assert one(page, ".prose h2").get_text() == "了解注销条件"


def test_the_mark_for_ai_and_the_age_of_facts_are_printed(client: Client, article: ArticlePage) -> None:
    assert "AI" not in one(page_of(client, article), "article.article__column").get_text()
    article.is_ai_generated = True
    article.facts_as_of = "2026-11-24"
    article.save()
    text = page_of(client, article).get_text()
    assert "含 AI 生成内容" in text
    assert "资料截至 2026-11-24，未经编辑核实" in text


def test_the_share_row_carries_the_canonical_address(client: Client, article: ArticlePage) -> None:
    SiteSettings.objects.update(share_text="号卡头条")
    row = one(page_of(client, article), "section.share")
    assert row.get_text().strip().startswith("分享给朋友：")
    links = {link.get_text(strip=True).split("（")[0]: str(link["href"]) for link in row.select("a")}
    assert list(links)[:5] == ["微信", "QQ好友", "QQ空间", "微博", "复制链接"]
    query = parse_qs(urlsplit(links["微博"]).query)
    assert query["url"] == ["http://testserver/toutiao/zhuxiao/"]
    assert query["title"] == [f"{TITLE} 号卡头条"]
    assert query["pic"][0].startswith("http://testserver/share/card/")
    assert parse_qs(urlsplit(links["QQ空间"]).query)["summary"] == ["怎么注销。"]
    assert all(link["rel"] == ["noopener", "nofollow"] for link in row.select("a"))
    assert one(row, "input[readonly]")["value"] == "http://testserver/toutiao/zhuxiao/"


def test_six_related_cards_have_thumbnail_title_and_excerpt(client: Client, article: ArticlePage) -> None:
    related = one(page_of(client, article), "section.related")
    assert one(related, "h2").get_text() == f"“{TITLE}” 的相关文章"
    cards = related.select(".related__item")
    assert len(cards) == 6
    for card in cards:
        title = one(card, ".card__link").get_text(strip=True)
        assert title != TITLE
        if title != "前一篇":
            assert one(card, "img")["alt"] == title
            excerpt = one(card, ".card__excerpt").get_text(strip=True)
            assert len(excerpt) == 90
            assert excerpt.endswith("…")


def test_previous_and_next_articles_are_linked(client: Client, article: ArticlePage) -> None:
    nav = one(page_of(client, article), "nav.neighbours")
    assert one(nav, '[rel="prev"] .neighbours__title').get_text() == "前一篇"
    assert one(nav, '[rel="next"]')["href"]


def test_tags_and_the_correction_form_are_linked(client: Client, article: ArticlePage) -> None:
    page = page_of(client, article)
    assert {link["href"] for link in page.select('a[rel="tag"]')} == {"/tag/xiao-hu/", "/tag/huan-bang/"}
    link = one(page, ".article__correction")
    assert link["href"] == f"/correct/{article.pk}/"
    assert "纠错" in link.get_text()


def test_what_is_shared_holds_no_character_that_nobody_sees(client: Client, article: ArticlePage) -> None:
    ArticlePage.objects.update(title="如何\u200b注销\x08号码", lead="先换绑。\r\n再去办。\u202e")
    row = one(page_of(client, article), "section.share")
    for address in (str(link["href"]) for link in row.select('a[href^="https://"]')):
        query = parse_qs(urlsplit(address).query)
        assert all(
            text.isprintable() and "\u200b" not in text for values in query.values() for text in values
        )
        assert query.get("title", ["如何注销号码"])[0].startswith("如何注销号码")


def test_the_head_says_what_a_shared_link_shows(client: Client, article: ArticlePage) -> None:
    article.seo_title = "手机号码怎么注销"
    article.save()
    page = page_of(client, article)
    assert one(page, "title").get_text() == "手机号码怎么注销 - 号卡头条"
    assert one(page, 'meta[property="og:type"]')["content"] == "article"
    assert str(one(page, 'meta[property="og:image"]')["content"]).startswith("http://testserver/share/card/")
    assert str(one(page, 'meta[property="article:published_time"]')["content"]).startswith("2026-04-28T00:30")


def test_a_cover_whose_file_is_gone_is_left_out(client: Client, article: ArticlePage) -> None:
    article.cover = make_image()
    article.save()
    article.cover.file.storage.delete(article.cover.file.name)
    for address in (article.get_url(), "/", "/toutiao/"):
        assert client.get(address).status_code == 200
    assert not page_of(client, article).select(".article__cover img")


def test_the_cover_stands_above_the_body_unless_the_body_shows_a_picture(
    client: Client, article: ArticlePage
) -> None:
    assert page_of(client, article).select(".article__cover img")
    image = {"image": article.cover, "caption": "", "credit": ""}
    image["image"].contextual_alt_text = "图"
    image["image"].decorative = False
    article.body = [("figure", image)]
    article.save()
    page = page_of(client, article)
    assert not page.select(".article__cover")
    assert one(page, ".prose img")["alt"] == "图"
