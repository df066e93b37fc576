"""Drawn pictures on disk: few, whole, and gone with their article."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import override_settings
from PIL import Image

from articles.cards.facts import SHAPES, WIDE
from articles.models import ArticlePage, HomePage, SectionPage
from articles.services import card_files, cards, publishing
from tests.factories import make_article, make_image, make_section

pytestmark = pytest.mark.django_db
BASE = "http://testserver"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path) -> Any:
    with override_settings(MEDIA_ROOT=tmp_path):
        yield


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home))


def files(article_id: int) -> list[str]:
    """Return the names of a page's pictures, without their fingerprints."""
    try:
        names = default_storage.listdir(f"cards/{article_id}")[1]
    except FileNotFoundError:
        return []
    return sorted(name.partition("-")[0] for name in names)


def poster_of(article: ArticlePage) -> card_files.Drawing:
    settings = card_files.default_settings()
    return card_files.article_poster(
        article, facts=cards.poster_facts(article, settings=settings, base_url=BASE)
    )


def test_publishing_draws_the_cards_and_no_poster(
    article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    assert files(article.pk) == ["square", "wide"]
    settings = card_files.default_settings()
    facts = cards.card_facts(ArticlePage.objects.get(pk=article.pk), settings=settings)
    for shape in SHAPES.values():
        assert card_files.kept(card_files.article_card(article, facts=facts, shape=shape))


def test_there_is_one_picture_of_each_kind_however_often_a_page_changes(article: ArticlePage) -> None:
    for number in range(3):
        article.title = f"第 {number} 次改的标题"
        article.save()
        card_files.draw_cards(article)
        card_files.drawn(poster_of(article))
        assert files(article.pk) == ["poster", "square", "wide"]
    article.title = "又改了"
    article.save()
    card_files.draw_cards(article)
    assert files(article.pk) == ["square", "wide"]


def test_pictures_go_with_their_article(
    article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    other = make_article(title="另一篇")
    for one in (article, other):
        card_files.draw_cards(one)
    with django_capture_on_commit_callbacks(execute=True):
        article.unpublish()
    assert files(article.pk) == []
    assert not default_storage.exists(f"cards/{article.pk}")
    page_id = other.pk
    with django_capture_on_commit_callbacks(execute=True):
        ArticlePage.objects.get(pk=page_id).delete()
    assert files(page_id) == []


def test_pictures_of_a_published_article_are_never_forgotten(article: ArticlePage) -> None:
    card_files.draw_cards(article)
    publishing.forget_pictures.call(article.pk)
    assert files(article.pk) == ["square", "wide"]


def test_a_new_focal_point_draws_the_cards_anew(
    article: ArticlePage, django_capture_on_commit_callbacks: Any, indexes: None
) -> None:
    article.cover = make_image(width=320, height=180)
    article.save()
    card_files.draw_cards(article)
    before = set(default_storage.listdir(f"cards/{article.pk}")[1])
    article.cover.focal_point_x, article.cover.focal_point_y = 10, 10
    article.cover.focal_point_width = article.cover.focal_point_height = 5
    with django_capture_on_commit_callbacks(execute=True):
        article.cover.save()
    after = set(default_storage.listdir(f"cards/{article.pk}")[1])
    assert len(after) == 2
    assert not before & after


def test_a_picture_cut_short_is_drawn_again(article: ArticlePage) -> None:
    drawing = poster_of(article)
    whole = card_files.drawn(drawing).content
    default_storage.delete(drawing.path)
    default_storage.save(drawing.path, ContentFile(whole[: len(whole) // 2]))
    assert card_files.kept(drawing) == b""
    assert card_files.drawn(drawing).content == whole
    assert card_files.kept(drawing) == whole


def test_two_that_draw_at_once_leave_one_picture(
    article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = poster_of(article)
    save = FileSystemStorage.save

    def meanwhile(storage: FileSystemStorage, name: str, content: Any) -> str:
        monkeypatch.setattr(FileSystemStorage, "save", save)
        card_files.drawn(drawing)
        return save(storage, name, content)

    monkeypatch.setattr(FileSystemStorage, "save", meanwhile)
    content = card_files.drawn(drawing).content
    assert files(article.pk) == ["poster"]
    assert card_files.kept(drawing) == content


def test_a_cover_whose_file_is_gone_is_drawn_without_it_and_not_kept(
    article: ArticlePage, caplog: pytest.LogCaptureFixture
) -> None:
    article.cover = make_image()
    article.cover.file.storage.delete(article.cover.file.name)
    facts = cards.card_facts(article, settings=card_files.default_settings())
    picture = card_files.drawn(card_files.article_card(article, facts=facts, shape=WIDE))
    assert picture.content
    assert not picture.is_lasting
    assert files(article.pk) == []
    assert "can't be read" in caplog.text


def test_the_focal_point_is_what_a_card_shows(article: ArticlePage) -> None:
    half = Image.new("RGB", (1600, 400), "#0000ff")
    half.paste("#ff0000", (1200, 0, 1600, 400))
    content = BytesIO()
    half.save(content, "PNG")
    content.seek(0)
    point = {"focal_point_x": 1400, "focal_point_y": 200, "focal_point_width": 300, "focal_point_height": 300}
    article.cover = make_image(file=ImageFile(content, name="half.png"), **point)
    facts = cards.card_facts(article, settings=card_files.default_settings())
    for shape in SHAPES.values():
        drawn = card_files.drawn(card_files.article_card(article, facts=facts, shape=shape))
        red, _green, blue = Image.open(BytesIO(drawn.content)).getpixel(
            (shape.width * 3 // 4, shape.height // 2)
        )
        assert red > 200 > blue


def test_an_article_of_no_section_still_has_a_card(article: ArticlePage) -> None:
    SectionPage.objects.filter(pk=article.get_parent().pk).update(title="", accent="")
    card_files.draw_cards(ArticlePage.objects.get(pk=article.pk))
    assert files(article.pk) == ["square", "wide"]
