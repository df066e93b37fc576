"""写文章: one page on which an article begins, from a template or from a pasted draft; and pasting into one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.admin import messages

from articles.models import ArticlePage, User
from articles.services.article_templates import TEMPLATES, template_blocks
from articles.services.drafts import MadeDraft, append_blocks, make_draft, sections_for
from articles.text.pasted import PastedDraft
from articles.web.paste_report import changed_sentence, left_sentence, taken_sentence
from articles.web.writing_forms import PASTE, PasteForm, WritingForm


def write(request: HttpRequest) -> HttpResponse:
    """Show the page where an article begins, and make its draft. ?section=<page id> and ?start=<key> preselect."""
    user = _user(request)
    sections = sections_for(user)
    form = WritingForm(request.POST or None, request.FILES or None, sections=sections)
    if request.method == "POST" and form.is_valid():
        made = _made_draft(form, user)
        done = _("草稿《%(title)s》建好了，还没有发布。") % {"title": made.article.title}
        _report(request, done, form.draft, made)
        return redirect("wagtailadmin_pages:edit", made.article.pk)
    context = {
        **_chrome(_("写文章")),
        "form": form,
        "sections": sections,
        "templates": TEMPLATES,
        "paste_key": PASTE,
        "chosen_section": _chosen_section(request, [section.pk for section in sections]),
        "chosen_start": request.POST.get("start") or request.GET.get("start") or TEMPLATES[0].key,
        "pasted_again": _pasted_again(form),
    }
    return render(request, "admin/writing/write.html", context)


def paste_into(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the paste box for an article that exists, and put what is pasted behind its latest draft."""
    user = _user(request)
    article = get_object_or_404(ArticlePage, pk=page_id)
    refusal = _refusal(article, user)
    if refusal:
        messages.error(request, refusal)
        return redirect("wagtailadmin_pages:edit", article.pk)
    form = PasteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and form.draft:
        blocks = _with_found_title(form.draft)
        made = append_blocks(article=article, user=user, blocks=blocks)
        _report(request, _("已经接在草稿末尾，还没有发布。"), form.draft, made)
        return redirect("wagtailadmin_pages:edit", article.pk)
    draft_title = article.draft_title or article.title
    context = {
        **_chrome(_("粘贴导入"), (reverse("wagtailadmin_pages:edit", args=[article.pk]), draft_title)),
        "form": form,
        "article": article,
        "article_title": draft_title,
        "pasted_again": _pasted_again(form),
    }
    return render(request, "admin/writing/paste.html", context)


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _made_draft(form: WritingForm, user: User) -> MadeDraft:
    draft = form.draft
    return make_draft(
        section=form.cleaned_data["section"],
        user=user,
        title=form.cleaned_data["title"],
        lead=(draft.lead or "") if draft else "",
        blocks=draft.blocks if draft else template_blocks(form.cleaned_data["start"]),
    )


def _with_found_title(draft: PastedDraft) -> list[tuple[str, Any]]:
    """Return the blocks behind what was taken for a title and a lead: the article has its own already."""
    first = "".join(f"<p>{escape(words)}</p>" for words in (draft.lead,) if words)
    heading = f"<h2>{escape(draft.title)}</h2>" if draft.title else ""
    opening = heading + first
    blocks = list(draft.blocks)
    if not opening:
        return blocks
    if blocks and blocks[0][0] == "paragraph":
        return [("paragraph", opening + blocks[0][1]), *blocks[1:]]
    return [("paragraph", opening), *blocks]


def _refusal(article: ArticlePage, user: User) -> str:
    """Return why this user may not paste into an article; empty where it is allowed. May raise PermissionDenied."""
    if not article.permissions_for_user(user).can_edit():
        raise PermissionDenied
    if article.alias_of_id:
        return _("这一页是另一篇文章的别名，内容跟着原文走，不能粘贴导入。")
    lock = article.get_lock()
    if lock and lock.for_user(user):
        return _("这篇文章被锁定了，解锁之前不能粘贴导入。")
    return ""


def _report(request: HttpRequest, done: str, draft: PastedDraft | None, made: MadeDraft) -> None:
    """Tell what was done, what came along and changed, and in a message of its own what did not come along."""
    if draft is None:
        messages.success(request, done)
        return
    dropped = [*draft.dropped, *made.dropped]
    changed = changed_sentence(dropped, has_lost_looks=draft.has_lost_looks)
    messages.success(request, done + taken_sentence(draft) + changed)
    left = left_sentence(dropped)
    if left:
        messages.warning(request, left)


def _chosen_section(request: HttpRequest, allowed: list[int]) -> int | None:
    written = request.POST.get("section") or request.GET.get("section") or ""
    chosen = int(written) if written.isascii() and written.isdigit() and len(written) < 16 else None
    if chosen in allowed:
        return chosen
    return allowed[0] if len(allowed) == 1 else None


def _pasted_again(form: PasteForm) -> str:
    """Return the pasted HTML of a form that was refused, so that the box still holds it."""
    return form.pasted_html


def _chrome(title: str, *steps: tuple[str, str]) -> dict[str, Any]:
    home = {"url": reverse("wagtailadmin_home"), "label": _("首页")}
    return {
        "header_title": title,
        "header_icon": "edit",
        "breadcrumbs_items": [
            home,
            *({"url": url, "label": label} for url, label in steps),
            {"url": "", "label": title},
        ],
    }
