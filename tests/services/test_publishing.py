"""What follows a publication."""

import logging
from typing import Any

import pytest
from django.test import Client

from articles.models import ArticlePage, ArticleRendition, HomePage
from articles.services import publishing, renditions
from articles.services.renditions import SHARE_PICTURE
from tests.factories import make_article, make_image, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home), cover=make_image(width=320, height=180))


def test_publishing_makes_every_size_that_pages_show(
    article: ArticlePage, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    made = set(article.cover.renditions.values_list("filter_spec", flat=True))
    assert SHARE_PICTURE in made
    make_article(title="另一篇")
    client.get(article.get_url())
    client.get("/")
    client.get(article.get_parent().get_url())
    assert set(article.cover.renditions.values_list("filter_spec", flat=True)) == made


def test_making_them_again_makes_nothing_new(article: ArticlePage) -> None:
    count = renditions.make_renditions(article.cover)
    before = ArticleRendition.objects.count()
    assert renditions.make_renditions(article.cover) == count == before
    assert ArticleRendition.objects.count() == before


def test_nothing_is_made_before_the_publication_is_stored(
    article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        article.save_revision().publish()
    assert callbacks
    assert not article.cover.renditions.exists()


def test_saving_a_draft_starts_no_work(article: ArticlePage, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        article.save_revision()
    assert not [one for one in callbacks if "refresh" in repr(one)]


def test_a_failing_step_is_logged_and_keeps_none_of_the_others_back(
    article: ArticlePage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    def breaks(article: ArticlePage) -> None:
        raise RuntimeError("坏了")

    def works(article: ArticlePage) -> None:
        done.append(article.title)

    monkeypatch.setattr(publishing, "STEPS", (breaks, works))
    with caplog.at_level(logging.ERROR):
        publishing.refresh.call(article.pk)
    assert done == [article.title]
    assert "breaks" in caplog.text


def test_an_article_that_is_gone_or_unpublished_starts_no_step(
    article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "STEPS", (lambda article: pytest.fail("no step may run"),))
    publishing.refresh.call(987654)
    article.unpublish()
    publishing.refresh.call(article.pk)


def test_an_article_without_cover_or_whose_file_is_gone_is_no_error(
    article: ArticlePage, caplog: pytest.LogCaptureFixture
) -> None:
    publishing.refresh.call(make_article().pk)
    article.cover.file.storage.delete(article.cover.file.name)
    publishing.refresh.call(article.pk)
    assert "make_cover_renditions" in caplog.text


@pytest.mark.parametrize("style", renditions.STYLES, ids=lambda style: style.name)
def test_every_style_has_specs_from_small_to_large(style: renditions.PictureStyle) -> None:
    widths = [int(spec.split("-")[1].split("x")[0]) for spec in style.specs]
    assert widths == sorted(set(widths))
    assert all(spec.endswith("|format-avif") for spec in renditions.filter_specs(style, "avif"))
    assert style.fallback in style.specs
    assert style.narrow in {"", *renditions.STYLES_BY_NAME}
    assert style.sizes


def test_styles_have_names_of_their_own() -> None:
    assert len(renditions.STYLES_BY_NAME) == len(renditions.STYLES)
    assert set(renditions.COVER_STYLES) <= set(renditions.STYLES_BY_NAME)
