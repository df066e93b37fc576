"""What the demo loader does with a page that a file puts elsewhere, and with words of a picture that changed."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from articles.models import ArticleImage, ArticlePage, SectionPage
from articles.services.demo_content import UNCHANGED, UPDATED, LoadReport, load_demo_content
from tests.content import MANIFEST, write_article
from tests.factories import make_user, picture_bytes

pytestmark = pytest.mark.django_db
WORDS = "cover_alt: 一只手拿着卡\ncover_focus: 25 50\n"


def load(folder: Path) -> LoadReport:
    return load_demo_content(root=folder)


def article(slug: str) -> ArticlePage:
    return ArticlePage.objects.get(slug=slug)


def cover(slug: str) -> ArticleImage:
    image = article(slug).cover
    assert isinstance(image, ArticleImage)
    return image


def section(slug: str) -> SectionPage:
    return SectionPage.objects.get(slug=slug)


def rename(page: Page, slug: str) -> None:
    """Give a page another address, as an editor does."""
    page.slug = slug
    page.save_revision().publish()


def test_a_page_moves_to_the_section_that_its_file_names_now(folder: Path, client: Client) -> None:
    load(folder)
    before = article("buka")
    write_article(folder, "buka", title="补卡指南", section="toutiao")
    assert load(folder).counts == {UPDATED: 1, UNCHANGED: 3}
    after = article("buka")
    assert after.pk == before.pk
    assert after.get_parent().slug == "toutiao"
    assert after.get_url() == "/toutiao/buka/"
    assert client.get("/toutiao/buka/").status_code == 200
    assert client.get("/banka/buka/").headers["location"] == "/toutiao/buka/"
    assert load(folder).counts == {UNCHANGED: 4}
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_moves_into_a_section_that_is_new_in_the_manifest(folder: Path) -> None:
    load(folder)
    more = "sections:\n  - {slug: liuliang, title: 流量}\n"
    (folder / "manifest.yaml").write_text(MANIFEST.replace("sections:\n", more), encoding="utf-8")
    write_article(folder, "buka", title="补卡指南", section="liuliang")
    assert load(folder).counts == {UPDATED: 1, UNCHANGED: 3}
    assert article("buka").get_parent() == section("liuliang").page_ptr


def test_a_page_that_an_editor_moved_is_left_alone(folder: Path) -> None:
    load(folder)
    article("buka").move(section("toutiao"), pos="last-child", user=make_user(superuser=True))
    write_article(folder, "buka", title="补卡新指南", section="banka")
    assert load(folder).left_alone == ["articles/buka.md"]
    assert article("buka").get_parent().slug == "toutiao"
    assert article("buka").title == "补卡指南"


def test_a_page_stays_in_a_section_that_an_editor_renamed(folder: Path) -> None:
    load(folder)
    rename(section("banka"), "ban-ka")
    for title in ("补卡新指南", "补卡最新指南"):
        write_article(folder, "buka", title=title, section="banka")
        assert load(folder).counts == {UPDATED: 1, UNCHANGED: 3}
        assert article("buka").title == title
        assert article("buka").get_parent().slug == "ban-ka"


def test_pages_go_into_the_section_under_its_new_name(folder: Path) -> None:
    load(folder)
    rename(section("banka"), "ban-ka")
    write_article(folder, "xiaohu", title="销户指南", section="banka")
    write_article(folder, "esim", title="eSIM 怎么办", section="banka")
    load(folder)
    assert article("xiaohu").get_parent().slug == "ban-ka"
    assert article("esim").get_parent().slug == "ban-ka"
    assert SectionPage.objects.count() == 2


def test_a_page_whose_new_address_an_editor_uses_is_left_alone_and_named(folder: Path) -> None:
    load(folder)
    section("toutiao").add_child(instance=ArticlePage(title="编辑的", slug="buka"))
    write_article(folder, "buka", title="补卡新指南", section="toutiao")
    out = StringIO()
    call_command("load_demo", folder=folder, stdout=out)
    assert "地址被别的页面占用的，没有动：articles/buka.md。" in out.getvalue()
    titles = ArticlePage.objects.filter(slug="buka").values_list("title", flat=True)
    assert set(titles) == {"编辑的", "补卡指南"}


def focus(image: ArticleImage) -> tuple[int | None, int | None]:
    return image.focal_point_x, image.focal_point_y


def test_changed_words_and_focus_reach_a_picture_whose_file_stayed(folder: Path) -> None:
    load(folder)
    before = cover("xiaohu")
    assert (before.description, focus(before)) == ("", (None, None))
    write_article(folder, "xiaohu", title="销户新指南", more=WORDS)
    load(folder)
    after = cover("xiaohu")
    assert after.pk == before.pk
    assert (after.title, after.description, focus(after)) == ("销户新指南", "一只手拿着卡", (16, 18))
    write_article(folder, "xiaohu", title="销户新指南")
    load(folder)
    assert focus(cover("xiaohu")) == (None, None)
    assert ArticleImage.objects.count() == 1


def test_only_changed_words_write_a_picture_again(folder: Path) -> None:
    write_article(folder, "xiaohu", more=WORDS)
    load(folder)
    write_article(folder, "xiaohu", more=WORDS, body="\n另一段话。\n")
    with CaptureQueriesContext(connection) as captured:
        assert load(folder).counts == {UPDATED: 1, UNCHANGED: 3}
    table = ArticleImage._meta.db_table
    assert [query["sql"] for query in captured if query["sql"].startswith(f'UPDATE "{table}"')] == []


def edit_in_the_admin(client: Client, image: ArticleImage, **changes: object) -> None:
    """Save the image's form with changes, as an editor does."""
    client.force_login(make_user(superuser=True))
    address = reverse("wagtailimages:edit", args=[image.pk])
    form = client.get(address).context["form"]
    data = {name: form[name].value() for name in form.fields if name != "file"}
    known = {name: value for name, value in data.items() if value is not None}
    answer = client.post(address, {**known, "tags": "", **changes})
    assert answer.status_code == 302


def test_a_picture_that_an_editor_edited_keeps_the_editors_words_and_is_named(
    folder: Path, client: Client
) -> None:
    load(folder)
    edit_in_the_admin(client, ArticleImage.objects.get(), description="编辑写的")
    write_article(folder, "xiaohu", title="销户新指南", more=WORDS)
    out = StringIO()
    call_command("load_demo", folder=folder, stdout=out)
    assert "编辑改过的图片，替代文字和焦点没有动：covers/xiaohu.jpg。" in out.getvalue()
    assert article("xiaohu").title == "销户新指南"
    assert cover("xiaohu").description == "编辑写的"


def test_a_picture_whose_file_an_editor_replaced_stays_on_the_page(folder: Path, client: Client) -> None:
    load(folder)
    image = ArticleImage.objects.get()
    (folder / "new.jpg").write_bytes(picture_bytes(width=80, height=45, image_format="JPEG"))
    with (folder / "new.jpg").open("rb") as file:
        edit_in_the_admin(client, image, file=file)
    write_article(folder, "xiaohu", title="销户新指南")
    load(folder)
    assert cover("xiaohu") == image
    assert cover("xiaohu").width == 80


def test_a_picture_that_an_editor_uploaded_first_keeps_its_words(folder: Path) -> None:
    load(folder)
    ArticleImage.objects.update(uploaded_by_user=make_user(superuser=True), description="编辑写的")
    write_article(folder, "xiaohu", title="销户新指南", more=WORDS)
    assert load(folder).pictures_left_alone == ["covers/xiaohu.jpg"]
    assert cover("xiaohu").description == "编辑写的"
