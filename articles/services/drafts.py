"""Makes drafts: a new one below a section, or more blocks at the end of one that exists."""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.images.forms import get_image_form
from wagtail.images.permissions import permission_policy as image_policy

from articles.models import ArticleImage, ArticlePage, Author, SectionPage, User
from articles.models.page_slugs import free_slug
from articles.text.pasted import Dropped
from articles.text.pasted_parts import Loss, Picture

Block = tuple[str, Any]


@dataclass(frozen=True)
class MadeDraft:
    """A draft as it was saved, and the pictures that had to be left out on the way."""

    article: ArticlePage
    dropped: tuple[Dropped, ...] = ()


def sections_for(user: User) -> list[SectionPage]:
    """Return the sections below which a user may add articles, in the order of the page tree."""
    sections = SectionPage.objects.order_by("path")
    return [section for section in sections if section.permissions_for_user(user).can_add_subpage()]


def can_write(user: User) -> bool:
    """Tell whether a user may add an article anywhere."""
    sections = SectionPage.objects.all()
    return any(section.permissions_for_user(user).can_add_subpage() for section in sections)


@transaction.atomic
def make_draft(
    *,
    section: SectionPage,
    user: User,
    title: str,
    lead: str = "",
    blocks: Sequence[Block] = (),
) -> MadeDraft:
    """Return a new draft below section: not live, owned by user, with one revision and its entry in the log.

    blocks are (type, value) in the raw shape of the body's blocks; pictures in figures go into the library
    first. The only author there is becomes the article's. Who may do this is the caller's to check.
    """
    dropped: list[Dropped] = []
    authors = Author.objects.all()[:2]
    article = ArticlePage(
        title=title,
        lead=lead,
        slug=free_slug(title, parent=section, fallback="article"),
        author=authors[0] if len(authors) == 1 else None,
        owner=user,
        live=False,
        has_unpublished_changes=True,
    )
    _set_body(article, _raw_blocks(blocks, user=user, article_title=title, dropped=dropped))
    section.add_child(instance=article)
    article.save_revision(user=user, log_action=True, clean=False)
    return MadeDraft(article, tuple(dropped))


@transaction.atomic
def append_blocks(*, article: ArticlePage, user: User, blocks: Sequence[Block]) -> MadeDraft:
    """Return the article with blocks behind those of its latest draft, saved as a new revision.

    Nothing that readers see changes until it is published. Who may do this is the caller's to check.
    """
    dropped: list[Dropped] = []
    draft = article.get_latest_revision_as_object()
    added = _raw_blocks(blocks, user=user, article_title=draft.title, dropped=dropped)
    _set_body(draft, [*draft.body.get_prep_value(), *added])
    draft.save_revision(user=user, log_action=True, clean=False)
    return MadeDraft(draft, tuple(dropped))


def _set_body(article: ArticlePage, raw: list[dict[str, Any]]) -> None:
    article.body = article.body.stream_block.to_python(raw)


def _raw_blocks(
    blocks: Iterable[Block], *, user: User, article_title: str, dropped: list[Dropped]
) -> list[dict[str, Any]]:
    store = _PictureStore(user=user, article_title=article_title)
    raw = []
    for kind, value in blocks:
        stored = store.figure(value) if kind == "figure" else _with_item_ids(value)
        if stored is not None:
            raw.append({"type": kind, "value": stored, "id": str(uuid.uuid4())})
    dropped += store.dropped()
    return raw


def _with_item_ids(value: Any) -> Any:
    """Return a value in which the items of lists (questions) are in the shape that list blocks store."""
    if not isinstance(value, dict) or "questions" not in value:
        return value
    questions = [{"type": "item", "value": item, "id": str(uuid.uuid4())} for item in value["questions"]]
    return {**value, "questions": questions}


class _PictureStore:
    """Puts pasted pictures into the library, through the same checks as an upload."""

    def __init__(self, *, user: User, article_title: str) -> None:
        self.user = user
        self.article_title = article_title
        self.counts: Counter[Loss] = Counter()
        self.details: dict[Loss, list[str]] = {}
        self.number = 0

    def figure(self, value: dict[str, Any]) -> dict[str, Any] | None:
        """Return a figure's raw value with the stored picture, None where it can't be stored."""
        picture = value["image"]
        if not isinstance(picture, Picture):
            return value
        image = self._stored(picture)
        if image is None:
            return None
        chosen = {"image": image.pk, "decorative": False, "alt_text": picture.alt[:255]}
        return {**value, "image": chosen}

    def dropped(self) -> list[Dropped]:
        return [Dropped(kind, count, tuple(self.details[kind])) for kind, count in self.counts.items()]

    def _stored(self, picture: Picture) -> ArticleImage | None:
        collections = image_policy.collections_user_has_permission_for(self.user, "add")
        collection = collections.order_by("path").first()
        if collection is None:
            self._lose(Loss.FORBIDDEN_PICTURE, picture)
            return None
        self.number += 1
        title = picture.alt or _("%(title)s 图 %(number)d") % {
            "title": self.article_title,
            "number": self.number,
        }
        upload = SimpleUploadedFile(f"pasted-{uuid.uuid4().hex[:12]}.{picture.extension}", picture.data)
        form = get_image_form(ArticleImage)(
            {"title": title[:255], "description": picture.alt[:255], "collection": collection.pk},
            {"file": upload},
            instance=ArticleImage(uploaded_by_user=self.user),
            user=self.user,
        )
        if not form.is_valid():
            self._lose(Loss.UNREADABLE_PICTURE, picture)
            return None
        return form.save()

    def _lose(self, kind: Loss, picture: Picture) -> None:
        self.counts[kind] += 1
        self.details.setdefault(kind, [])
        if picture.alt:
            self.details[kind].append(picture.alt[:60])
