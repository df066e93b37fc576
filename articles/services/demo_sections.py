"""Finds the sections that the demo content names, also after editors have renamed them."""

from functools import cached_property

from django.core.exceptions import ValidationError
from wagtail.models import Page

from articles.models import HomePage, SectionPage
from articles.text.article_files import ContentError
from articles.text.content_folder import ContentFolder


class DemoSections:
    """The sections below one home page, by the slugs that the manifest has for them."""

    def __init__(self, folder: ContentFolder, home: HomePage) -> None:
        self.folder = folder
        self.home = home

    def find(self, slug: str) -> SectionPage | None:
        """Return a section of the manifest, or None where there is none (yet, or any more)."""
        return self._known.get(slug)

    def get(self, slug: str) -> SectionPage:
        """Return a section of the manifest; made where an article needs it, so that a deleted one stays away.

        Raises ContentError where the model refuses it.
        """
        if slug not in self._known:
            self._known[slug] = self._make(slug)
        return self._known[slug]

    def move(self, page: Page, *, slug: str) -> Page:
        """Return the page, moved to the named section where it stands in another one."""
        if first_slug(page.get_parent()) == slug:
            return page
        page.move(Page.objects.get(pk=self.get(slug).pk), pos="last-child")
        return Page.objects.get(pk=page.pk).specific

    @cached_property
    def _known(self) -> dict[str, SectionPage]:
        return {first_slug(section): section for section in SectionPage.objects.child_of(self.home)}

    def _make(self, slug: str) -> SectionPage:
        data = next(section for section in self.folder.manifest["sections"] if section["slug"] == slug)
        section = SectionPage(
            title=data["title"],
            slug=data["slug"],
            accent=data.get("accent", SectionPage.Accent.VERMILION),
            introduction=data.get("introduction", ""),
            search_description=data.get("introduction", ""),
        )
        try:
            self.home.add_child(instance=section)
        except ValidationError as error:
            line = self.folder.manifest["lines"]["sections"]
            raise ContentError(
                [f"manifest.yaml:{line}：栏目“{slug}”{text}" for text in error.messages]
            ) from error
        section.save_revision().publish()
        return section


def first_slug(section: Page) -> str:
    """Return the slug that a section was made with: an editor may have given it another one since."""
    first = section.revisions.order_by("created_at", "pk").first()
    return str(first.content["slug"]) if first else section.slug
