"""What the head of every kind of page says about it, for search results and shared links."""

from typing import Any

import pytest
from django.test import Client

from articles.models import ArticleTag, HomePage, SiteSettings
from tests.factories import make_article, make_author, make_image, make_section, make_standard_page
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
    ArticleTag.objects.update(description="")
    assert head(client, "/tag/xiao-hu/")["og:description"] == "关于“销户”的文章。"


def test_an_authors_page_shows_who_it_is_when_it_is_shared(client: Client, home: HomePage) -> None:
    author = make_author(name="编辑部", slug="bianji", introduction="查证后再写。", picture=make_image())
    make_article(make_section(home), author=author)
    said = head(client, "/author/bianji/")
    assert said["og:type"] == "profile"
    assert said["og:title"] == "作者：编辑部"
    assert said["og:description"] == said["description"] == "查证后再写。"
    assert said["og:image"].startswith("http://testserver/media/")


def test_a_shared_link_without_a_picture_of_its_own_shows_the_sites(client: Client, home: HomePage) -> None:
    SiteSettings.objects.update(share_image=make_image())
    make_article(make_section(home), tags=("销户",), author=make_author(slug="bianji"))
    for address in ("/", "/tag/xiao-hu/", "/author/bianji/"):
        assert head(client, address)["og:image"].startswith("http://testserver/media/")
