"""What editors read in the admin is Chinese: no screen shows English that Wagtail left behind."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import wagtail
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, Comment, Doctype, Tag
from django.apps import apps
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone, translation
from django.views.i18n import JSONCatalog
from wagtail.hooks import search_for_hooks
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from articles.models import Correction, HomePage, MissingAddress, SearchPing
from tests.factories import make_article, make_author, make_image, make_section, make_user

# Wagtail translates some labels when its hooks are imported, once. Left to the test database's migrations,
# which run without a language, they would come out in English here and nowhere else.
search_for_hooks()

# Names of things, file formats and keys, which Chinese writes in Latin letters too.
LATIN_WORDS = frozenset(
    "AI API Alt App AVIF CSV CSS Ctrl Delete DOCX Embedly Enter GIF HTML ICP ID JPEG JPG JSON JavaScript KB Markdown"
    " MB Esc PDF PNG PPTX QQ SEO Shift TXT URL UTC WEBP Wagtail XLSX ZIP csv docx pdf pptx txt xlsx zip avif gif jpeg"
    " jpg png webp http https com www core path max_length embedly Disallow drafts IndexNow".split()
)
# What Wagtail's migrations name, and what this test makes.
DATA = re.compile(
    r"\bRoot\b|Moderators( approval)?|Editors|Welcome to your new Wagtail site!|localhost|testserver"
    r"|[\w-]+\.(png|txt)"
)
# Written into Wagtail's templates without gettext, and read by screen readers only.
NOT_TRANSLATABLE = frozenset({"Actions", "Search", "True", "False"})

SPOKEN_ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "data-w-tooltip-content-value")
LABEL_KEYS = {"label", "title", "placeholder", "description", "text", "helpText", "help_text", "addLabel"}
HIDDEN = {"script", "style", "code", "kbd", "pre", "svg"}

WORD = re.compile(r"[A-Za-z]{2,}")
PLACEHOLDER_OR_TAG = re.compile(r"<code>.*?</code>|%\(\w+\)(?:\.0)?[sdr]|%[sdr]|\{[\w.]+\}|<[^>]+>")


def english_words(text: str) -> list[str]:
    """Return the Latin words of a text that have no business there."""
    if text in NOT_TRANSLATABLE:
        return []
    return [word for word in WORD.findall(DATA.sub("", text)) if word not in LATIN_WORDS]


def texts_in_json(value: Any, key: str = "") -> Iterator[str]:
    """Yield what a widget's data will show: labels, and HTML wherever it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts_in_json(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in_json(inner, key)
    elif isinstance(value, str) and value.lstrip().startswith("<"):
        yield from visible_texts(value)
    elif isinstance(value, str) and key in LABEL_KEYS and not value.lstrip().startswith("{"):
        yield value


def texts_of_attributes(element: Tag) -> Iterator[str]:
    """Yield what an element says beside its content."""
    for name, value in element.attrs.items():
        if not isinstance(value, str):
            continue
        is_button = element.name == "input" and element.get("type") in {"submit", "button"}
        if name in SPOKEN_ATTRIBUTES or (name == "value" and is_button):
            yield value
        elif name.startswith("data-") and value[:1] in {"[", "{"}:
            with suppress(json.JSONDecodeError):
                yield from texts_in_json(json.loads(value))


def is_hidden(element: Tag) -> bool:
    """Whether an element holds no words for people. No selector: those pass over what stands in a template."""
    is_time_zone = element.name == "select" and str(element.get("name", "")).endswith("time_zone")
    return element.name in HIDDEN or is_time_zone or element.has_attr("data-side-panel-toggle-counter")


def visible_texts(html: str) -> Iterator[str]:
    """Yield every text of a page that somebody sees or hears."""
    soup = BeautifulSoup(html, "html.parser")
    for script in soup.find_all("script", type="application/json"):
        yield from texts_in_json(json.loads(script.get_text()))
    for hidden in soup.find_all(is_hidden):
        hidden.extract()
    for node in soup.find_all(string=True):
        if not isinstance(node, Comment | Doctype) and (text := " ".join(node.split())):
            yield text
    for element in soup.find_all(True):
        yield from texts_of_attributes(element)


def english_in(html: str) -> set[str]:
    """Return the texts of a page that hold English."""
    return {text for text in visible_texts(html) if english_words(text)}


@pytest.fixture
def screens(home: HomePage, client: Client) -> dict[str, str]:
    """The addresses of the screens an editor meets, on a site with one thing of each kind."""
    user = make_user("编辑甲", superuser=True)
    client.force_login(user)
    section = make_section(home)
    live = make_article(section, title="已发布的一篇", author=make_author())
    live.save_revision(user=user, log_action=True).publish(user=user)
    live.save_revision(user=user, log_action=True)
    waiting = make_article(section, title="审核中的一篇", live=False)
    waiting.save_revision(user=user)
    workflow = Workflow.objects.create(name="审核")
    task = GroupApprovalTask.objects.create(name="编辑部审核")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    workflow.start(waiting, user)
    timed = make_article(section, title="定时的一篇", live=False)
    timed.go_live_at = timezone.now() + timedelta(days=2)
    timed.save_revision(user=user).publish(user=user)
    locked = make_article(section, title="锁定的一篇", locked=True, locked_by=user, locked_at=timezone.now())
    image = make_image(uploaded_by_user=user)
    correction = Correction.objects.create(article=live, message="热线写错了")
    SearchPing.objects.create(engine="indexnow", url="/", reason="published", title="一篇", page=live)
    missing = MissingAddress.objects.create(
        path="/旧", first_asked_at=timezone.now(), last_asked_at=timezone.now()
    )
    pages = {"live": live, "waiting": waiting, "timed": timed, "locked": locked}
    return {
        "dashboard": reverse("wagtailadmin_home"),
        "page tree": reverse("wagtailadmin_explore", args=[home.pk]),
        "section": reverse("wagtailadmin_explore", args=[section.pk]),
        "page search": reverse("wagtailadmin_pages:search") + "?q=一篇",
        "new article": reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk]),
        **{
            f"{name} article": reverse("wagtailadmin_pages:edit", args=[one.pk])
            for name, one in pages.items()
        },
        "copy": reverse("wagtailadmin_pages:copy", args=[live.pk]),
        "delete": reverse("wagtailadmin_pages:delete", args=[live.pk]),
        "move": reverse("wagtailadmin_pages:move", args=[live.pk]),
        "unpublish": reverse("wagtailadmin_pages:unpublish", args=[live.pk]),
        "history": reverse("wagtailadmin_pages:history", args=[live.pk]),
        "workflow history": reverse("wagtailadmin_pages:workflow_history", args=[waiting.pk]),
        "privacy": reverse("wagtailadmin_pages:set_privacy", args=[live.pk]),
        "choose a page": reverse("wagtailadmin_choose_page"),
        "link to a page": reverse("wagtailadmin_choose_page_external_link"),
        "link to mail": reverse("wagtailadmin_choose_page_email_link"),
        "link to phone": reverse("wagtailadmin_choose_page_phone_link"),
        "images": reverse("wagtailimages:index"),
        "new images": reverse("wagtailimages:add_multiple"),
        "image": reverse("wagtailimages:edit", args=[image.pk]),
        "choose an image": reverse("wagtailimages_chooser:choose"),
        "documents": reverse("wagtaildocs:index"),
        "new documents": reverse("wagtaildocs:add_multiple"),
        "authors": reverse("wagtailsnippets_articles_author:list"),
        "new author": reverse("wagtailsnippets_articles_author:add"),
        "correction": reverse("wagtailsnippets_articles_correction:edit", args=[correction.pk]),
        "site settings": reverse("wagtailsettings:edit", args=["articles", "sitesettings"]),
        "account": reverse("wagtailadmin_account"),
        "users": reverse("wagtailusers_users:index"),
        "new user": reverse("wagtailusers_users:add"),
        "groups": reverse("wagtailusers_groups:index"),
        "workflows": reverse("wagtailadmin_workflows:index"),
        "new workflow": reverse("wagtailadmin_workflows:add"),
        "workflow tasks": reverse("wagtailadmin_workflows:task_index"),
        "workflow report": reverse("wagtailadmin_reports:workflow"),
        "site history": reverse("wagtailadmin_reports:site_history"),
        "locked pages": reverse("wagtailadmin_reports:locked_pages"),
        "aging pages": reverse("wagtailadmin_reports:aging_pages"),
        "sites": reverse("wagtailsites:index"),
        "redirects": reverse("wagtailredirects:index"),
        "new redirect": reverse("wagtailredirects:add"),
        "search engines": reverse("wagtailsettings:edit", args=["articles", "searchsettings"]),
        "search pings": reverse("search_pings"),
        "missing addresses": reverse("missing_addresses"),
        "redirect a missing address": reverse("redirect_missing_address", args=[missing.pk]),
        "collections": reverse("wagtailadmin_collections:index"),
    }


@pytest.mark.django_db
def test_no_screen_of_the_admin_shows_english(screens: dict[str, str], client: Client) -> None:
    found: dict[str, set[str]] = {}
    for name, address in screens.items():
        response = client.get(address, follow=True)
        assert response.status_code == 200, (name, address)
        is_json = response["Content-Type"].startswith("application/json")
        html = response.json().get("html", "") if is_json else response.content.decode()
        if english := english_in(html):
            found[name] = english
    assert found == {}


@pytest.mark.django_db
def test_the_login_is_chinese(home: HomePage, client: Client) -> None:
    assert english_in(client.get(reverse("wagtailadmin_login")).content.decode()) == set()


@pytest.mark.parametrize(
    "html",
    [
        "<p>Save your changes</p>",
        "<p>排序 ascending</p>",
        '<button title="Save draft">存</button>',
        '<a aria-label="More actions"></a>',
        '<input type="search" placeholder="Search pages">',
        '<input type="submit" value="Save">',
        """<div data-block='[{"label": "Add block"}]'></div>""",
        '<script type="application/json">{"x": [{"html": "<p>Alt text here</p>"}]}</script>',
    ],
)
def test_the_check_finds_english_wherever_it_stands(html: str) -> None:
    assert english_in(html)


@pytest.mark.parametrize(
    "html",
    ["<p>用 Markdown 写</p>", "<code>manage.py check</code>", "<!-- a remark -->", "<b>“Root”的子页面</b>"],
)
def test_the_check_lets_names_and_code_pass(html: str) -> None:
    assert not english_in(html)


def wagtail_catalogues(domain: str) -> Iterator[Any]:
    """Yield the messages of every installed part of Wagtail, in its own English catalogue."""
    installed = {Path(config.path) for config in apps.get_app_configs()}
    for path in Path(wagtail.__file__).parent.glob(f"**/locale/en/LC_MESSAGES/{domain}.po"):
        if path.parents[3] in installed:
            with path.open("rb") as file:
                yield from (message for message in read_po(file) if message.id)


def in_chinese(message: Any) -> str:
    """Return what an editor reads for a message."""
    with translation.override("zh-hans"):
        if not isinstance(message.id, str):
            return translation.ngettext(*message.id, 2)
        if message.context:
            return translation.pgettext(message.context, message.id)
        return translation.gettext(message.id)


def test_every_message_of_the_installed_wagtail_has_its_chinese() -> None:
    missing = {
        str(message.id)
        for message in wagtail_catalogues("django")
        if english_words(PLACEHOLDER_OR_TAG.sub(" ", in_chinese(message)))
    }
    assert missing == set()


def test_the_scripts_of_the_admin_get_chinese_too() -> None:
    with translation.override("zh-hans"):
        answer = JSONCatalog.as_view(packages=["wagtail.admin"])(RequestFactory().get("/"))
    catalogue = json.loads(answer.content)["catalog"]
    ids = {one.id if isinstance(one.id, str) else one.id[0] for one in wagtail_catalogues("djangojs")}
    assert ids - set(catalogue) == set()
    assert catalogue["Changes have been autosaved."] == "修改已自动保存。"
