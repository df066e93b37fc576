"""Addresses that changed are found under their old name, and no redirect leads in a circle."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from articles.models import ArticlePage, ArticleTag, HomePage, MissingAddress, SectionPage
from articles.services.redirect_chains import leads_back
from tests.factories import make_article, make_author, make_section, make_user
from tests.web.redirect_forms import redirect_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, title="办事指南", slug="guides")


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make_user(superuser=True))
    return client


def publish(page: Any, **fields: Any) -> None:
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_renamed_article_is_found_under_its_old_address(
    reader: Client, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article(section, slug="old")
    with django_capture_on_commit_callbacks(execute=True):
        publish(article, slug="new")
    response = reader.get("/guides/old/?utm_source=wechat")
    assert (response.status_code, response["Location"]) == (301, "/guides/new/")
    assert reader.get("/guides/new/").status_code == 200
    assert not MissingAddress.objects.exists()


def test_a_draft_of_a_new_address_redirects_nobody(
    reader: Client, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article(section, slug="old")
    with django_capture_on_commit_callbacks(execute=True):
        article.slug = "new"
        article.save_revision()
    assert not Redirect.objects.exists()
    assert reader.get("/guides/old/").status_code == 200


def test_an_address_that_changes_by_the_clock_redirects_too(
    reader: Client, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article(section, slug="old")
    article.slug = "new"
    article.go_live_at = timezone.now() - timedelta(minutes=1)
    article.save_revision(approved_go_live_at=article.go_live_at)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled", verbosity=0)
    assert reader.get("/guides/old/")["Location"] == "/guides/new/"


def test_a_moved_article_and_the_articles_of_a_renamed_section_are_found(
    reader: Client, home: HomePage, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    article, other = make_article(section, slug="one"), make_article(section, slug="two")
    with django_capture_on_commit_callbacks(execute=True):
        ArticlePage.objects.get(pk=article.pk).move(make_section(home, slug="elsewhere"), pos="last-child")
    assert reader.get("/guides/one/")["Location"] == "/elsewhere/one/"
    with django_capture_on_commit_callbacks(execute=True):
        publish(section, slug="handbook")
    assert reader.get(f"/guides/{other.slug}/")["Location"] == "/handbook/two/"
    assert reader.get("/guides/")["Location"] == "/handbook/"


def test_an_article_that_got_its_old_name_back_answers_and_so_does_the_other_name(
    reader: Client, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article(section, slug="a")
    for slug in ("b", "a", "b", "a"):
        with django_capture_on_commit_callbacks(execute=True):
            publish(article, slug=slug)
    assert reader.get("/guides/a/").status_code == 200
    assert reader.get("/guides/b/")["Location"] == "/guides/a/"


def test_tags_and_authors_are_found_under_their_old_names(reader: Client, section: SectionPage) -> None:
    author = make_author(slug="a")
    make_article(section, tags=("销户",), author=author)
    tag = ArticleTag.objects.get()
    tag.slug = "closing"
    tag.save()
    assert reader.get("/tag/xiao-hu/")["Location"] == "/tag/closing/"
    for slug in ("b", "a", "c"):
        author.slug = slug
        author.save()
    for old in ("a", "b"):
        assert reader.get(f"/author/{old}/", follow=True).status_code == 200
    author.introduction = "没有改地址"
    author.save()
    assert Redirect.objects.count() == 3


@pytest.mark.parametrize(
    "pairs",
    [
        [("/a", "/a/")],
        [("/a", "/b/"), ("/b", "/a/")],
        [("/a", "/b/"), ("/b", "/c/"), ("/c", "/b/")],
        [("/a", "http://testserver/a/?x=1")],
    ],
)
def test_a_circle_is_no_redirect_but_not_found(
    pairs: list[tuple[str, str]], reader: Client, home: HomePage
) -> None:
    for old_path, link in pairs:
        Redirect.objects.create(old_path=old_path, redirect_link=link)
    assert reader.get("/a/").status_code == 404


def test_a_draft_that_a_redirect_names_by_its_own_address_is_no_circle(
    reader: Client, section: SectionPage
) -> None:
    draft = make_article(section, slug="draft", live=False)
    Redirect.objects.create(old_path="/guides/draft", redirect_page=draft)
    assert reader.get("/guides/draft/").status_code == 404


def test_a_chain_and_another_host_are_followed(reader: Client, section: SectionPage) -> None:
    article = make_article(section, slug="end")
    Redirect.objects.create(old_path="/a", redirect_link="/b/")
    Redirect.objects.create(old_path="/b", redirect_page=article)
    Redirect.objects.create(old_path="/out", redirect_link="https://other.example/out")
    assert reader.get("/a/", follow=True).status_code == 200
    assert reader.get("/out/")["Location"] == "https://other.example/out"


def test_beside_a_second_site_a_published_page_still_ends_the_way(section: SectionPage) -> None:
    make_article(section, slug="end")
    Redirect.objects.create(old_path="/guides/end", redirect_link="/old/")
    other = Page.get_first_root_node().add_child(instance=HomePage(title="另一个网站", slug="other"))
    Site.objects.create(hostname="other.example", port=80, root_page=other)
    assert not leads_back(old_path="/old/", target="/guides/end/")


def test_wagtails_own_form_refuses_a_circle_and_an_empty_target(
    admin: Client, home: HomePage, settings: Any
) -> None:
    settings.SITE_URL = "https://example.com"
    Redirect.objects.create(old_path="/b", redirect_link="https://example.com/a/")
    add = reverse("wagtailredirects:add")
    text = admin.post(add, redirect_form("/a/", redirect_link="https://example.com/b/")).content.decode()
    assert "这样会绕回“/a”自己" in text
    assert "请选一个页面" in admin.post(add, redirect_form("/a/")).content.decode()
    assert Redirect.objects.count() == 1
    existing = Redirect.objects.get()
    edit = reverse("wagtailredirects:edit", args=[existing.pk])
    text = admin.post(edit, redirect_form("/b", redirect_link="https://example.com/b/")).content.decode()
    assert "这样会绕回“/b”自己" in text
    assert admin.post(edit, redirect_form("/b", redirect_link="https://example.com/c/")).status_code == 302
