"""What helps to read an article: its contents, ids to link to, the reading time, the foot of a printed page."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from articles.models import ArticlePage, HomePage
from articles.sharing.qr import qr_svg
from tests.factories import make_article, make_section, make_standard_page
from tests.web.html import one, parse

pytestmark = pytest.mark.django_db
BODY = [
    ("paragraph", "<h2>先换绑</h2><p>银行卡。</p><h3>银行</h3><p>柜台。</p>"),
    ("markdown", "## 再结清\n\n欠费。\n\n## 先换绑\n\n再说一遍。"),
    ("faq", {"title": "常见问题", "questions": [{"question": "能恢复吗？", "answer": "<p>不能。</p>"}]}),
]


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home, slug="toutiao"), slug="zhuxiao", body=BODY)


def page_of(client: Client, article: ArticlePage) -> BeautifulSoup:
    answer = client.get(article.get_url())
    assert answer.status_code == 200
    return parse(answer.content.decode())


def test_the_contents_name_every_section_of_every_block(client: Client, article: ArticlePage) -> None:
    page = page_of(client, article)
    for menu in ("nav.section-menu--fold", "nav.section-menu--aside"):
        links = one(page, menu).select(".section-menu__link")
        assert [(link.get_text(), link["href"]) for link in links] == [
            ("先换绑", "#h-xian-huan-bang"),
            ("再结清", "#h-zai-jie-qing"),
            ("先换绑", "#h-xian-huan-bang-2"),
            ("常见问题", f"#b-{article.body[-1].id[:8]}"),
        ]
        for link in links:
            assert one(page, str(link["href"])).get_text() == link.get_text()


def test_no_two_elements_share_an_id(client: Client, article: ArticlePage) -> None:
    ids = [tag["id"] for tag in page_of(client, article).select("[id]")]
    assert sorted(ids) == sorted(set(ids))


def test_the_contents_stand_outside_the_text(client: Client, article: ArticlePage) -> None:
    assert not page_of(client, article).select(".prose nav, .prose aside")


def test_two_sections_need_no_contents_but_keep_their_ids(client: Client, article: ArticlePage) -> None:
    article.body = BODY[:1]
    article.save()
    page = page_of(client, article)
    assert not page.select(".section-menu")
    assert one(page, "#h-xian-huan-bang").name == "h2"
    assert one(page, "#h-yin-hang").name == "h3"


def test_headings_of_other_pages_can_be_linked_too(client: Client, home: HomePage) -> None:
    make_standard_page(home, body=BODY)
    page = parse(client.get("/about/").content.decode())
    assert one(page, "#h-zai-jie-qing").name == "h2"
    assert not page.select(".section-menu")


def test_a_heading_that_looks_like_markup_is_words_everywhere(client: Client, article: ArticlePage) -> None:
    article.body = [
        ("paragraph", "<h2>&lt;script&gt;alert(1)&lt;/script&gt;</h2><h2>A &amp; B</h2><h2>三</h2>")
    ]
    article.save()
    page = page_of(client, article)
    assert not page.find_all("script", string=re.compile("alert"))
    links = page.select(".section-menu--aside .section-menu__link")
    assert [link.get_text() for link in links] == ["<script>alert(1)</script>", "A & B", "三"]


@pytest.mark.parametrize(("characters", "words"), [(10, "约 1 分钟"), (1200, "约 4 分钟")])
def test_the_byline_says_how_long_it_takes(
    client: Client, article: ArticlePage, characters: int, words: str
) -> None:
    article.body = [("paragraph", f"<p>{'字' * characters}</p>")]
    article.save()
    assert words in one(page_of(client, article), ".byline").get_text()


def test_there_is_a_way_back_to_the_start(client: Client, article: ArticlePage) -> None:
    page = page_of(client, article)
    assert {link["href"] for link in page.select(".to-top")} == {"#main"}
    assert one(page, "#main")


def test_the_printed_foot_leads_back_by_an_address_short_enough_to_type(
    client: Client, article: ArticlePage
) -> None:
    article.facts_as_of = date(2026, 11, 24)
    article.save()
    answer = client.get(article.get_url(), {"utm_source": "weibo"})
    foot = one(parse(answer.content.decode()), ".leaflet")
    address = one(foot, ".leaflet__address").get_text()
    assert qr_svg(address) in answer.content.decode()
    assert one(foot, "[role=img]")["aria-label"] == "本页二维码"
    assert client.get(address)["Location"] == (
        "http://testserver/toutiao/zhuxiao/?utm_source=leaflet&utm_medium=qr&utm_campaign=share"
    )
    assert "资料截至 2026-11-24" in foot.get_text()
