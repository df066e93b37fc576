"""A reader's request makes no picture sizes, but for one where none is there yet."""

import pytest

from articles.models import ArticleRendition, HomePage
from articles.services.publishing import refresh, refresh_image
from articles.services.renditions import STYLES_BY_NAME, make_renditions, ready_pictures
from articles.templatetags.article_tags import cover_picture
from tests.factories import make_article, make_image

pytestmark = pytest.mark.django_db
CARD = STYLES_BY_NAME["card"]


def test_without_any_size_a_request_makes_one_jpeg(home: HomePage) -> None:
    image = make_image(width=1600, height=900)
    (ready,) = ready_pictures(image, styles=(CARD,))
    assert ready.modern == {"avif": [], "webp": []}
    assert (ready.fallback.width, ready.fallback.height) == (480, 270)
    assert ArticleRendition.objects.count() == 1


def test_with_all_sizes_a_request_makes_none(home: HomePage) -> None:
    image = make_image(width=720, height=405)
    make_renditions(image, styles=("card",))
    before = ArticleRendition.objects.count()
    (ready,) = ready_pictures(image, styles=(CARD,))
    assert {name: [one.width for one in made] for name, made in ready.modern.items()} == {
        "avif": [480, 720],
        "webp": [480, 720],
    }
    assert ArticleRendition.objects.count() == before


def test_a_picture_offers_its_formats_best_first_and_the_narrow_shape_before_the_wide_one(
    home: HomePage,
) -> None:
    image = make_image(width=1600, height=900)
    make_renditions(image)
    sources = cover_picture(image, "card")["sources"]
    assert [(one["media"], one["type"]) for one in sources] == [
        ("(max-width: 639px)", "image/avif"),
        ("(max-width: 639px)", "image/webp"),
        ("(max-width: 639px)", "image/jpeg"),
        ("", "image/avif"),
        ("", "image/webp"),
    ]
    assert sources[0]["srcset"].endswith(" 336w")
    assert (sources[0]["width"], sources[0]["height"]) == (336, 252)


def test_publishing_makes_the_sizes_of_cover_and_figures(home: HomePage) -> None:
    cover, figure = make_image(), make_image()
    body = [("figure", {"image": figure, "caption": "", "credit": ""})]
    article = make_article(cover=cover, body=body)
    refresh.call(article.pk)
    assert cover.renditions.filter(filter_spec__contains="fill-1200x630").exists()
    assert figure.renditions.filter(filter_spec="max-720x1500|format-avif").exists()


def test_a_new_focal_point_makes_the_sizes_anew(home: HomePage) -> None:
    cover = make_image()
    make_article(cover=cover)
    cover.focal_point_x, cover.focal_point_y = 60, 4
    cover.focal_point_width = cover.focal_point_height = 4
    cover.save()
    refresh_image.call(cover.pk)
    assert cover.renditions.exclude(focal_point_key="").exists()
