"""The demo loader: idempotent, never over an editor's work, all or nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from articles.models import (
    ArticleImage,
    ArticlePage,
    ArticleTag,
    ArticleViews,
    HomePage,
    MenuItem,
    SiteSettings,
    StandardPage,
)
from articles.services.demo_content import CREATED, LoadReport, load_demo_content
from articles.text.article_files import ContentError
from tests.content import MANIFEST, write_article, write_folder

pytestmark = pytest.mark.django_db


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


def test_an_existing_home_page_is_kept(home: HomePage, tmp_path: Path) -> None:
    load(write_folder(tmp_path / "fixtures"))
    assert HomePage.objects.get() == home
    assert ArticlePage.objects.count() == 3
    assert StandardPage.objects.count() == 1


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
