"""Articles and what is tied to them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from articles.models import (
    ArticlePage,
    ArticleViews,
    Correction,
    ExcludedArticle,
    HomePage,
    PinnedArticle,
)
from tests.factories import make_article, make_author, make_image, make_section, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [PinnedArticle, ExcludedArticle])
def test_an_article_is_not_related_to_itself(home: HomePage, model: type) -> None:
    article, other = make_article(), make_article()
    model(page=article, article=other).clean()
    with pytest.raises(ValidationError, match="不能选这篇文章自己"):
        model(page=article, article=article).clean()


@pytest.mark.parametrize("name", ["pinned_articles", "excluded_articles"])
def test_the_form_refuses_an_article_that_chooses_itself(client: Client, home: HomePage, name: str) -> None:
    article = make_article(title="自己选自己")
    client.force_login(make_user(superuser=True))
    data = {"title": article.title, "slug": article.slug, "lead": article.lead, "body-count": "0"}
    for formset in ("pinned_articles", "excluded_articles", "comments"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    data |= {f"{name}-TOTAL_FORMS": "1", f"{name}-0-article": str(article.pk), f"{name}-0-ORDER": "1"}
    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]), data | {"action-publish": "1"}
    )
    assert answer.status_code == 200
    assert "不能选这篇文章自己" in answer.content.decode()
    assert not getattr(article, name).exists()


def test_a_correction_keeps_nothing_about_the_reader() -> None:
    names = {field.name for field in Correction._meta.get_fields()}
    assert names == {"id", "article", "message", "source", "state", "created_at"}


def test_counts_of_reads_keep_nothing_about_readers() -> None:
    names = {field.name for field in ArticleViews._meta.get_fields()}
    assert names == {"id", "article", "day", "count"}


def test_an_article_has_one_row_of_counts_a_day(home: HomePage) -> None:
    article = make_article()
    ArticleViews.objects.create(article=article, day=date(2026, 11, 25))
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleViews.objects.create(article=article, day=date(2026, 11, 25))


def test_readers_were_last_given_something_new_on_revision_else_publication(home: HomePage) -> None:
    article = make_article()
    assert article.updated_at == article.first_published_at
    article.revised_at = article.first_published_at.replace(year=2030)
    assert article.updated_at.year == 2030


def test_a_total_of_reads_is_the_sum_of_its_days(home: HomePage) -> None:
    read, unread = make_article(), make_article()
    for day, count in ((1, 3), (2, 4)):
        ArticleViews.objects.create(article=read, day=date(2026, 11, day), count=count)
    totals = dict(ArticlePage.objects.with_total_views().values_list("pk", "total_views"))
    assert totals == {read.pk: 7, unread.pk: 0}


def test_a_deleted_author_and_cover_leave_the_article(client: Client, home: HomePage) -> None:
    article = make_article(author=make_author(), cover=make_image())
    article.save_revision()
    article.author.delete()
    article.cover.delete()
    assert client.get(article.get_url()).status_code == 200
    # The draft still names both.
    ArticlePage.objects.get(pk=article.pk).get_latest_revision().publish()
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.author is None
    assert article.cover is None
    assert client.get(article.get_url()).status_code == 200


def test_a_deleted_article_goes_from_the_lists_it_was_pinned_in(client: Client, home: HomePage) -> None:
    pinned = make_article()
    article = make_article(pinned=(pinned,), excluded=(make_article(),))
    article.save_revision()
    pinned.delete()
    ArticlePage.objects.get(pk=article.pk).get_latest_revision().publish()
    assert client.get(article.get_url()).status_code == 200
    assert not PinnedArticle.objects.exists()


def test_visible_articles_are_published_public_and_of_a_published_section(home: HomePage) -> None:
    section, hidden = make_section(home), make_section(home, title="撤下的栏目")
    shown = make_article(section)
    make_article(section, live=False)
    make_article(hidden)
    hidden.unpublish()
    private = make_article(section)
    private.view_restrictions.create(restriction_type="login")
    assert list(ArticlePage.objects.visible()) == [shown]
