"""The demo loader's second run: what changed in the files arrives, and an editor's work stays."""

import shutil
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision, Site

from articles.models import (
    ArticleImage,
    ArticlePage,
    ArticleTag,
    Author,
    HomePage,
    LoadedPage,
    MenuItem,
    SectionPage,
    SiteSettings,
)
from articles.services.demo_content import CREATED, UNCHANGED, UPDATED, LoadReport, load_demo_content
from tests.conftest import OpenDatabase
from tests.content import MANIFEST, write_article, write_folder

pytestmark = pytest.mark.django_db
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@pytest.fixture(scope="module")
def loaded(module_database: OpenDatabase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_folder(tmp_path_factory.mktemp("loaded") / "fixtures")
    with module_database():
        HomePage.objects.all().delete()
        Site.objects.all().delete()
        load(folder)
    return folder


@pytest.fixture
def folder(loaded: Path, tmp_path: Path) -> Path:
    """The folder that was loaded, in a copy that a test may change."""
    return shutil.copytree(loaded, tmp_path / "fixtures")


def load(folder: Path) -> LoadReport:
    return load_demo_content(root=folder)


def article(slug: str) -> ArticlePage:
    return ArticlePage.objects.get(slug=slug)


def test_a_second_run_writes_nothing(folder: Path) -> None:
    revisions = Revision.objects.count()
    with CaptureQueriesContext(connection) as captured:
        report = load(folder)
    assert report.counts == {UNCHANGED: 4}
    assert [query["sql"] for query in captured if query["sql"].startswith(WRITES)] == []
    assert Revision.objects.count() == revisions


def test_links_between_articles_point_to_pages(folder: Path, client: Client) -> None:
    text = client.get(article("xiaohu").get_url()).content.decode()
    assert 'href="/banka/buka/"' in text
    assert 'href="tel:10086"' in text


def test_block_ids_are_the_same_in_every_database(folder: Path) -> None:
    first = [block.id for block in article("xiaohu").body]
    Page.objects.filter(depth=2).first().delete()
    LoadedPage.objects.all().delete()
    load(folder)
    assert [block.id for block in article("xiaohu").body] == first


def test_a_changed_file_updates_only_its_page(folder: Path) -> None:
    revisions = dict(Page.objects.values_list("slug", "latest_revision"))
    identity = article("buka").pk
    write_article(folder, "buka", title="补卡新指南", section="banka")
    report = load(folder)
    assert report.counts == {UPDATED: 1, UNCHANGED: 3}
    assert article("buka").title == "补卡新指南"
    assert article("buka").pk == identity
    after = dict(Page.objects.values_list("slug", "latest_revision"))
    assert {slug for slug in after if after[slug] != revisions[slug]} == {"buka"}
    assert load(folder).counts == {UNCHANGED: 4}


def test_dropping_the_pins_in_the_manifest_updates_the_guide(folder: Path) -> None:
    (folder / "manifest.yaml").write_text(MANIFEST.split("related:")[0], encoding="utf-8")
    assert load(folder).counts == {UPDATED: 1, UNCHANGED: 3}
    assert not article("xiaohu").pinned_articles.exists()


@pytest.mark.parametrize("published", [True, False])
def test_a_page_that_an_editor_edited_is_left_alone(folder: Path, published: bool) -> None:
    page = article("buka")
    page.lead = "编辑写的导语"
    revision = page.save_revision()
    if published:
        revision.publish()
    write_article(folder, "buka", title="补卡新指南", section="banka")
    report = load(folder)
    assert report.left_alone == ["articles/buka.md"]
    assert article("buka").title == "补卡指南"
    assert article("buka").get_latest_revision_as_object().lead == "编辑写的导语"


def test_a_page_that_an_editor_unpublished_is_left_alone(folder: Path) -> None:
    article("buka").unpublish()
    write_article(folder, "buka", title="补卡新指南", section="banka")
    assert load(folder).left_alone == ["articles/buka.md"]
    assert not article("buka").live


def test_a_page_that_an_editor_renamed_is_left_alone_and_still_found(folder: Path) -> None:
    page = article("buka")
    page.slug = "bu-ka"
    page.save()
    write_article(folder, "xiaohu", title="销户新指南", body="\n[补卡](article:buka)\n")
    assert load(folder).left_alone == ["articles/buka.md"]
    guide = article("xiaohu")
    assert f'id="{page.pk}"' in guide.body[0].value.source
    assert next(pin.article_id for pin in guide.pinned_articles.all()) == page.pk


def test_a_deleted_page_does_not_come_back_and_does_not_stop_the_others(folder: Path, client: Client) -> None:
    article("buka").delete()
    write_article(folder, "xiaohu", title="销户新指南", body="\n[补卡](article:buka)\n")
    report = load(folder)
    assert report.left_alone == ["articles/buka.md"]
    assert not ArticlePage.objects.filter(slug="buka").exists()
    guide = article("xiaohu")
    assert guide.title == "销户新指南"
    assert [pin.article.slug for pin in guide.pinned_articles.all()] == ["zhuanwang"]
    assert client.get(guide.get_url()).status_code == 200


def test_a_deleted_section_does_not_come_back(folder: Path) -> None:
    SectionPage.objects.get(slug="banka").delete()
    report = load(folder)
    assert sorted(report.left_alone) == ["articles/buka.md", "articles/zhuanwang.md"]
    assert not SectionPage.objects.filter(slug="banka").exists()


def test_what_editors_did_around_the_articles_stays(folder: Path) -> None:
    SectionPage.objects.filter(slug="banka").update(slug="ban-ka", title="改名")
    Author.objects.update(slug="bianjibu", introduction="改过")
    ArticleTag.objects.update(description="")
    SiteSettings.objects.update(slogan="")
    MenuItem.objects.all().delete()
    home = HomePage.objects.get()
    home.lead_article = None
    home.save_revision().publish()
    write_article(folder, "xiaohu", title="销户新指南")
    load(folder)
    assert not SectionPage.objects.filter(slug="banka").exists()
    assert Author.objects.get().introduction == "改过"
    assert ArticleTag.objects.get().description == ""
    assert SiteSettings.objects.get().slogan == ""
    assert not MenuItem.objects.exists()
    assert HomePage.objects.get().lead_article is None


def test_a_new_file_becomes_a_new_page(folder: Path) -> None:
    write_article(folder, "esim", title="eSIM 怎么办", section="banka")
    assert load(folder).counts == {CREATED: 1, UNCHANGED: 4}
    assert article("esim").live


def test_a_page_that_an_editor_wrote_under_the_same_address_is_left_alone(folder: Path) -> None:
    section = SectionPage.objects.get(slug="banka")
    section.add_child(instance=ArticlePage(title="编辑的", slug="esim"))
    write_article(folder, "esim", title="eSIM 怎么办", section="banka")
    assert load(folder).left_alone == ["articles/esim.md"]
    assert article("esim").title == "编辑的"


def test_pictures_stand_in_the_library_once(folder: Path) -> None:
    (folder / "covers" / "buka.jpg").write_bytes((folder / "covers" / "xiaohu.jpg").read_bytes())
    load(folder)
    assert ArticleImage.objects.count() == 1
    assert article("buka").cover == article("xiaohu").cover
