"""A reader's request makes no picture sizes, but for one where none is there yet."""

import pytest

from articles.models import ArticleRendition, HomePage
from articles.services.publishing import refresh, refresh_image
from articles.services.renditions import STYLES_BY_NAME, make_renditions, ready_renditions
from tests.factories import make_article, make_image

pytestmark = pytest.mark.django_db
CARD = STYLES_BY_NAME["card"]


def test_without_any_size_a_request_makes_one_jpeg(home: HomePage) -> None:
    image = make_image(width=720, height=405)
    ready = ready_renditions(image, style=CARD)
    assert ready["webp"] == []
    assert [(one.width, one.height) for one in ready["jpeg"]] == [(640, 360)]
    assert ArticleRendition.objects.count() == 1


def test_with_all_sizes_a_request_makes_none(home: HomePage) -> None:
    image = make_image(width=720, height=405)
    make_renditions(image, styles=("card",))
    before = ArticleRendition.objects.count()
    ready = ready_renditions(image, style=CARD)
    assert [one.width for one in ready["webp"]] == [320, 640]
    assert [one.width for one in ready["jpeg"]] == [320, 640]
    assert ArticleRendition.objects.count() == before


def test_publishing_makes_the_sizes_of_cover_and_figures(home: HomePage) -> None:
    cover, figure = make_image(), make_image()
    body = [("figure", {"image": figure, "caption": "", "credit": ""})]
    article = make_article(cover=cover, body=body)
    refresh.call(article.pk)
    assert cover.renditions.filter(filter_spec__contains="fill-1200x630").exists()
    assert figure.renditions.filter(filter_spec="max-800x1600|format-webp").exists()


def test_a_new_focal_point_makes_the_sizes_anew(home: HomePage) -> None:
    cover = make_image()
    make_article(cover=cover)
    cover.focal_point_x, cover.focal_point_y = 60, 4
    cover.focal_point_width = cover.focal_point_height = 4
    cover.save()
    refresh_image.call(cover.pk)
    assert cover.renditions.exclude(focal_point_key="").exists()
