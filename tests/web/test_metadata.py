"""What the head of every kind of page says about it, for search results and shared links."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import ArticleTag, HomePage, SectionPage, SiteSettings
from tests.factories import (
    make_article,
    make_author,
    make_image,
    make_section,
    make_standard_page,
    make_user,
)
from tests.web.html import meta, one, parse

pytestmark = pytest.mark.django_db
SENTENCE = "到柜台之前先把银行卡和常用账号预留的手机号一个一个换成新号码，换完一个划掉一个。"


def head(client: Client, address: str) -> dict[str, str]:
    """Return a page's title, description and Open Graph properties."""
    page = parse(client.get(address).content.decode())
    facts = {str(tag["property"]): str(tag["content"]) for tag in page.select("meta[property]")}
    return facts | {
        "title": one(page, "title").get_text(strip=True),
        "description": meta(page, "description"),
        "canonical": str(one(page, 'link[rel="canonical"]')["href"]),
    }


@pytest.mark.parametrize("kind", ["paragraph", "markdown"])
@pytest.mark.parametrize("maker", [make_article, make_standard_page])
def test_a_page_without_lead_is_described_by_its_own_first_sentences(
    client: Client, home: HomePage, kind: str, maker: Any
) -> None:
    heading = "<h2>先换绑</h2>" if kind == "paragraph" else "## 先换绑\n\n"
    body = [
        (kind, f"{heading}<p>{SENTENCE * 9}</p>" if kind == "paragraph" else heading + SENTENCE * 9),
        ("paragraph", "<p>后面的话。</p>"),
    ]
    page = maker(make_section(home) if maker is make_article else home, lead="", body=body)
    said = head(client, page.get_url())
    assert said["description"] == said["og:description"] == SENTENCE * (150 // len(SENTENCE))


def test_short_paragraphs_are_put_together(client: Client, home: HomePage) -> None:
    body = [
        ("paragraph", "<p>先换绑。</p>"),
        ("markdown", "再结清[^1]。\n\n[^1]: 注"),
        ("paragraph", "<p>去办。</p>"),
    ]
    article = make_article(make_section(home), lead="", body=body)
    assert head(client, article.get_url())["description"] == "先换绑。再结清。去办。"


def test_a_body_of_lists_alone_still_describes_its_page(client: Client, home: HomePage) -> None:
    article = make_article(
        make_section(home), lead="", body=[("paragraph", "<ul><li>银行卡</li><li>微信</li></ul>")]
    )
    assert head(client, article.get_url())["description"] == "银行卡 微信"


def test_what_the_editor_wrote_comes_first(client: Client, home: HomePage) -> None:
    body = [("paragraph", "<p>正文。</p>")]
    article = make_article(make_section(home), lead="导语。", search_description="给搜索的话", body=body)
    assert head(client, article.get_url())["description"] == "给搜索的话"
    article.search_description = ""
    article.save()
    assert head(client, article.get_url())["description"] == "导语。"


def test_a_page_with_nothing_to_say_takes_the_slogan_and_never_an_empty_description(
    client: Client, home: HomePage
) -> None:
    make_section(home, slug="kong")
    assert head(client, "/kong/")["description"] == "手机号的事，一步一步办成"
    SiteSettings.objects.update(slogan="")
    page = parse(client.get("/kong/").content.decode())
    assert page.select('meta[content=""]') == []


def test_a_tags_page_has_the_head_of_every_other_page(client: Client, home: HomePage) -> None:
    make_article(make_section(home), tags=("销户",))
    ArticleTag.objects.update(description="把号码办干净。")
    said = head(client, "/tag/xiao-hu/")
    pictures = {name: said.pop(name) for name in list(said) if name.startswith("og:image")}
    assert said == {
        "title": "标签：销户 - 号卡头条",
        "description": "把号码办干净。",
        "canonical": "http://testserver/tag/xiao-hu/",
        "og:type": "website",
        "og:site_name": "号卡头条",
        "og:locale": "zh_CN",
        "og:title": "标签：销户",
        "og:description": "把号码办干净。",
        "og:url": "http://testserver/tag/xiao-hu/",
    }
    assert pictures["og:image"].startswith("http://testserver/share/card/site-wide-")
    ArticleTag.objects.update(description="")
    assert head(client, "/tag/xiao-hu/")["og:description"] == "关于“销户”的文章。"


def test_an_authors_page_shows_who_it_is_when_it_is_shared(client: Client, home: HomePage) -> None:
    picture = make_image()
    author = make_author(name="编辑部", slug="bianji", introduction="查证后再写。", picture=picture)
    make_article(make_section(home), author=author)
    said = head(client, "/author/bianji/")
    assert said["og:type"] == "profile"
    assert said["og:title"] == "作者：编辑部"
    assert said["og:description"] == said["description"] == "查证后再写。"
    assert said["og:image"].startswith("http://testserver/media/")
    picture.file.storage.delete(picture.file.name)
    picture.renditions.all().delete()
    assert head(client, "/author/bianji/")["og:image"].startswith("http://testserver/share/card/site-wide-")


def graph(client: Client, address: str) -> dict[str, Any]:
    """Return the nodes of a page's JSON-LD by their type."""
    script = parse(client.get(address).content.decode()).select('script[type="application/ld+json"]')[0]
    return {node["@type"]: node for node in json.loads(script.get_text())["@graph"]}


def test_a_sections_articles_are_news_where_its_editor_said_so(client: Client, home: HomePage) -> None:
    section = make_section(home, title="资讯", slug="zixun", article_kind=SectionPage.ArticleKind.NEWS)
    article = make_article(section, title="新规出来了")
    assert "NewsArticle" in graph(client, article.get_url())
    guide = make_article(make_section(home), title="怎么销户")
    assert "Article" in graph(client, guide.get_url())


def test_the_trail_of_data_ends_with_the_title_where_the_page_shows_its_place(
    client: Client, home: HomePage
) -> None:
    article = make_article(make_section(home, title="办卡", slug="banka"), title="怎么补卡", slug="buka")
    page = parse(client.get(article.get_url()).content.decode())
    shown = [item.get_text(strip=True) for item in page.select(".breadcrumb__item")]
    told = [item["name"] for item in graph(client, article.get_url())["BreadcrumbList"]["itemListElement"]]
    assert shown == ["首页", "办卡", "正文内容"]
    assert told == ["首页", "办卡", "怎么补卡"]


@pytest.mark.parametrize("name", ["</script><b>", "\"'><img src=x>", "🎉👨‍👩‍👧", "一二 三"])
def test_no_title_breaks_the_head(client: Client, home: HomePage, name: str) -> None:
    title = f"怎么销户{name}？"
    article = make_article(make_section(home), title=title)
    html = client.get(article.get_url()).content.decode()
    page = parse(html)
    wanted = " ".join(title.replace("", " ").split())
    assert one(page, 'meta[property="og:title"]')["content"] == wanted
    assert one(page, 'meta[itemprop="name"]')["content"] == wanted
    assert graph(client, article.get_url())["Article"]["headline"] == wanted
    assert not page.head.select("b, img") if page.head else False
    assert len(page.select('script[type="application/ld+json"]')) == 2


def test_what_else_stands_in_an_address_never_gets_into_the_head(client: Client, home: HomePage) -> None:
    article = make_article(make_section(home, slug="banka"), slug="buka")
    plain = head(client, article.get_url())
    for query in (
        "?utm_source=weibo&utm_medium=social",
        "?from=timeline&isappinstalled=0",
        "?carrier=unicom",
    ):
        assert head(client, article.get_url() + query) == plain
    assert plain["canonical"] == plain["og:url"] == "http://testserver/banka/buka/"


def test_dates_are_told_in_the_sites_own_time_and_a_slip_doesnt_turn_them_round(
    client: Client, home: HomePage
) -> None:
    published = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    article = make_article(
        make_section(home), first_published_at=published, revised_at=published - timedelta(days=2)
    )
    said = head(client, article.get_url())
    assert said["article:published_time"] == said["article:modified_time"] == "2026-11-25T00:30:00+08:00"


def test_a_preview_is_for_no_search_engine(client: Client, home: HomePage) -> None:
    article = make_article(make_section(home))
    client.force_login(make_user(superuser=True))
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk]))
    page = parse(answer.content.decode())
    assert meta(page, "robots") == "noindex"
    assert not page.select('script[type="application/ld+json"]')


def test_verification_codes_stand_on_the_home_page(client: Client, home: HomePage) -> None:
    settings = SiteSettings.objects.get()
    settings.baidu_verification = '<meta name="baidu-site-verification" content="codeva-abc123" />'
    settings.full_clean()
    settings.save()
    make_section(home, slug="banka")
    assert meta(parse(client.get("/").content.decode()), "baidu-site-verification") == "codeva-abc123"
    assert "codeva" not in client.get("/banka/").content.decode()


def test_an_editor_who_pastes_the_wrong_code_reads_which_and_why(client: Client, home: HomePage) -> None:
    client.force_login(make_user(superuser=True))
    settings = SiteSettings.objects.get()
    address = reverse("wagtailsettings:edit", args=["articles", "sitesettings", settings.site_id])
    form = {"name": "号卡头条", "google_verification": '<meta name="msvalidate.01" content="abcdef">'}
    answer = client.post(address, form)
    assert "这是必应的标签，请粘贴到“必应”那一格。" in answer.content.decode()
    settings.refresh_from_db()
    assert settings.google_verification == ""
