"""Slugs made from Chinese names, for snippets with a public page."""

from typing import Any

from django.db import models

from articles.text.slugs import make_slug, make_unique


def unique_slug(queryset: models.QuerySet[Any], *, name: str, fallback: str, max_length: int = 48) -> str:
    """Return a slug for name that no object of queryset has; fallback where name has no letters."""
    base = make_slug(name, max_length=max_length) or fallback
    # A number may take the place of whole syllables; the first one always stays.
    first = base.split("-", 1)[0][: max_length // 2]
    taken = set(queryset.filter(slug__startswith=first).values_list("slug", flat=True))
    return make_unique(base, taken, max_length=max_length)
