"""What editors do to pages, as readers meet it: preview, drafts, moving, renaming, the clock."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from articles.models import ArticlePage, ArticleViews, HomePage, PinnedArticle, SectionPage
from tests.factories import make_article, make_author, make_image, make_section, make_standard_page, make_user
from tests.web.html import one, parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, title="办卡补卡", slug="banka")


def test_a_preview_shows_the_draft_and_counts_nothing(section: SectionPage) -> None:
    article = make_article(section, title="旧标题", cover=make_image(width=64, height=36))
    article.title = "草稿里的新标题"
    article.body = [("paragraph", "<p>草稿里的新段落。</p>")]
    answer = article.make_preview_request(preview_mode="")
    text = answer.rendered_content if hasattr(answer, "rendered_content") else answer.content.decode()
    page = parse(text)
    assert one(page, "h1").get_text(strip=True) == "草稿里的新标题"
    assert "草稿里的新段落。" in text
    assert not page.select("[data-count-url]")
    assert one(page, 'meta[name="robots"]')["content"] == "noindex"
    assert "'unsafe-inline'" in answer["Content-Security-Policy"]
    assert not ArticleViews.objects.exists()


def test_a_preview_shows_pins_and_author_that_were_not_saved(section: SectionPage) -> None:
    article, pinned = make_article(section), make_article(section, title="刚置顶的")
    article.pinned_articles = [PinnedArticle(article=pinned)]
    article.author = make_author(name="新作者")
    page = parse(article.make_preview_request().content.decode())
    assert page.select(".related__item .card__link")[0].get_text(strip=True) == "刚置顶的"
    assert one(page, ".byline__author").get_text() == "新作者"


@pytest.mark.parametrize("kind", ["home", "section", "standard"])
def test_every_kind_of_page_has_a_preview(home: HomePage, section: SectionPage, kind: str) -> None:
    page = {"home": home, "section": section, "standard": make_standard_page(home)}[kind]
    assert page.make_preview_request().status_code == 200


def test_a_new_article_is_previewed_before_it_was_ever_saved(client: Client, section: SectionPage) -> None:
    client.force_login(make_user(superuser=True))
    add = reverse("wagtailadmin_pages:preview_on_add", args=["articles", "articlepage", section.pk])
    data = {"title": "全新的", "slug": "quan-xin", "lead": "导语", "body-count": "0"}
    for formset in ("pinned_articles", "excluded_articles", "comments"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    assert client.post(add, data).json()["is_valid"]
    answer = client.get(add)
    assert answer.status_code == 200
    page = parse(answer.content.decode())
    assert one(page, "h1").get_text(strip=True) == "全新的"
    assert "尚未发布" in page.get_text()
    assert not page.select("[data-count-url], .article__correction")


def test_a_draft_is_not_on_the_site_and_its_publication_is(client: Client, section: SectionPage) -> None:
    article = make_article(section, title="还没发布", live=False)
    assert client.get(article.get_url()).status_code == 404
    assert "还没发布" not in client.get("/").content.decode()
    article.save_revision().publish()
    assert client.get(article.get_url()).status_code == 200
    assert "还没发布" in client.get("/").content.decode()


def test_an_unpublished_article_leaves_every_list(client: Client, section: SectionPage) -> None:
    article, other = make_article(section, title="要撤下的"), make_article(section)
    assert "要撤下的" in client.get(other.get_url()).content.decode()
    article.unpublish()
    for address in ("/", "/banka/", other.get_url()):
        assert "要撤下的" not in client.get(address).content.decode()


def test_a_new_revision_leaves_the_published_text_alone(client: Client, section: SectionPage) -> None:
    article = make_article(section, title="发布的")
    article.title = "只是草稿"
    article.save_revision()
    assert "只是草稿" not in client.get(article.get_url()).content.decode()


def test_a_renamed_article_redirects_from_its_old_address(
    client: Client, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article(section, slug="old")
    article.slug = "new"
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    answer = client.get("/banka/old/")
    assert answer.status_code == 301
    assert answer["Location"].endswith("/banka/new/")
    assert client.get("/banka/old/?from=x").status_code in {301, 302}


def test_a_renamed_section_redirects_its_articles_too(
    client: Client, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    make_article(section, slug="buka")
    section = SectionPage.objects.get()
    section.slug = "ban-ka"
    with django_capture_on_commit_callbacks(execute=True):
        section.save_revision().publish()
    for old, new in (("/banka/", "/ban-ka/"), ("/banka/buka/", "/ban-ka/buka/")):
        answer = client.get(old)
        assert answer.status_code == 301
        assert answer["Location"].endswith(new)


def test_a_moved_article_redirects_and_shows_its_new_section(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    article = make_article(section, slug="buka")
    target = make_section(home, title="套餐资费", slug="zifei")
    MovePageAction(
        Page.objects.get(pk=article.pk), target, pos="last-child", user=make_user(superuser=True)
    ).execute()
    answer = client.get("/banka/buka/")
    assert answer.status_code == 301
    assert answer["Location"].endswith("/zifei/buka/")
    assert "套餐资费" in one(parse(client.get("/zifei/buka/").content.decode()), ".breadcrumb").get_text()
    assert "buka" not in client.get("/banka/").content.decode()


def test_a_planned_publication_happens_when_its_time_has_come(client: Client, section: SectionPage) -> None:
    article = make_article(section, title="定时发布的", live=False)
    article.go_live_at = timezone.now() + timedelta(hours=1)
    article.save_revision(approved_go_live_at=article.go_live_at).publish()
    call_command("publish_scheduled")
    assert client.get(article.get_url()).status_code == 404
    revision = ArticlePage.objects.get(pk=article.pk).get_latest_revision()
    past = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    call_command("publish_scheduled")
    assert client.get(article.get_url()).status_code == 200
    assert "定时发布的" in client.get("/").content.decode()


def test_a_planned_end_takes_the_article_down(client: Client, section: SectionPage) -> None:
    article = make_article(section, title="到期的")
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert client.get(article.get_url()).status_code == 410
    assert "到期的" not in client.get("/").content.decode()


def test_a_deleted_article_is_gone_and_breaks_nothing(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    target, article = make_article(section), make_article(section)
    home.lead_article = target
    home.save_revision().publish()
    article.body = [("paragraph", f'<p><a linktype="page" id="{target.pk}">看这篇</a></p>')]
    article.save_revision().publish()
    target.delete()
    assert client.get("/").status_code == 200
    page = parse(client.get(article.get_url()).content.decode())
    assert "看这篇" in one(page, ".prose").get_text()
    assert client.get(target.get_url()).status_code == 404
