"""Loads a folder of content through the models' own API: idempotent, and never over an editor's work."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.functional import cached_property
from wagtail.models import Page, PageLogEntry, Site

from articles.models import (
    ArticlePage,
    ArticleTag,
    Author,
    HomePage,
    LoadedPage,
    MenuItem,
    PinnedArticle,
    SiteMenu,
    SiteSettings,
    StandardPage,
)
from articles.services.demo_pictures import DemoPictures
from articles.services.demo_refusals import refusals
from articles.services.demo_sections import DemoSections
from articles.text.article_files import ArticleFile, ContentError
from articles.text.block_data import BlockData
from articles.text.content_folder import ContentFolder, read_folder

CREATED, UPDATED, UNCHANGED, TOUCHED, REMOVED = "created", "updated", "unchanged", "touched", "removed"


@dataclass
class LoadReport:
    """What one loading did: how many pages fell under each outcome, and what was left to the editors."""

    counts: Counter[str] = field(default_factory=Counter)
    left_alone: list[str] = field(default_factory=list)
    pictures_left_alone: list[str] = field(default_factory=list)

    def add(self, outcome: str, path: str) -> None:
        """Note the outcome for one file."""
        self.counts[outcome] += 1
        if outcome in {TOUCHED, REMOVED}:
            self.left_alone.append(path)


def load_demo_content(*, root: Path) -> LoadReport:
    """Load the content folder at root. Raises ContentError, and loads nothing, where a file is broken."""
    folder = read_folder(root)
    with transaction.atomic():
        return _Loader(folder).load()


class _Loader:
    """One run over a checked folder."""

    def __init__(self, folder: ContentFolder) -> None:
        self.folder = folder
        self.report = LoadReport()
        self.is_first_time = not HomePage.objects.exists()
        self.home = self._home()
        self.known_tags = set(ArticleTag.objects.values_list("name", flat=True))
        self.sections = DemoSections(folder, self.home)
        self.pictures = DemoPictures(folder)
        self.problems: list[str] = []

    def load(self) -> LoadReport:
        files = (*self.folder.articles, *self.folder.pages)
        if self.is_first_time:
            for section in self.folder.manifest["sections"]:
                self.sections.get(section["slug"])
        outcomes = {file.path: self._outcome(file) for file in files}
        pages: dict[str, Page] = {}
        for file in files:
            if outcomes[file.path] == CREATED:
                with self._naming(file):
                    pages[file.path] = self._create(file)
        self._stop_at_problems()
        page_ids = self._page_ids()
        for file in files:
            outcome = outcomes[file.path]
            if outcome in {CREATED, UPDATED}:
                page = pages.get(file.path) or self._in_place(file, self._loaded_page(file))
                with self._naming(file):
                    self._write(file, page, page_ids)
            self.report.add(outcome, file.path)
        self._stop_at_problems()
        self.report.pictures_left_alone = self.pictures.left_alone
        self._finish_site()
        return self.report

    @contextmanager
    def _naming(self, file: ArticleFile) -> Iterator[None]:
        """Note what the models refuse about a file, each with its line."""
        try:
            yield
        except ValidationError as error:
            self.problems += refusals(file, error)

    def _stop_at_problems(self) -> None:
        if self.problems:
            raise ContentError(self.problems)

    # The tree and what stands around it: made once, then left to the editors.

    def _home(self) -> HomePage:
        home = HomePage.objects.first()
        if home:
            return home
        data = self.folder.manifest["home"]
        root = Page.objects.get(depth=1)
        for welcome in Page.objects.filter(depth=2, content_type__model="page"):
            # Wagtail's own first page, which nobody wrote.
            welcome.delete()
        root = Page.objects.get(depth=1)
        home = HomePage(
            title=data["title"],
            slug="home",
            seo_title=data.get("seo_title", ""),
            search_description=data.get("description", ""),
        )
        root.add_child(instance=home)
        home.save_revision().publish()
        site, _created = Site.objects.get_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
        )
        site.root_page, site.site_name = home, data["title"]
        site.save()
        return home

    @cached_property
    def author(self) -> Author:
        """The byline; an editor may have given it another address."""
        data = self.folder.manifest["author"]
        known = Author.objects.filter(Q(slug=data["slug"]) | Q(name=data["name"])).first()
        return known or Author.objects.create(
            name=data["name"], slug=data["slug"], introduction=data["introduction"]
        )

    def _finish_site(self) -> None:
        site = Site.objects.get(is_default_site=True)
        manifest = self.folder.manifest
        SiteSettings.objects.get_or_create(site=site, defaults=manifest["settings"])
        for name, description in manifest["tags"].items():
            if name not in self.known_tags:
                ArticleTag.objects.filter(name=name).update(description=description)
        self._menus(site)
        lead = ArticlePage.objects.filter(slug=manifest["home"].get("lead", "")).first()
        # Only the loader's first publication stands: an editor's choice of lead is never undone.
        # Read again: the tree's columns of the one made first are older than the pages below it.
        home = HomePage.objects.get(pk=self.home.pk)
        if lead and home.lead_article_id is None and home.revisions.count() == 1:
            home.lead_article = lead
            home.save_revision().publish()

    def _menus(self, site: Site) -> None:
        menu, created = SiteMenu.objects.get_or_create(site=site)
        if not created:
            return
        by_slug = {page.slug: page for page in Page.objects.descendant_of(self.home)}
        for place, links in self.folder.manifest["menus"].items():
            for position, link in enumerate(links):
                page = by_slug.get(link.get("section") or link["page"])
                if page is not None:
                    MenuItem.objects.create(
                        menu=menu, place=place, label=link.get("label", ""), page=page, sort_order=position
                    )

    # Articles and pages.

    def _outcome(self, file: ArticleFile) -> str:
        loaded = LoadedPage.objects.select_related("page__latest_revision").filter(path=file.path).first()
        found = self._find(file)
        if loaded is None:
            return CREATED if found is None else TOUCHED
        if loaded.page is None:
            return REMOVED
        if self._has_editor(loaded.page, loaded, file) or found not in {None, loaded.page}:
            return TOUCHED
        return UNCHANGED if loaded.content_hash == self.folder.hashes[file.path] else UPDATED

    def _has_editor(self, page: Page, loaded: LoadedPage, file: ArticleFile) -> bool:
        """Tell whether somebody edited, unpublished, renamed or moved a page since it was loaded."""
        if page.latest_revision_id != loaded.revision_id or not page.live or page.slug != file.slug:
            return True
        # A move makes no revision; the loader's own moves come before the revision of their loading.
        moved_at = self._moves.get(page.pk)
        return moved_at is not None and moved_at > page.latest_revision.created_at

    @cached_property
    def _moves(self) -> dict[int, datetime]:
        moves = PageLogEntry.objects.filter(action="wagtail.move").order_by("timestamp")
        return dict(moves.values_list("page_id", "timestamp"))

    def _parent(self, file: ArticleFile) -> Page:
        return self.sections.get(file.metadata["section"]) if "section" in file.metadata else self.home

    def _find(self, file: ArticleFile) -> Page | None:
        parent: Page | None = self.home
        if "section" in file.metadata:
            parent = self.sections.find(file.metadata["section"])
        return Page.objects.child_of(parent).filter(slug=file.slug).first() if parent else None

    def _in_place(self, file: ArticleFile, page: Page) -> Page:
        return self.sections.move(page, slug=file.metadata["section"]) if "section" in file.metadata else page

    def _loaded_page(self, file: ArticleFile) -> Page:
        loaded = LoadedPage.objects.select_related("page").get(path=file.path)
        if loaded.page is None:
            raise ContentError([f"{file.path}：记录里没有它的页面了。"])
        return loaded.page.specific

    def _create(self, file: ArticleFile) -> Page:
        parent = Page.objects.get(pk=self._parent(file).pk).specific
        model = ArticlePage if "section" in file.metadata else StandardPage
        page = model(title=file.metadata["title"], slug=file.slug, live=False)
        parent.add_child(instance=page)
        return page

    def _page_ids(self) -> dict[str, int]:
        slugs = [file.slug for file in self.folder.articles]
        by_slug = dict(ArticlePage.objects.filter(slug__in=slugs).values_list("slug", "pk"))
        # An editor may have renamed one, or written another article with the same slug elsewhere.
        loaded = dict(LoadedPage.objects.exclude(page=None).values_list("path", "page_id"))
        own = {file.slug: loaded[file.path] for file in self.folder.articles if file.path in loaded}
        return {**by_slug, **own}

    def _write(self, file: ArticleFile, page: Page, page_ids: dict[str, int]) -> None:
        data = file.metadata
        page.title = data["title"]
        page.seo_title = data.get("seo_title", "")
        page.search_description = data.get("seo_description", "")
        page.first_published_at = data["published"]
        page.lead = data["lead"]
        page.is_ai_generated = data.get("ai_generated", False)
        page.body = self._body(file, page, page_ids)
        if isinstance(page, ArticlePage):
            self._write_article(file, page, page_ids)
        page.full_clean()
        # The revision takes the date of first publication from the row, not from its own content.
        page.save(update_fields=["first_published_at"], clean=False)
        revision = page.save_revision()
        revision.publish()
        LoadedPage.objects.update_or_create(
            path=file.path,
            defaults={
                "page_id": page.pk,
                "content_hash": self.folder.hashes[file.path],
                "revision_id": revision.pk,
            },
        )

    def _body(self, file: ArticleFile, page: Page, page_ids: dict[str, int]) -> object:
        pictures = {segment.argument for segment in file.segments if segment.name == "figure"}
        image_ids = {name: self.pictures.image(name, file).pk for name in pictures}
        raw = BlockData(file, page_ids=page_ids, image_ids=image_ids).make()
        body_block = page._meta.get_field("body").stream_block
        return body_block.clean(body_block.to_python(raw))

    def _write_article(self, file: ArticleFile, page: ArticlePage, page_ids: dict[str, int]) -> None:
        data = file.metadata
        page.author = self.author
        updated = data.get("updated")
        page.revised_at = updated if updated and updated.date() != data["published"].date() else None
        page.facts_as_of = data.get("facts_as_of")
        page.cover = self.pictures.cover(file, current=page.cover)
        page.tags.set(data.get("tags", []), clear=True)
        # An editor may have deleted or renamed one of them since.
        pinned = [slug for slug in self.folder.manifest["related"].get(file.slug, []) if slug in page_ids]
        page.pinned_articles = [
            PinnedArticle(article_id=page_ids[slug], sort_order=position)
            for position, slug in enumerate(pinned)
        ]
