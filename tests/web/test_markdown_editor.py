"""The Markdown editor's server side: who may ask, what is refused, what becomes of pictures, the block."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as PillowImage
from wagtail.models import Collection, GroupCollectionPermission, ReferenceIndex

from articles.blocks.markdown import MarkdownBlock
from articles.models import ArticleImage, HomePage
from tests.factories import make_article, make_image, make_user, picture_bytes

pytestmark = pytest.mark.django_db


def login(client: Client, **who: Any) -> None:
    client.force_login(make_user(**who))


def send_preview(client: Client, content: str) -> Any:
    return client.post(reverse("markdown_preview"), {"content": content})


def send_picture(client: Client, name: str, content: bytes) -> Any:
    return client.post(reverse("markdown_upload"), {"image": SimpleUploadedFile(name, content)})


def bomb(*, width: int, height: int) -> bytes:
    """A small PNG whose header claims a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.fixture
def admin(home: HomePage, client: Client) -> Client:
    login(client, superuser=True)
    return client


def test_the_stock_addresses_of_markdownx_do_not_exist(home: HomePage, client: Client) -> None:
    for address in ("/markdownx/markdownify/", "/markdownx/upload/", "/admin/markdownx/upload/"):
        assert client.post(address, {"content": "x"}).status_code in {404, 302}
    assert client.post("/markdownx/upload/").status_code == 404


@pytest.mark.parametrize("name", ["markdown_preview", "markdown_upload"])
def test_strangers_get_nothing(home: HomePage, client: Client, name: str) -> None:
    assert client.post(reverse(name), {"content": "x"}).status_code == 302
    answer = client.post(reverse(name), {"content": "x"}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 403
    assert ArticleImage.objects.count() == 0


@pytest.mark.parametrize("name", ["markdown_preview", "markdown_upload"])
def test_who_may_enter_the_admin_but_edit_no_page_is_refused(
    home: HomePage, client: Client, name: str
) -> None:
    user = make_user(group="Editors")
    for group in user.groups.all():
        group.page_permissions.all().delete()
    client.force_login(user)
    answer = client.post(reverse(name), {"content": "x"})
    assert answer.status_code == 403
    assert answer["Content-Type"].startswith("text/plain")
    assert answer.content.decode() == "您没有编辑页面的权限。"


@pytest.mark.parametrize("name", ["markdown_preview", "markdown_upload"])
def test_only_posts_with_a_token_are_answered(home: HomePage, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    login(client, superuser=True)
    assert client.get(reverse(name)).status_code == 405
    assert client.post(reverse(name), {"content": "x"}).status_code == 403


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_editors_see_what_readers_will_see(home: HomePage, client: Client, group: str) -> None:
    login(client, group=group)
    answer = send_preview(client, "# 标题\r\n\r\n- [ ] 银行卡 <script>alert(1)</script>")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "<h2>标题</h2>" in html
    assert "☐" in html
    assert "<script" not in html
    assert "no-store" in answer["Cache-Control"]


def test_an_empty_text_has_an_empty_preview(admin: Client) -> None:
    assert send_preview(admin, "").content == b""


def test_the_preview_tells_that_pictures_from_elsewhere_are_not_shown(admin: Client) -> None:
    assert "其他网站的图片不会显示" in send_preview(admin, "![x](https://a.cn/x.png)").content.decode()
    assert "其他网站的图片不会显示" not in send_preview(admin, "![x](image:1)").content.decode()


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [("a" * 50_001, 413, "超过了"), ("> " * 200 + "a", 422, "太复杂")],
)
def test_beyond_the_limits_the_preview_says_why(admin: Client, content: str, status: int, words: str) -> None:
    answer = send_preview(admin, content)
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_a_preview_of_nothing_is_a_clear_sentence(admin: Client) -> None:
    answer = admin.post(reverse("markdown_preview"))
    assert (answer.status_code, answer.content.decode()) == (400, "没有收到要预览的内容。")


@pytest.mark.parametrize("kind", ["jpeg", "png", "gif", "webp", "avif"])
def test_pictures_of_every_allowed_kind_join_the_library(admin: Client, kind: str) -> None:
    answer = send_picture(admin, f"营业厅_排队.{kind}", picture_bytes(image_format=kind.upper()))
    assert answer.status_code == 200
    image = ArticleImage.objects.get()
    assert answer.json() == {"image_code": f"![](image:{image.pk})", "title": "营业厅 排队"}
    assert image.uploaded_by_user is not None
    html = send_preview(admin, answer.json()["image_code"]).content.decode()
    assert f'src="{image.get_rendition("max-1600x1600|format-webp").url}"' in html


def test_a_picture_out_of_the_clipboard_is_named_by_its_time(admin: Client) -> None:
    send_picture(admin, "image.png", picture_bytes())
    assert ArticleImage.objects.get().title.startswith("截图 20")


def test_the_same_file_is_stored_once(admin: Client) -> None:
    content = picture_bytes()
    first = send_picture(admin, "a.png", content).json()["image_code"]
    ArticleImage.objects.update(description="柜台 [近景]")
    second = send_picture(admin, "b.png", content).json()["image_code"]
    assert ArticleImage.objects.count() == 1
    assert second == first.replace("[]", "[柜台 近景]")


def svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def cut_short(image_format: str) -> bytes:
    noise = PillowImage.effect_noise((400, 400), 80).convert("RGB")
    buffer = BytesIO()
    noise.save(buffer, image_format)
    return buffer.getvalue()[: len(buffer.getvalue()) // 2]


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("x.svg", svg, 415),
        ("x.png", svg, 415),
        ("x.html", lambda: b"<script>alert(1)</script>", 415),
        ("x.html", picture_bytes, 415),
        ("x.png.exe", picture_bytes, 415),
        ("png", picture_bytes, 415),
        ("x.jpg", picture_bytes, 415),
        ("x.png", lambda: picture_bytes(image_format="BMP"), 415),
        ("x.png", lambda: picture_bytes(image_format="TIFF"), 415),
        ("x.png", lambda: b"\x89PNG\r\n\x1a\nnothing of a picture", 415),
        ("x.png", lambda: b"\x89PNG\r\n\x1a\n", 415),
        ("x.png", lambda: b"hello", 415),
        ("x.png", lambda: b"", 400),
        ("x.png", lambda: cut_short("PNG"), 400),
        ("x.jpg", lambda: cut_short("JPEG"), 400),
        ("x.webp", lambda: cut_short("WEBP"), 400),
        ("x.png", lambda: bomb(width=30_000, height=30_000), 413),
        ("x.png", lambda: bomb(width=10_000, height=9_500), 413),
        ("x.png", lambda: bomb(width=8_000, height=8_000), 413),
    ],
)
def test_what_is_no_fit_picture_is_refused_in_a_sentence(
    admin: Client, name: str, content: Callable[[], bytes], status: int
) -> None:
    answer = send_picture(admin, name, content())
    assert answer.status_code == status
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().endswith("。")
    assert ArticleImage.objects.count() == 0


def test_a_missing_file_is_a_clear_sentence(admin: Client) -> None:
    answer = admin.post(reverse("markdown_upload"), {"image": "not a file"})
    assert (answer.status_code, answer.content.decode()) == (400, "没有收到图片文件，请再选一次。")


def test_the_size_limit_is_the_librarys(admin: Client, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 200
    answer = send_picture(admin, "x.png", picture_bytes())
    assert answer.status_code == 413
    assert "图片太大，最大" in answer.content.decode()


def test_who_may_not_add_pictures_is_told_so(home: HomePage, client: Client) -> None:
    user = make_user(group="Editors")
    GroupCollectionPermission.objects.filter(group__in=user.groups.all()).delete()
    client.force_login(user)
    answer = send_picture(client, "x.png", picture_bytes())
    assert answer.status_code == 403
    assert answer.content.decode() == "您没有往图片库添加图片的权限，请联系管理员。"


def test_a_picture_goes_where_its_uploader_may_add(home: HomePage, client: Client) -> None:
    user = make_user(group="Editors")
    group = user.groups.get()
    GroupCollectionPermission.objects.filter(group=group).delete()
    news = Collection.get_first_root_node().add_child(name="资讯")
    permission = Permission.objects.get(codename="add_image", content_type__app_label="wagtailimages")
    GroupCollectionPermission.objects.create(group=group, collection=news, permission=permission)
    client.force_login(user)
    assert send_picture(client, "x.png", picture_bytes()).status_code == 200
    assert ArticleImage.objects.get().collection == news


def test_an_edited_picture_is_shown_as_it_is_now_and_a_deleted_one_leaves_its_words(home: HomePage) -> None:
    block = MarkdownBlock()
    image = make_image(description="柜台")
    source = f"![](image:{image.pk}) ![窗口](image:{image.pk})"
    assert 'alt="柜台"' in block.to_html(source)
    image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = 10
    image.save()
    assert image.get_rendition("max-1600x1600|format-webp").url in block.to_html(source)
    image.delete()
    assert block.to_html(source) == "<p> 窗口</p>"


def test_a_picture_whose_file_is_lost_leaves_its_words(home: HomePage) -> None:
    image = make_image(description="柜台")
    image.file.storage.delete(image.file.name)
    assert MarkdownBlock().to_html(f"![窗口](image:{image.pk})") == "<p>窗口</p>"


def test_pictures_cost_two_queries_however_many(home: HomePage, django_assert_num_queries: Any) -> None:
    block = MarkdownBlock()
    source = " ".join(f"![](image:{make_image().pk})" for _number in range(5))
    block.to_html(source)
    with django_assert_num_queries(2):
        block.to_html(source)
    with django_assert_num_queries(0):
        block.to_html("没有图片")


def test_the_library_knows_which_article_uses_a_picture(home: HomePage, indexes: None) -> None:
    image = make_image()
    article = make_article(body=[("markdown", f"![](image:{image.pk})")])
    used_by = [str(reference.object_id) for reference in ReferenceIndex.get_references_to(image)]
    assert used_by == [str(article.pk)]


def test_the_editing_form_brings_the_editor(admin: Client, home: HomePage) -> None:
    article = make_article(body=[("markdown", "一")])
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    ours, stock = html.index("admin/markdown-editor.js"), html.index("markdownx/js/markdownx")
    assert ours < stock
    assert "admin/markdown-editor.css" in html
    assert reverse("markdown_preview") in html
