"""写文章 and 粘贴导入 in the admin, and what the session guard is told."""

import json

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import ArticlePage, HomePage, SectionPage, User
from articles.text.pasted import Dropped
from articles.text.pasted_parts import Loss
from articles.web.paste_report import changed_sentence, left_sentence
from tests.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db
WRITE = "/admin/write/"
DRAFT = (
    "<h1>携号转网之前</h1><p style='color:red'>先查合约。</p><img src='https://a.b/c.png' alt='流程图'>"
    "<video></video><form><input></form>"
)


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, title="销户指南")


@pytest.fixture
def admin(home: HomePage) -> User:
    return make_user(superuser=True)


@pytest.fixture
def desk(client: Client, admin: User) -> Client:
    client.force_login(admin)
    return client


def pasted(html: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("pasted.html", html.encode("utf-8", "surrogatepass"), content_type="text/html")


def told(response: HttpResponse) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_the_page_offers_sections_and_ways_to_start(desk: Client, section: SectionPage) -> None:
    text = desk.get(WRITE).content.decode()
    for words in ("销户指南", "空白", "办事指南", "资讯", "粘贴导入", "建立草稿"):
        assert words in text
    assert text.count("<h1") == 1


def test_a_section_in_the_address_is_chosen_already(desk: Client, section: SectionPage) -> None:
    other = make_section(title="套餐资费")
    text = " ".join(desk.get(WRITE, {"section": other.pk}).content.decode().split())
    assert f'value="{other.pk}" required checked' in text
    assert f'value="{section.pk}" required checked' not in text


@pytest.mark.parametrize("written", ["x", "-1", "9" * 30, "٣"])
def test_a_strange_section_in_the_address_is_ignored(
    desk: Client, section: SectionPage, written: str
) -> None:
    assert desk.get(WRITE, {"section": written, "start": "<x>"}).status_code == 200


def test_a_template_makes_a_draft_and_leads_to_its_form(desk: Client, section: SectionPage) -> None:
    response = desk.post(WRITE, {"title": " 如何\u200b补卡 ", "section": section.pk, "start": "guide"})
    article = ArticlePage.objects.get()
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert (article.title, article.live, article.get_parent().pk) == ("如何补卡", False, section.pk)
    assert "草稿《如何补卡》建好了" in told(response)
    assert desk.get(response.headers["Location"]).status_code == 200


def test_a_paste_takes_its_title_from_the_draft_and_names_what_it_left(
    desk: Client, section: SectionPage
) -> None:
    response = desk.post(
        WRITE, {"title": "", "section": section.pk, "start": "paste", "pasted": pasted(DRAFT)}
    )
    assert response.status_code == 302
    assert ArticlePage.objects.get().title == "携号转网之前"
    message = told(response)
    assert "带进来了：1 段正文。" in message
    assert (
        "没有带进来的内容：1 张图片（来源网站没有把图片一起复制过来，请另存后上传）：“流程图”，1 段视频，1 个表单。"
        in message
    )
    assert "字体、颜色等格式已去掉" in message


def test_plain_text_works_without_scripts(desk: Client, section: SectionPage) -> None:
    desk.post(WRITE, {"section": section.pk, "start": "paste", "text": "# 题目\n正文。\n\n1、甲\n2、乙"})
    article = ArticlePage.objects.get()
    assert article.title == "题目"
    assert "<ol><li>甲</li><li>乙</li></ol>" in article.body[0].value.source


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"title": "", "start": "blank"}, "请写标题，之后还可以改。"),
        ({"title": "题目", "start": "blank", "section": ""}, "请选一个栏目。"),
        ({"title": "题目", "start": "blank", "section": "999999"}, "不能在这个栏目里写文章"),
        ({"title": "题目", "start": "no-such"}, "请选从哪里开始。"),
        ({"title": "题" * 256, "start": "blank"}, "标题请写在 255 字以内。"),
        ({"title": "题目", "start": "paste", "text": "  "}, "还没有粘贴内容"),
        ({"title": "", "start": "paste", "text": "只有一句话。"}, "没有找到标题"),
        ({"title": "题目", "start": "paste", "text": "字" * 500_001}, "请分几次粘贴"),
        ({"title": "题目", "start": "paste", "text": "> 甲\n乙。\n" * 201}, "一篇文章最多 200 个"),
        ({"title": "题\x00目", "start": "blank"}, "writing-title-error"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(
    desk: Client, section: SectionPage, data: dict[str, str], sentence: str
) -> None:
    response = desk.post(WRITE, {"section": section.pk, **data})
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_a_refused_paste_is_still_in_the_box(desk: Client, section: SectionPage) -> None:
    response = desk.post(WRITE, {"start": "paste", "pasted": pasted("<h1>题目</h1></script><p>正文。</p>")})
    text = response.content.decode()
    assert "请选一个栏目。" in text
    assert json.dumps("题目")[1:-1] in text
    assert "</script><p>" not in text


@pytest.mark.parametrize("html", ["<h1>题\x00目</h1><p>\ud83d文。", "\x00", "<h1>" + "题" * 300 + "</h1>"])
def test_broken_characters_and_endless_titles_are_no_fault(
    desk: Client, section: SectionPage, html: str
) -> None:
    response = desk.post(WRITE, {"section": section.pk, "start": "paste", "pasted": pasted(html)})
    assert response.status_code in {200, 302}


def test_who_may_not_write_is_told_so_and_sees_no_menu_item(client: Client, section: SectionPage) -> None:
    client.force_login(make_user(group="Readers of the admin"))
    section.get_children()
    user = User.objects.latest("pk")
    user.groups.get().page_permissions.all().delete()
    text = client.get(WRITE).content.decode()
    assert "还不能在任何栏目里写文章" in text
    assert "&quot;写文章&quot;" not in text
    assert client.post(WRITE, {"title": "题目", "section": section.pk, "start": "blank"}).status_code == 200
    assert not ArticlePage.objects.exists()


def test_anonymous_visitors_are_sent_to_the_login(client: Client, section: SectionPage) -> None:
    article = make_article(section)
    for address in (WRITE, f"/admin/write/{article.pk}/paste/"):
        assert client.get(address).headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("kind", list(Loss))
def test_every_loss_has_its_sentence(kind: Loss) -> None:
    item = [Dropped(kind, 2, ("甲", "乙"))]
    assert "2 " in left_sentence(item) + changed_sentence(item, has_lost_looks=False)


class TestPasteInto:
    def test_it_is_offered_where_an_article_is_edited(self, desk: Client, section: SectionPage) -> None:
        article = make_article(section)
        address = reverse("paste_into_article", args=[article.pk])
        assert address in desk.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
        assert address not in desk.get(reverse("wagtailadmin_pages:edit", args=[section.pk])).content.decode()

    def test_it_adds_to_the_draft_and_says_what_it_left(self, desk: Client, section: SectionPage) -> None:
        article = make_article(section, body=[("paragraph", "<p>原有。</p>")])
        response = desk.post(f"/admin/write/{article.pk}/paste/", {"pasted": pasted(DRAFT)})
        assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[article.pk])
        article.refresh_from_db()
        draft = article.get_latest_revision_as_object()
        sources = [block.value.source for block in draft.body]
        assert sources == ["<p>原有。</p>", "<h2>携号转网之前</h2><p>先查合约。</p>"]
        assert "1 段视频" in told(response)

    def test_an_empty_paste_is_said_in_a_sentence(self, desk: Client, section: SectionPage) -> None:
        article = make_article(section)
        response = desk.post(f"/admin/write/{article.pk}/paste/", {"text": ""})
        assert "还没有粘贴内容" in response.content.decode()
        assert not article.revisions.exists()

    def test_a_locked_article_is_refused_with_a_sentence(self, desk: Client, section: SectionPage) -> None:
        article = make_article(section, locked=True, locked_by=make_user(superuser=True))
        for response in (
            desk.get(f"/admin/write/{article.pk}/paste/"),
            desk.post(f"/admin/write/{article.pk}/paste/", {"text": "新的。"}),
        ):
            assert response.status_code == 302
            assert "被锁定了" in told(response)
        assert not article.revisions.exists()

    def test_who_may_not_edit_is_refused(self, client: Client, section: SectionPage) -> None:
        article = make_article(section)
        user = make_user(group="Onlookers")
        user.groups.get().page_permissions.all().delete()
        client.force_login(user)
        response = client.post(f"/admin/write/{article.pk}/paste/", {"text": "新的。"})
        assert response.headers["Location"] == "/admin/"
        assert not article.revisions.exists()

    def test_a_page_that_is_no_article_is_not_found(self, desk: Client, section: SectionPage) -> None:
        assert desk.get(f"/admin/write/{section.pk}/paste/").status_code == 404


class TestSessionState:
    def test_anonymous_visitors_get_an_answer_and_no_redirect(self, client: Client, home: HomePage) -> None:
        response = client.get("/session-state/")
        assert response.json() == {"logged_in": False, "user": "", "csrf_token": ""}
        assert "no-store" in response.headers["Cache-Control"]

    def test_editors_get_their_name_and_a_token_that_works(self, admin: User) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(admin)
        state = client.get("/session-state/").json()
        assert (state["logged_in"], state["user"]) == (True, admin.username)
        answer = client.post(WRITE, {}, headers={"X-CSRFToken": state["csrf_token"]})
        assert answer.status_code == 200

    def test_accounts_without_access_to_the_admin_count_as_logged_out(
        self, client: Client, home: HomePage
    ) -> None:
        client.force_login(make_user())
        assert client.get("/session-state/").json()["logged_in"] is False

    def test_only_reading_is_allowed(self, desk: Client) -> None:
        assert desk.post("/session-state/").status_code == 405

    def test_every_page_of_the_admin_carries_the_guard(self, desk: Client, section: SectionPage) -> None:
        text = desk.get("/admin/").content.decode()
        assert 'id="session-guard"' in text
        assert "admin/session-guard.js" in text
