"""The demo loader: idempotent, never over an editor's work, all or nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision

from articles.models import (
    ArticleImage,
    ArticlePage,
    ArticleTag,
    ArticleViews,
    Author,
    HomePage,
    LoadedPage,
    MenuItem,
    SectionPage,
    SiteSettings,
    StandardPage,
)
from articles.services.demo_content import CREATED, UNCHANGED, UPDATED, LoadReport, load_demo_content
from articles.text.article_files import ContentError
from tests.content import MANIFEST, write_article, write_folder
from tests.factories import make_site

pytestmark = pytest.mark.django_db
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def load(folder: Path) -> LoadReport:
    return load_demo_content(root=folder)


def article(slug: str) -> ArticlePage:
    return ArticlePage.objects.get(slug=slug)


def test_a_fresh_database_gets_the_whole_site(folder: Path, client: Client) -> None:
    report = load(folder)
    assert report.counts == {CREATED: 4}
    guide = article("xiaohu")
    assert [block.block_type for block in guide.body] == [
        "paragraph",
        "figure",
        "callout",
        "table",
        "quote",
        "faq",
        "markdown",
    ]
    assert guide.live
    assert str(guide.first_published_at) == "2026-11-25 10:17:22+00:00"
    assert [pin.article.slug for pin in guide.pinned_articles.all()] == ["buka", "zhuanwang"]
    assert guide.author.name == "号卡头条"
    assert guide.cover.is_ai_generated
    assert guide.get_parent().slug == "toutiao"
    assert HomePage.objects.get().lead_article == guide
    assert ArticleTag.objects.get().description == "把号码办干净。"
    assert SiteSettings.objects.get().slogan == "一步一步办成"
    assert [str(item) for item in MenuItem.objects.order_by("place", "sort_order")] == [
        "关于我们",
        "头条",
        "办卡补卡",
    ]
    assert not ArticleViews.objects.exists()
    for page in Page.objects.filter(depth__gte=2):
        assert client.get(page.get_url()).status_code == 200


def test_the_tree_is_sound(folder: Path) -> None:
    load(folder)
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_second_run_writes_nothing(folder: Path) -> None:
    load(folder)
    revisions = Revision.objects.count()
    with CaptureQueriesContext(connection) as captured:
        report = load(folder)
    assert report.counts == {UNCHANGED: 4}
    assert [query["sql"] for query in captured if query["sql"].startswith(WRITES)] == []
    assert Revision.objects.count() == revisions


def test_links_between_articles_point_to_pages(folder: Path, client: Client) -> None:
    load(folder)
    text = client.get(article("xiaohu").get_url()).content.decode()
    assert 'href="/banka/buka/"' in text
    assert 'href="tel:10086"' in text


def test_block_ids_are_the_same_in_every_database(folder: Path) -> None:
    load(folder)
    first = [block.id for block in article("xiaohu").body]
    Page.objects.filter(depth=2).first().delete()
    LoadedPage.objects.all().delete()
    load(folder)
    assert [block.id for block in article("xiaohu").body] == first


def test_a_changed_file_updates_only_its_page(folder: Path) -> None:
    load(folder)
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
    load(folder)
    (folder / "manifest.yaml").write_text(MANIFEST.split("related:")[0], encoding="utf-8")
    assert load(folder).counts == {UPDATED: 1, UNCHANGED: 3}
    assert not article("xiaohu").pinned_articles.exists()


@pytest.mark.parametrize("published", [True, False])
def test_a_page_that_an_editor_edited_is_left_alone(folder: Path, published: bool) -> None:
    load(folder)
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
    load(folder)
    article("buka").unpublish()
    write_article(folder, "buka", title="补卡新指南", section="banka")
    assert load(folder).left_alone == ["articles/buka.md"]
    assert not article("buka").live


def test_a_page_that_an_editor_renamed_is_left_alone_and_still_found(folder: Path) -> None:
    load(folder)
    page = article("buka")
    page.slug = "bu-ka"
    page.save()
    write_article(folder, "xiaohu", title="销户新指南", body="\n[补卡](article:buka)\n")
    assert load(folder).left_alone == ["articles/buka.md"]
    guide = article("xiaohu")
    assert f'id="{page.pk}"' in guide.body[0].value.source
    assert next(pin.article_id for pin in guide.pinned_articles.all()) == page.pk


def test_a_deleted_page_does_not_come_back_and_does_not_stop_the_others(folder: Path, client: Client) -> None:
    load(folder)
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
    load(folder)
    SectionPage.objects.get(slug="banka").delete()
    report = load(folder)
    assert sorted(report.left_alone) == ["articles/buka.md", "articles/zhuanwang.md"]
    assert not SectionPage.objects.filter(slug="banka").exists()


def test_what_editors_did_around_the_articles_stays(folder: Path) -> None:
    load(folder)
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
    load(folder)
    write_article(folder, "esim", title="eSIM 怎么办", section="banka")
    assert load(folder).counts == {CREATED: 1, UNCHANGED: 4}
    assert article("esim").live


def test_a_page_that_an_editor_wrote_under_the_same_address_is_left_alone(folder: Path) -> None:
    load(folder)
    section = SectionPage.objects.get(slug="banka")
    section.add_child(instance=ArticlePage(title="编辑的", slug="esim"))
    write_article(folder, "esim", title="eSIM 怎么办", section="banka")
    assert load(folder).left_alone == ["articles/esim.md"]
    assert article("esim").title == "编辑的"


def test_an_existing_home_page_is_kept(db: None, tmp_path: Path) -> None:
    home = make_site()
    load(write_folder(tmp_path / "fixtures"))
    assert HomePage.objects.get() == home
    assert ArticlePage.objects.count() == 3
    assert StandardPage.objects.count() == 1


def test_pictures_stand_in_the_library_once(folder: Path) -> None:
    load(folder)
    (folder / "covers" / "buka.jpg").write_bytes((folder / "covers" / "xiaohu.jpg").read_bytes())
    load(folder)
    assert ArticleImage.objects.count() == 1
    assert article("buka").cover == article("xiaohu").cover


@pytest.mark.parametrize(
    ("body", "title", "line"),
    [
        ("\n::: quote\n没有收尾\n", "标题", 10),
        ("\n一段话。\n", "长" * 300, 2),
        ("\n::: callout tip " + "长" * 50 + "\n一段\n:::\n", "标题", 11),
        ("\n一段。\n\n::: quote\n原话\n链接: 不是网址\n:::\n", "标题", 13),
        ("\n::: faq\n问: " + "长" * 90 + "\n答: 一\n:::\n", "标题", 11),
    ],
)
def test_nothing_is_loaded_where_one_file_is_broken(folder: Path, body: str, title: str, line: int) -> None:
    write_article(folder, "zhuanwang", title=title, body=body)
    with pytest.raises(ContentError) as caught:
        load(folder)
    assert [problem.split("：")[0] for problem in caught.value.problems] == [f"articles/zhuanwang.md:{line}"]
    assert not HomePage.objects.exists()
    assert not ArticleTag.objects.exists()
    assert not ArticleImage.objects.exists()


def test_what_the_models_refuse_is_named_for_every_file(folder: Path) -> None:
    write_article(folder, "zhuanwang", title="长" * 300)
    write_article(folder, "buka", title="长" * 300)
    with pytest.raises(ContentError) as caught:
        load(folder)
    assert {problem.split("：")[0] for problem in caught.value.problems} == {
        "articles/zhuanwang.md:2",
        "articles/buka.md:2",
    }


def test_a_section_that_the_model_refuses_is_a_sentence(folder: Path) -> None:
    (folder / "manifest.yaml").write_text(MANIFEST.replace("accent: blue", "accent: pink"), encoding="utf-8")
    with pytest.raises(ContentError, match=r"manifest\.yaml:4："):
        load(folder)


def test_the_command_says_what_it_did(folder: Path) -> None:
    out = StringIO()
    call_command("load_demo", folder=folder, stdout=out)
    assert "新建 4 页" in out.getvalue()
    article("buka").delete()
    call_command("load_demo", folder=folder, stdout=out)
    assert "没有动：articles/buka.md。" in out.getvalue()


def test_the_command_names_every_broken_file_and_loads_nothing(folder: Path) -> None:
    write_article(folder, "buka", body="::: video\n:::\n")
    write_article(folder, "zhuanwang", body="[x](article:mei-you)\n")
    with pytest.raises(CommandError) as caught:
        call_command("load_demo", folder=folder)
    text = str(caught.value)
    assert "什么都没有载入" in text
    assert "articles/buka.md:9" in text
    assert "articles/zhuanwang.md:9" in text
    assert not HomePage.objects.exists()
