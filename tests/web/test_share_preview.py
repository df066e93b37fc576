"""The editor's preview of shared links and search results."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import ArticlePage, HomePage
from tests.factories import make_article, make_image, make_section, make_standard_page, make_user
from tests.web.html import foreign_addresses, inline_code, one, parse

pytestmark = pytest.mark.django_db
LEAD = "写给要停用号码的人：先换绑，再结清，最后去办，这样办完以后不会留下欠费。"


@pytest.fixture
def editor(client: Client, home: HomePage) -> Client:
    client.force_login(make_user(superuser=True))
    return client


def preview(editor: Client, page: Any) -> Any:
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    answer = editor.get(address, {"mode": "share"})
    assert answer.status_code == 200
    return parse(answer.content.decode())


def texts(page: Any, selector: str) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in page.select(selector)]


def test_an_article_is_shown_in_every_place(editor: Client, home: HomePage) -> None:
    section = make_section(home, title="办卡", slug="banka", accent="blue")
    article = make_article(
        section, title="怎么补卡", slug="buka", lead=LEAD, cover=make_image(width=1600, height=900)
    )
    page = preview(editor, article)
    assert texts(page, ".place__name") == ["微信", "微博", "X", "Facebook", "百度", "谷歌"]
    assert texts(page, ".chat__title") == ["怎么补卡"]
    assert texts(page, ".result__title") == ["怎么补卡 - 号卡头条"] * 2
    assert texts(page, ".result__place") == ["testserver › banka › buka"]
    assert texts(page, ".advice--fine") == ["标题、简介和封面都齐了，长短也合适。"]
    assert len(page.select("img.picture")) == 5
    assert not page.select(".drawn")
    assert "accent-blue" in one(page, "body")["class"]


def test_nothing_of_it_comes_from_elsewhere(editor: Client, home: HomePage) -> None:
    page = preview(editor, make_article(make_section(home)))
    assert inline_code(page) == []
    assert foreign_addresses(page) == []


def test_without_cover_a_drawn_card_stands_in_and_the_editor_is_told(editor: Client, home: HomePage) -> None:
    page = preview(editor, make_article(make_section(home), lead=LEAD))
    assert texts(page, ".advice__item--warning") == ["要改 没有封面：分享出去用的是按标题画的卡片。"]
    assert len(page.select(".drawn")) == 5


def test_a_cover_whose_file_is_gone_is_told_and_breaks_nothing(editor: Client, home: HomePage) -> None:
    cover = make_image()
    article = make_article(make_section(home), lead=LEAD, cover=cover)
    cover.file.storage.delete(cover.file.name)
    assert "封面的图片文件不见了" in texts(preview(editor, article), ".advice__item--warning")[0]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [([], "正文里也没有段落"), ([("paragraph", "<p>先换绑。</p>")], "简介用的是正文开头几句")],
)
def test_an_article_without_lead_is_told_what_is_used(
    editor: Client, home: HomePage, body: list[Any], sentence: str
) -> None:
    article = make_article(make_section(home), lead="", body=body)
    assert any(sentence in text for text in texts(preview(editor, article), ".advice__item--warning"))


def test_a_title_with_markup_is_only_text(editor: Client, home: HomePage) -> None:
    article = make_article(make_section(home), title="<b>粗</b></script>&amp;")
    assert texts(preview(editor, article), ".chat__title") == ["<b>粗</b></script>&amp;"]


@pytest.mark.parametrize("kind", ["home", "section", "standard"])
def test_every_kind_of_page_has_the_preview(editor: Client, home: HomePage, kind: str) -> None:
    pages: dict[str, Any] = {
        "home": home,
        "section": make_section(home, introduction="号码的事。"),
        "standard": make_standard_page(home, lead=LEAD),
    }
    shown = preview(editor, pages[kind])
    assert len(shown.select(".place")) == 6
    assert not [text for text in texts(shown, ".advice__item") if "封面" in text]


def test_what_is_typed_is_shown_before_it_is_saved(editor: Client, home: HomePage) -> None:
    article = make_article(make_section(home), title="旧标题")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    edit = parse(editor.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode())
    form = one(edit, "form[data-edit-form]")
    data = {str(tag["name"]): str(tag.get("value", "")) for tag in form.select("input[name]")}
    data |= {str(tag["name"]): tag.get_text() for tag in form.select("textarea[name]")}
    data |= {"body-count": "0", "title": "正在写的标题", "lead": "正在写的导语"}
    assert editor.post(address, data).json() == {"is_valid": True, "is_available": True}
    page = parse(editor.get(address, {"mode": "share"}).content.decode())
    assert texts(page, ".chat__title") == ["正在写的标题"]
    assert texts(page, ".chat__words") == ["正在写的导语"]
    assert ArticlePage.objects.get(pk=article.pk).title == "旧标题"


def test_an_article_that_was_never_saved_is_shown_too(editor: Client, home: HomePage) -> None:
    section = make_section(home, title="办卡", accent="blue")
    address = reverse("wagtailadmin_pages:preview_on_add", args=["articles", "articlepage", section.pk])
    data = {"title": "第一稿", "slug": "", "lead": "", "body-count": "0"}
    data |= {
        f"{name}-{part}": "0"
        for name in ("pinned_articles", "excluded_articles")
        for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    }
    assert editor.post(address, data).json()["is_available"]
    page = parse(editor.get(address, {"mode": "share"}).content.decode())
    assert texts(page, ".chat__title") == ["第一稿"]
    assert texts(page, ".drawn__label")[0] == "办卡"
    assert "只会写网站的口号" in texts(page, ".advice__item--warning")[0]


def test_readers_dont_get_it(client: Client, home: HomePage) -> None:
    article = make_article(make_section(home))
    answer = client.get(article.get_url(), {"mode": "share"})
    assert "链接发出去的样子" not in answer.content.decode()
    refused = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk]), {"mode": "share"})
    assert urlsplit(refused["Location"]).path == reverse("wagtailadmin_login")
