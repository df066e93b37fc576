"""The editors' desk: what an editor sees, filters by and may do."""

import json
import re

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from articles.models import ArticlePage, ArticleViews, Correction, HomePage, SectionPage
from articles.services.view_counts import record_view
from tests.factories import make_article, make_author, make_image, make_section, make_user
from tests.web.html import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, title="办卡补卡", slug="banka")


@pytest.fixture
def admin(home: HomePage, client: Client) -> Client:
    client.force_login(make_user(superuser=True))
    return client


@pytest.fixture
def editor(home: HomePage, client: Client) -> Client:
    client.force_login(make_user(group="Editors"))
    return client


def listing(client: Client, **query: object) -> str:
    response = client.get(reverse("articles:index"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_listing_shows_cover_section_author_state_date_and_views(
    admin: Client, section: SectionPage
) -> None:
    article = make_article(section, title="补卡指南", cover=make_image(), author=make_author(name="编辑部"))
    record_view(article_id=article.pk)
    record_view(article_id=article.pk)
    text = listing(admin)
    for expected in ("补卡指南", "办卡补卡", "编辑部", "article-cover-cell", "已发布"):
        assert expected in text
    assert article.first_published_at is not None
    assert ArticleViews.objects.get(article=article).count == 2
    assert ">2<" in "".join(text.split())


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"has_cover": "no"}, {"缺图的一篇", "草稿一篇"}),
        ({"has_cover": "yes"}, {"配图的一篇"}),
        ({"state": "draft"}, {"草稿一篇"}),
        ({"state": "live"}, {"配图的一篇", "缺图的一篇"}),
        ({"total_views": "1"}, {"配图的一篇"}),
    ],
)
def test_the_listing_filters(
    admin: Client, section: SectionPage, query: dict[str, str], shown: set[str]
) -> None:
    read = make_article(section, title="配图的一篇", cover=make_image())
    make_article(section, title="缺图的一篇")
    make_article(section, title="草稿一篇", live=False)
    record_view(article_id=read.pk)
    text = listing(admin, **query)
    titles = {"配图的一篇", "缺图的一篇", "草稿一篇"}
    assert {title for title in titles if title in text} == shown


def test_the_listing_filters_by_section_and_author(
    admin: Client, home: HomePage, section: SectionPage
) -> None:
    author = make_author(name="甲")
    other = make_section(home, title="套餐资费")
    make_article(section, title="第一篇文章", author=author)
    make_article(other, title="第二篇文章")
    assert "第二篇文章" not in listing(admin, section=section.pk)
    assert "第一篇文章" not in listing(admin, section=other.pk)
    assert "第二篇文章" not in listing(admin, author=author.pk)


def test_the_listing_costs_the_same_number_of_queries_whatever_it_holds(
    admin: Client, section: SectionPage, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        make_article(section, title=f"文章 {number}", cover=make_image(), author=make_author())
    listing(admin)
    with django_assert_max_num_queries(45):  # type: ignore[operator]
        listing(admin)


def test_a_search_of_the_admin_finds_an_article_once_it_is_saved(
    admin: Client, section: SectionPage, indexes: None
) -> None:
    make_article(section, title="eSIM 怎么办")
    text = admin.get(reverse("wagtailadmin_pages:search"), {"q": "eSIM"}).content.decode()
    assert "eSIM 怎么办" in text


def test_a_section_in_the_tree_lists_its_articles_with_the_same_columns(
    admin: Client, section: SectionPage
) -> None:
    make_article(section, title="树里的文章", cover=make_image())
    text = admin.get(reverse("wagtailadmin_explore", args=[section.pk])).content.decode()
    assert "树里的文章" in text
    assert "article-cover-cell" in text


def test_the_listing_offers_bulk_actions(admin: Client, section: SectionPage) -> None:
    make_article(section)
    assert "data-bulk-action" in listing(admin)


def test_the_article_form_is_laid_out_in_the_order_of_writing(admin: Client, section: SectionPage) -> None:
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    text = admin.get(url).content.decode()
    tabs = re.findall(r'role="tab"[^>]*>\s*([^\s<]+)', text)
    assert tabs == ["写作", "封面与归类", "相关文章", "搜索与分享"]


def test_a_slug_is_suggested_in_pinyin_and_unique_below_its_parent(
    admin: Client, section: SectionPage
) -> None:
    url = reverse("suggest_slug")
    answer = admin.get(url, {"title": "如何注销手机号码：步骤", "parent": section.pk})
    assert json.loads(answer.content) == {"slug": "ru-he-zhu-xiao-shou-ji-hao-ma"}
    make_article(section, slug="ru-he-zhu-xiao-shou-ji-hao-ma")
    answer = admin.get(url, {"title": "如何注销手机号码：步骤", "parent": section.pk})
    assert json.loads(answer.content) == {"slug": "ru-he-zhu-xiao-shou-ji-hao-ma-2"}


@pytest.mark.parametrize("query", [{}, {"title": "🙂"}, {"title": "好", "parent": "x" * 30, "page": "-1"}])
def test_a_slug_suggestion_answers_anything(admin: Client, query: dict[str, str]) -> None:
    assert admin.get(reverse("suggest_slug"), query).status_code == 200


def test_a_stranger_gets_no_slug_suggestion(home: HomePage, client: Client) -> None:
    assert client.get(reverse("suggest_slug"), {"title": "好"}).status_code == 302


def test_saving_a_draft_without_a_slug_makes_one_from_the_title(admin: Client, section: SectionPage) -> None:
    article = make_article(section, title="异地销户：不回归属地也能办吗", slug="", live=False)
    assert article.slug == "yi-di-xiao-hu"


def test_an_editor_may_write_but_not_publish(editor: Client, section: SectionPage) -> None:
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    text = editor.get(url).content.decode()
    assert "action-publish" not in text
    user = make_user(group="Editors")
    permissions = make_article(section).permissions_for_user(user)
    assert not permissions.can_publish()


def test_a_moderator_may_publish(home: HomePage, client: Client, section: SectionPage) -> None:
    moderator = make_user(group="Moderators")
    assert make_article(section).permissions_for_user(moderator).can_publish()


def test_a_stranger_is_sent_to_the_login(home: HomePage, client: Client) -> None:
    response = client.get(reverse("articles:index"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_the_password_page_names_the_command_where_there_is_no_mail(home: HomePage, client: Client) -> None:
    text = client.get(reverse("wagtailadmin_password_reset")).content.decode()
    assert "manage.py changepassword" in text


def test_the_login_bears_the_sites_name(home: HomePage, client: Client) -> None:
    assert "登录号卡头条编辑部" in client.get(reverse("wagtailadmin_login")).content.decode()


def test_corrections_stand_in_the_admin(admin: Client, section: SectionPage) -> None:
    correction = Correction.objects.create(article=make_article(section), message="热线写错了")
    url = reverse("wagtailsnippets_articles_correction:list")
    assert "热线写错了" in admin.get(url).content.decode()
    url = reverse("wagtailsnippets_articles_correction:edit", args=[correction.pk])
    assert admin.get(url).status_code == 200
    assert admin.post(url, {"state": "done"}).status_code == 302
    correction.refresh_from_db()
    assert correction.state == "done"
    assert correction.message == "热线写错了"


def test_nobody_adds_a_correction_in_the_admin(admin: Client, section: SectionPage) -> None:
    article = make_article(section)
    kept = Correction.objects.create(article=article, message="热线写错了")
    name = "wagtailsnippets_articles_correction"
    add = reverse(f"{name}:add")
    for address in (reverse(f"{name}:list"), reverse(f"{name}:edit", args=[kept.pk])):
        assert add not in admin.get(address).content.decode()
    for answer in (
        admin.get(add),
        admin.post(add, {"message": "假的", "article": article.pk, "state": "new"}),
    ):
        assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))
    assert list(Correction.objects.all()) == [kept]
    kept.delete()
    assert add not in admin.get(reverse(f"{name}:list")).content.decode()


def test_the_form_of_a_group_offers_every_right_on_corrections_but_adding(admin: Client) -> None:
    page = parse(admin.get(reverse("wagtailusers_groups:add")).content.decode())
    offered = [box["value"] for box in page.select('input[name="permissions"]')]
    rights = Permission.objects.filter(content_type__model="correction", pk__in=offered)
    assert {right.codename for right in rights} == {"change_correction", "delete_correction"}


def test_a_correction_can_be_deleted_in_the_admin(admin: Client, section: SectionPage) -> None:
    spam = Correction.objects.create(article=make_article(section), message="广告")
    url = reverse("wagtailsnippets_articles_correction:delete", args=[spam.pk])
    assert admin.get(url).status_code == 200
    assert admin.post(url).status_code == 302
    assert not Correction.objects.exists()


def test_menus_and_settings_are_edited_in_the_admin(admin: Client) -> None:
    for name in ("sitesettings", "sitemenu"):
        url = reverse("wagtailsettings:edit", args=["articles", name])
        assert admin.get(url, follow=True).status_code == 200


def test_only_articles_stand_below_sections() -> None:
    assert [model.__name__ for model in SectionPage.allowed_subpage_models()] == ["ArticlePage"]
    assert {model.__name__ for model in HomePage.allowed_subpage_models()} == {"SectionPage", "StandardPage"}
    assert ArticlePage.allowed_subpage_models() == []
    assert ContentType.objects.get_for_model(ArticlePage).model_class() is ArticlePage
    assert issubclass(ArticlePage, Page)


def test_the_admin_bears_the_sites_mark(admin: Client) -> None:
    text = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert text.count("brand/favicon.svg") == 2
