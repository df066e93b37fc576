"""Addresses of pages, authors and tags: pinyin, unique, editable."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from articles.models import ArticleTag, Author, HomePage
from tests.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db


def test_a_page_gets_a_pinyin_slug_unique_below_its_section(home: HomePage) -> None:
    section = make_section(home)
    slugs = [make_article(section, title="如何注销手机号码：步骤", slug="").slug for _ in range(3)]
    assert slugs == [
        "ru-he-zhu-xiao-shou-ji-hao-ma",
        "ru-he-zhu-xiao-shou-ji-hao-ma-2",
        "ru-he-zhu-xiao-shou-ji-hao-ma-3",
    ]
    other = make_section(home, title="别的栏目")
    assert make_article(other, title="如何注销手机号码：步骤", slug="").slug == slugs[0]


def test_an_editors_slug_stays(home: HomePage) -> None:
    article = make_article(make_section(home), title="销户指南", slug="xiaohu")
    article.title = "另一个标题"
    article.save_revision().publish()
    article.refresh_from_db()
    assert article.slug == "xiaohu"


def test_titles_without_letters_get_slugs_all_the_same(home: HomePage) -> None:
    section = make_section(home)
    slugs = {make_article(section, title=title, slug="").slug for title in ("🙂", "？！", "……")}
    assert len(slugs) == 3
    assert all(slug and slug.isascii() for slug in slugs)


def test_a_slug_that_is_taken_is_refused_with_a_sentence(client: Client, home: HomePage) -> None:
    section = make_section(home)
    make_article(section, slug="yi-di-xiao-hu")
    client.force_login(make_user(superuser=True))
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    data = {"title": "异地销户", "slug": "yi-di-xiao-hu", "body-count": "0"}
    for formset in ("pinned_articles", "excluded_articles", "comments"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    answer = client.post(url, data)
    assert answer.status_code == 200
    assert "已经有网址别名为“yi-di-xiao-hu”的页面" in answer.content.decode()


def test_a_slug_in_chinese_works_where_an_editor_wants_one(client: Client, home: HomePage) -> None:
    article = make_article(make_section(home), slug="销户")
    assert client.get(article.get_url()).status_code == 200


def test_an_author_gets_a_pinyin_slug_that_can_be_edited() -> None:
    author = Author.objects.create(name="号卡头条")
    assert author.slug == "hao-ka-tou-tiao"
    assert author.get_absolute_url() == "/author/hao-ka-tou-tiao/"
    author.slug = "bianjibu"
    author.save()
    author.refresh_from_db()
    assert author.slug == "bianjibu"


def test_many_authors_with_one_slug_each_get_a_number() -> None:
    for end in ("", "。", "！", "？", "，", "；", "：", "…", "、", "·", "～", "—"):
        Author.objects.create(name="撰" * 40 + end)
    assert len(set(Author.objects.values_list("slug", flat=True))) == 12


@pytest.mark.parametrize("name", ["🙂", "……"])
def test_an_author_without_letters_gets_a_slug(name: str) -> None:
    Author.objects.create(name="！")
    author = Author.objects.create(name=name)
    assert author.slug == "author-2"


def test_a_tag_gets_a_pinyin_slug_that_can_be_edited() -> None:
    tag = ArticleTag.objects.create(name="携号转网")
    assert tag.slug == "xie-hao-zhuan-wang"
    tag.slug = "zhuanwang"
    tag.full_clean()
    tag.save()
    assert ArticleTag.objects.get().slug == "zhuanwang"


def test_tags_that_sound_alike_or_have_no_letters_get_slugs_of_their_own() -> None:
    names = ["销户", "消护", "小虎", "🙂", "！？"]
    slugs = [ArticleTag.objects.create(name=name).slug for name in names]
    assert len(set(slugs)) == 5
    assert all(slug.isascii() and slug for slug in slugs)


def test_a_chinese_slug_is_refused_on_a_tag() -> None:
    with pytest.raises(ValidationError) as caught:
        ArticleTag(name="销户", slug="销户").full_clean()
    assert "网址只能用小写字母" in str(caught.value)


def test_a_tags_chinese_slug_never_breaks_the_articles_page(client: Client, home: HomePage) -> None:
    article = make_article(make_section(home), tags=("销户",))
    ArticleTag.objects.update(slug="销户")
    assert client.get(article.get_url()).status_code == 200
