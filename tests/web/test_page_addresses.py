"""Addresses in the editors' forms: none has to be typed, and none stands behind the site's own views."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse
from wagtail.models import Page

from articles.models import ArticlePage, ArticleTag, Author, HomePage, SectionPage
from articles.models.page_slugs import reserved_slugs
from articles.urls import urlpatterns as own_patterns
from tests.factories import make_article, make_section, make_standard_page, make_user

pytestmark = pytest.mark.django_db
SENTENCE = "读者会打不开这个页面；请换一个。"
TAKEN = [
    "admin",
    "documents",
    "media",
    "static",
    "tag",
    "author",
    "read",
    "correct",
    "session-state",
    "_util",
]


@pytest.fixture
def admin(home: HomePage, client: Client) -> Client:
    client.force_login(make_user(superuser=True))
    return client


def form_data(**fields: str) -> dict[str, str]:
    data = {"title": "异地销户", "slug": "", "body-count": "0", "accent": "blue"}
    for formset in ("pinned_articles", "excluded_articles", "comments"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    return data | fields


def add(client: Client, parent: Page, model: str, **fields: str) -> Any:
    return client.post(
        reverse("wagtailadmin_pages:add", args=["articles", model, parent.pk]), form_data(**fields)
    )


def test_every_path_before_the_page_tree_is_reserved(settings: Any) -> None:
    settings.STATIC_URL = "https://example.com/assets/"
    assert reserved_slugs() >= (set(TAKEN) - {"static"}) | {"assets"}
    assert "" not in reserved_slugs()


def test_a_view_that_is_added_later_is_reserved_too() -> None:
    assert "later" not in reserved_slugs()
    own_patterns.append(path("later/<int:number>/", lambda request, number: HttpResponse(), name="later"))
    try:
        assert "later" in reserved_slugs()
    finally:
        own_patterns.pop()


@pytest.mark.parametrize("slug", TAKEN)
@pytest.mark.parametrize("model", ["sectionpage", "standardpage"])
def test_a_page_on_the_first_level_may_not_take_such_an_address(
    admin: Client, home: HomePage, model: str, slug: str
) -> None:
    answer = add(admin, home, model, slug=slug)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert f"网址别名“{slug}”是网站自己要用的" in text
    assert text.count(SENTENCE) == 1
    assert home.get_children().count() == 0


def test_an_edited_page_may_not_take_one_either(admin: Client, home: HomePage) -> None:
    section = make_section(home, slug="xiaohu")
    answer = admin.post(reverse("wagtailadmin_pages:edit", args=[section.pk]), form_data(slug="tag"))
    assert answer.status_code == 200
    assert answer.content.decode().count(SENTENCE) == 1


def test_a_copy_may_not_take_one_either(admin: Client, home: HomePage) -> None:
    page = make_standard_page(home)
    data = {"new_title": "关于", "new_slug": "admin", "new_parent_page": str(home.pk)}
    answer = admin.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    assert answer.status_code == 200
    assert SENTENCE in answer.content.decode()
    assert home.get_children().count() == 1


def test_code_may_not_take_one_either(home: HomePage) -> None:
    for live in (True, False):
        with pytest.raises(ValidationError) as caught:
            home.add_child(instance=SectionPage(title="标签", slug="tag", live=live))
        assert SENTENCE in str(caught.value)


def test_below_the_first_level_the_words_are_free(admin: Client, home: HomePage) -> None:
    assert add(admin, make_section(home), "articlepage", slug="tag").status_code == 302
    assert ArticlePage.objects.get().slug == "tag"


def test_addresses_out_of_titles_avoid_them(admin: Client, home: HomePage) -> None:
    assert make_section(home, title="Tag", slug="").slug == "tag-2"
    make_article(make_section(home), title="Tag", slug="")
    assert ArticlePage.objects.get().slug == "tag"
    answer = admin.get(reverse("suggest_slug"), {"title": "Admin", "parent": home.pk})
    assert json.loads(answer.content) == {"slug": "admin-2"}


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_a_new_page_without_an_address_gets_one_from_its_title(
    admin: Client, home: HomePage, action: str
) -> None:
    section = make_section(home)
    make_article(section, slug="yi-di-xiao-hu")
    extra = {action: "1"} if action else {}
    assert add(admin, section, "articlepage", **extra).status_code == 302
    page = ArticlePage.objects.order_by("pk").last()
    assert page is not None
    assert (page.slug, page.live) == ("yi-di-xiao-hu-2", bool(action))


def test_a_new_page_saves_itself_before_its_address_was_filled_in(admin: Client, home: HomePage) -> None:
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", make_section(home).pk])
    answer = admin.post(url, form_data(), headers={"Accept": "application/json"})
    assert answer.json()["success"] is True
    assert ArticlePage.objects.get().slug == "yi-di-xiao-hu"


def test_the_form_asks_for_a_title_but_for_no_address(admin: Client, home: HomePage) -> None:
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", make_section(home).pk])
    form = admin.get(url).context["form"]
    assert not form.fields["slug"].required
    assert form.fields["title"].required
    assert "标题" in str(form.fields["slug"].help_text)


def test_an_address_that_was_emptied_is_made_again(admin: Client, home: HomePage) -> None:
    article = make_article(make_section(home), title="异地销户", slug="jiu", live=False)
    answer = admin.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form_data())
    assert answer.status_code == 302
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().slug == "yi-di-xiao-hu"


@pytest.mark.parametrize("model", [Author, ArticleTag])
def test_an_author_or_a_tag_needs_no_address_in_the_form(admin: Client, model: type[Any]) -> None:
    name = model._meta.model_name
    for title in ("异地销户", "异地销户！"):
        answer = admin.post(reverse(f"wagtailsnippets_articles_{name}:add"), {"name": title, "slug": ""})
        assert answer.status_code == 302
    first, second = model.objects.order_by("pk")
    assert (first.slug, second.slug) == ("yi-di-xiao-hu", "yi-di-xiao-hu-2")


@pytest.mark.parametrize("model", [Author, ArticleTag])
def test_an_emptied_address_of_an_author_or_a_tag_is_made_again(admin: Client, model: type[Any]) -> None:
    one = model.objects.create(name="异地销户", slug="jiu")
    url = reverse(f"wagtailsnippets_articles_{model._meta.model_name}:edit", args=[one.pk])
    assert admin.post(url, {"name": "异地销户", "slug": ""}).status_code == 302
    one.refresh_from_db()
    assert one.slug == "yi-di-xiao-hu"
