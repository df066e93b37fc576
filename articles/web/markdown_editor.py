"""What the Markdown editor asks the server for: a preview, and a place for its pictures.

django-markdownx's own views answer anybody and store anything, so they are never mounted. Refusals are
plain text: the editor shows an answer's body as it comes.
"""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.permissions import page_permission_policy

from articles.blocks.markdown import MarkdownBlock, own_hosts
from articles.models import User
from articles.services.pictures import PictureRefusedError, add_picture, picture_markdown
from articles.text.markdown import normalise_line_ends, shows_foreign_pictures
from articles.text.markdown_limits import TOO_LONG, find_problem

View = Callable[[HttpRequest], HttpResponse]


def for_editors(view: View) -> View:
    """Let a POST through if its sender may edit pages somewhere; answer others in one plain sentence."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not page_permission_policy.user_has_any_permission(request.user, {"add", "change", "publish"}):
            return refusal(_("您没有编辑页面的权限。"), status=403)
        if request.method != "POST":
            answer = refusal(_("这个地址只接受编辑器发来的请求。"), status=405)
            answer["Allow"] = "POST"
            return answer
        return view(request)

    return never_cache(guarded)


def refusal(sentence: str, *, status: int) -> HttpResponse:
    """Return a plain text answer."""
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")


@for_editors
def preview(request: HttpRequest) -> HttpResponse:
    """Answer the HTML of the Markdown posted as content; 400 without it, 413 and 422 beyond the limits."""
    content = request.POST.get("content")
    if content is None:
        return refusal(_("没有收到要预览的内容。"), status=400)
    source = normalise_line_ends(content)
    if problem := find_problem(source):
        return refusal(problem, status=413 if problem == TOO_LONG else 422)
    context = {
        "html": MarkdownBlock().to_html(source, prefix="preview"),
        "has_foreign_pictures": shows_foreign_pictures(source, own_hosts=own_hosts()),
    }
    # Nothing to show must be nothing at all: the empty pane then says what it is for.
    return HttpResponse(render_to_string("admin/markdown_editor/preview.html", context).strip())


@for_editors
def upload(request: HttpRequest) -> HttpResponse:
    """Put the file posted as image into the library; answer {"image_code": Markdown} or a refusal."""
    user = cast(User, request.user)  # for_editors lets nobody else in
    try:
        image = add_picture(upload=request.FILES.get("image"), user=user)
    except PictureRefusedError as refused:
        return refusal(refused.message, status=refused.status)
    return JsonResponse({"image_code": picture_markdown(image), "title": image.title})


admin_urlpatterns: list[URLPattern] = [
    path("markdown/preview/", preview, name="markdown_preview"),
    path("markdown/upload/", upload, name="markdown_upload"),
]
