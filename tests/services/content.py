"""Reads the real demo content for the tests that hold it to its rules."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from articles.text.article_files import Segment
from articles.text.content_folder import ContentFolder

FOLDER: Path = settings.BASE_DIR / "fixtures"
GUIDE = "zhuxiao-shouji-haoma"


def inside(segment: Segment) -> Any:
    """The YAML inside a guide block's directive, every scalar as it is written."""
    return yaml.load(segment.text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts


def guide_blocks(content: ContentFolder, slug: str, name: str) -> dict[str, Any]:
    """An article's guide blocks of one kind: title → what is inside."""
    file = next(file for file in content.articles if file.slug == slug)
    return {segment.argument: inside(segment) for segment in file.segments if segment.name == name}
