"""Making drafts: what is saved, who owns it, and what becomes of pasted pictures."""

import base64

import pytest
from wagtail.models import PageLogEntry

from articles.models import ArticleImage, HomePage, SectionPage, User
from articles.services.article_templates import TEMPLATES, template_blocks
from articles.services.drafts import append_blocks, can_write, make_draft, sections_for
from articles.text.pasted import blocks_from_html
from articles.text.pasted_parts import Loss
from articles.text.slugs import make_slug
from tests.factories import make_article, make_author, make_section, make_user, picture_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, title="销户指南")


@pytest.fixture
def admin(home: HomePage) -> User:
    return make_user(superuser=True)


def pasted_picture(data: bytes | None = None, *, alt: str = "营业厅") -> str:
    return (
        f"<img alt='{alt}' src='data:image/png;base64,{base64.b64encode(data or picture_bytes()).decode()}'>"
    )


def test_a_draft_is_not_live_and_has_one_revision_and_entries_in_the_log(
    section: SectionPage, admin: User
) -> None:
    article = make_draft(section=section, user=admin, title="如何注销手机号码").article
    article.refresh_from_db()
    assert (article.live, article.owner, article.slug) == (False, admin, make_slug("如何注销手机号码"))
    assert article.has_unpublished_changes
    assert article.facts_as_of is None
    assert article.revisions.get().user == admin
    assert article.latest_revision is not None
    actions = PageLogEntry.objects.filter(page_id=article.pk).values_list("action", "user")
    assert set(actions) == {("wagtail.create", admin.pk), ("wagtail.edit", admin.pk)}


def test_two_drafts_with_one_title_have_two_addresses(section: SectionPage, admin: User) -> None:
    slugs = {make_draft(section=section, user=admin, title="携号转网").article.slug for _number in range(2)}
    assert len(slugs) == 2


def test_only_a_lone_author_becomes_the_articles(section: SectionPage, admin: User) -> None:
    author = make_author()
    assert make_draft(section=section, user=admin, title="甲").article.author == author
    make_author()
    assert make_draft(section=section, user=admin, title="乙").article.author is None


@pytest.mark.parametrize("key", [template.key for template in TEMPLATES])
def test_every_template_makes_a_body_that_can_be_saved_and_shown(
    section: SectionPage, admin: User, key: str
) -> None:
    article = make_draft(section=section, user=admin, title="题目", blocks=template_blocks(key)).article
    draft = article.get_latest_revision_as_object()
    assert len(draft.body) == len(template_blocks(key))
    draft.body.stream_block.clean(draft.body)
    assert all("【" in str(block.render()) for block in draft.body)


def test_the_guide_has_the_steps_that_readers_look_for(section: SectionPage, admin: User) -> None:
    article = make_draft(section=section, user=admin, title="题目", blocks=template_blocks("guide")).article
    text = str(article.body.render_as_block())
    for heading in (
        "先想清楚要不要办",
        "需要带上什么",
        "办理步骤",
        "各家怎么办",
        "如果对方拒绝办理",
        "常见问题",
        "参考来源",
    ):
        assert heading in text
    assert [block.block_type for block in article.body] == [
        "reminder",
        "paragraph",
        "checklist",
        "steps",
        "carrier_switch",
        "refusal",
        "hotlines",
        "faq",
        "sources",
    ]


def test_pasted_pictures_go_into_the_library(section: SectionPage, admin: User) -> None:
    draft = blocks_from_html(f"<h1>题目</h1><p>正文。</p>{pasted_picture()}")
    made = make_draft(section=section, user=admin, title="题目", blocks=draft.blocks)
    image = ArticleImage.objects.get()
    assert (image.title, image.description, image.uploaded_by_user) == ("营业厅", "营业厅", admin)
    figure = made.article.get_latest_revision_as_object().body[1].value
    assert figure["image"].pk == image.pk
    assert figure["image"].contextual_alt_text == "营业厅"
    assert made.dropped == ()


def test_a_picture_without_words_is_named_after_the_article(section: SectionPage, admin: User) -> None:
    draft = blocks_from_html(f"<p>正文。</p>{pasted_picture(alt='')}", title="题目")
    make_draft(section=section, user=admin, title="题目", blocks=draft.blocks)
    assert ArticleImage.objects.get().title == "题目 图 1"


def test_bytes_that_are_no_picture_are_left_out_and_named(section: SectionPage, admin: User) -> None:
    draft = blocks_from_html(f"<p>正文。</p>{pasted_picture(b'no picture' * 30)}", title="题目")
    made = make_draft(section=section, user=admin, title="题目", blocks=draft.blocks)
    assert [(item.kind, item.count, item.details) for item in made.dropped] == [
        (Loss.UNREADABLE_PICTURE, 1, ("营业厅",))
    ]
    assert [block.block_type for block in made.article.body] == ["paragraph"]
    assert not ArticleImage.objects.exists()


def test_who_may_not_upload_gets_the_draft_without_its_pictures(section: SectionPage) -> None:
    draft = blocks_from_html(f"<p>正文。</p>{pasted_picture()}", title="题目")
    made = make_draft(section=section, user=make_user(group="Writers"), title="题目", blocks=draft.blocks)
    assert [item.kind for item in made.dropped] == [Loss.FORBIDDEN_PICTURE]
    assert not ArticleImage.objects.exists()


def test_more_blocks_stand_behind_the_latest_draft_and_readers_see_none(
    section: SectionPage, admin: User
) -> None:
    article = make_article(section, body=[("paragraph", "<p>已发布。</p>")])
    article.body = [("paragraph", "<p>草稿。</p>")]
    article.save_revision()
    append_blocks(article=article, user=admin, blocks=[("paragraph", "<p>新的。</p>")])
    article.refresh_from_db()
    assert "新的" not in str(article.body)
    draft = article.get_latest_revision_as_object()
    assert [block.value.source for block in draft.body] == ["<p>草稿。</p>", "<p>新的。</p>"]
    assert len({block.id for block in draft.body}) == 2
    assert article.has_unpublished_changes


def test_sections_are_those_where_a_user_may_write(section: SectionPage, admin: User) -> None:
    assert sections_for(admin) == [section]
    assert sections_for(make_user(group="Editors")) == [section]
    assert can_write(admin)
    outsider = make_user()
    assert sections_for(outsider) == []
    assert not can_write(outsider)
