"""Loads a folder of content through the models' own API: idempotent, and never over an editor's work."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.models import Page, Site
from wagtail.utils.file import hash_filelike

from articles.models import (
    ArticleImage,
    ArticlePage,
    ArticleTag,
    Author,
    HomePage,
    LoadedPage,
    MenuItem,
    PinnedArticle,
    SectionPage,
    SiteMenu,
    SiteSettings,
    StandardPage,
)
from articles.text.article_files import ArticleFile, ContentError
from articles.text.block_data import BlockData
from articles.text.content_folder import ContentFolder, read_folder

CREATED, UPDATED, UNCHANGED, TOUCHED, REMOVED = "created", "updated", "unchanged", "touched", "removed"


@dataclass
class LoadReport:
    """What one loading did: how many pages fell under each outcome, and which were left to the editors."""

    counts: Counter[str] = field(default_factory=Counter)
    left_alone: list[str] = field(default_factory=list)

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
        self.home = self._home()
        self.sections = {section["slug"]: self._section(section) for section in folder.manifest["sections"]}
        self.author = self._author()
        self.images: dict[str, ArticleImage] = {}

    def load(self) -> LoadReport:
        files = (*self.folder.articles, *self.folder.pages)
        outcomes = {file.path: self._outcome(file) for file in files}
        pages: dict[str, Page] = {}
        for file in files:
            if outcomes[file.path] == CREATED:
                pages[file.path] = self._create(file)
        page_ids = self._page_ids()
        for file in files:
            outcome = outcomes[file.path]
            if outcome in {CREATED, UPDATED}:
                page = pages.get(file.path) or self._loaded_page(file)
                self._write(file, page, page_ids)
            self.report.add(outcome, file.path)
        self._finish_site()
        return self.report

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

    def _section(self, data: dict[str, str]) -> SectionPage:
        section = SectionPage.objects.child_of(self.home).filter(slug=data["slug"]).first()
        if section:
            return section
        section = SectionPage(
            title=data["title"],
            slug=data["slug"],
            accent=data.get("accent", ""),
            introduction=data.get("introduction", ""),
            search_description=data.get("introduction", ""),
        )
        self.home.add_child(instance=section)
        section.save_revision().publish()
        return section

    def _author(self) -> Author:
        data = self.folder.manifest["author"]
        author, _created = Author.objects.get_or_create(
            slug=data["slug"], defaults={"name": data["name"], "introduction": data["introduction"]}
        )
        return author

    def _finish_site(self) -> None:
        site = Site.objects.get(is_default_site=True)
        manifest = self.folder.manifest
        SiteSettings.objects.get_or_create(site=site, defaults=manifest["settings"])
        for name, description in (manifest.get("tags") or {}).items():
            ArticleTag.objects.filter(name=name, description="").update(description=description)
        self._menus(site)
        lead = ArticlePage.objects.filter(slug=manifest["home"].get("lead", "")).first()
        # Only the loader's first publication stands: an editor's choice of lead is never undone.
        if lead and self.home.lead_article_id is None and self.home.revisions.count() == 1:
            self.home.lead_article = lead
            self.home.save_revision().publish()

    def _menus(self, site: Site) -> None:
        menu, created = SiteMenu.objects.get_or_create(site=site)
        if not created:
            return
        by_slug = {page.slug: page for page in Page.objects.descendant_of(self.home)}
        for place, links in self.folder.manifest["menus"].items():
            for position, link in enumerate(links):
                page = by_slug[link.get("section") or link["page"]]
                MenuItem.objects.create(
                    menu=menu, place=place, label=link.get("label", ""), page=page, sort_order=position
                )

    # Articles and pages.

    def _outcome(self, file: ArticleFile) -> str:
        loaded = LoadedPage.objects.select_related("page").filter(path=file.path).first()
        if loaded is None:
            return CREATED if self._find(file) is None else TOUCHED
        if loaded.page is None:
            return REMOVED
        page = loaded.page
        if page.latest_revision_id != loaded.revision_id or not page.live or page.slug != file.slug:
            return TOUCHED
        return UNCHANGED if loaded.content_hash == self.folder.hashes[file.path] else UPDATED

    def _parent(self, file: ArticleFile) -> Page:
        return self.sections[file.metadata["section"]] if "section" in file.metadata else self.home

    def _find(self, file: ArticleFile) -> Page | None:
        return Page.objects.child_of(self._parent(file)).filter(slug=file.slug).first()

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
        return dict(ArticlePage.objects.filter(slug__in=slugs).values_list("slug", "pk"))

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
        image_ids = {name: self._image(name, file).pk for name in pictures}
        raw = BlockData(file, page_ids=page_ids, image_ids=image_ids).make()
        body_block = page._meta.get_field("body").stream_block
        return body_block.clean(body_block.to_python(raw))

    def _write_article(self, file: ArticleFile, page: ArticlePage, page_ids: dict[str, int]) -> None:
        data = file.metadata
        page.author = self.author
        updated = data.get("updated")
        page.revised_at = updated if updated and updated.date() != data["published"].date() else None
        page.facts_as_of = data.get("facts_as_of")
        page.cover = self._image(f"{file.slug}.jpg", file) if self.folder.cover(file.slug) else None
        page.tags.set(data.get("tags", []), clear=True)
        pinned = (self.folder.manifest.get("related") or {}).get(file.slug, [])
        page.pinned_articles = [
            PinnedArticle(article_id=page_ids[slug], sort_order=position)
            for position, slug in enumerate(pinned)
        ]

    def _image(self, name: str, file: ArticleFile) -> ArticleImage:
        if name not in self.images:
            self.images[name] = self._find_or_make_image(name, file)
        return self.images[name]

    def _find_or_make_image(self, name: str, file: ArticleFile) -> ArticleImage:
        path = self.folder.root / "covers" / name
        with path.open("rb") as opened:
            known = ArticleImage.objects.filter(file_hash=hash_filelike(opened)).first()
            if known:
                return known
            image = ArticleImage(
                title=file.metadata["title"],
                description=file.metadata.get("cover_alt", ""),
                credit="号卡头条",
                is_ai_generated=file.metadata.get("ai_generated", False),
                file=ImageFile(File(opened), name=name),
            )
            _set_focus(image, file.metadata.get("cover_focus", ""))
            image.save()
        return image


def _set_focus(image: ArticleImage, focus: str) -> None:
    """Set the focal point from "x y" in percent; a tenth of the width around it counts as the subject."""
    if not focus:
        return
    x, y = (int(part) for part in focus.split())
    image.focal_point_x, image.focal_point_y = image.width * x // 100, image.height * y // 100
    image.focal_point_width = image.focal_point_height = image.width // 10


