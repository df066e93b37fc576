"""Reads and checks the whole folder of demo content before anything of it is loaded."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from articles.text.article_files import KIND_NAMES, ArticleFile, ContentError, read_article_file
from articles.text.block_data import BlockData, pictures_of
from articles.text.content_manifest import check_targets, read_manifest

ARTICLE_KEYS = {
    "title": str,
    "section": str,
    "tags": list,
    "lead": str,
    "seo_title": str,
    "seo_description": str,
    "cover_alt": str,
    "cover_focus": str,
    "published": datetime,
    "updated": datetime,
    "facts_as_of": date,
    "ai_generated": bool,
}
PAGE_KEYS = {key: ARTICLE_KEYS[key] for key in ("title", "lead", "seo_title", "seo_description")} | {
    "published": datetime,
    "updated": datetime,
    "ai_generated": bool,
}
REQUIRED = ("title", "lead", "published")
_PERCENT = r"(?:100|\d{1,2})"
_FOCUS = re.compile(rf"{_PERCENT} {_PERCENT}")
MAX_PICTURE_BYTES = 150 * 1024


@dataclass(frozen=True)
class ContentFolder:
    """The checked content. `manifest` is plain data; `hashes` holds each file's content hash by its path."""

    root: Path
    manifest: dict[str, Any]
    articles: tuple[ArticleFile, ...]
    pages: tuple[ArticleFile, ...]
    hashes: dict[str, str]

    def cover(self, slug: str) -> Path | None:
        """Return the path of an article's cover, or None where it has none."""
        path = self.root / "covers" / f"{slug}.jpg"
        return path if path.is_file() else None


def read_folder(root: Path) -> ContentFolder:
    """Read a folder of content. Raises ContentError with every problem found, each with its file and line."""
    problems: list[str] = []
    articles = _read_all(root, "articles", problems)
    pages = _read_all(root, "pages", problems)
    manifest = read_manifest(root, problems)
    # Files that could not be read are named already; what points at them is no second mistake.
    slugs = {folder: {path.stem for path in (root / folder).glob("*.md")} for folder in ("articles", "pages")}
    sections = [section["slug"] for section in manifest["sections"]]
    for file in articles:
        problems += _check_metadata(file, ARTICLE_KEYS)
        if file.metadata.get("section") not in sections:
            line = file.lines.get("section", 1)
            problems.append(file.problem(line, f"没有“{file.metadata.get('section')}”这个栏目。"))
    for file in pages:
        problems += _check_metadata(file, PAGE_KEYS)
    for file in (*articles, *pages):
        problems += _check_body(file, slugs["articles"], root)
    problems += check_targets(manifest, articles=slugs["articles"], pages=slugs["pages"])
    problems += _check_pictures(root)
    if problems:
        raise ContentError(problems)
    hashes = {
        file.path: _hash(root, file, manifest["related"].get(file.slug, [])) for file in (*articles, *pages)
    }
    return ContentFolder(root, manifest, articles, pages, hashes)


def _read_all(root: Path, folder: str, problems: list[str]) -> tuple[ArticleFile, ...]:
    files = []
    for path in sorted((root / folder).glob("*.md")):
        try:
            files.append(read_article_file(path, name=f"{folder}/{path.name}"))
        except ContentError as error:
            problems += error.problems
    return tuple(files)


def _check_metadata(file: ArticleFile, keys: dict[str, type]) -> Iterator[str]:
    for key, value in file.metadata.items():
        line = file.lines[key]
        if key not in keys:
            yield file.problem(line, f"不认识“{key}”，可以写的有：{'、'.join(keys)}。")
        elif not _is_kind(value, keys[key]):
            yield file.problem(line, f"“{key}”应该是{KIND_NAMES[keys[key]]}。")
    if "tags" in keys and not all(isinstance(tag, str) for tag in _list(file.metadata.get("tags"))):
        yield file.problem(file.lines["tags"], "标签都要写成文字，数字请加引号。")
    focus = file.metadata.get("cover_focus")
    if isinstance(focus, str) and not _FOCUS.fullmatch(focus):
        yield file.problem(
            file.lines["cover_focus"], "“cover_focus”要写成两个 0 到 100 的数，中间空一格，例如 50 48。"
        )
    for key in REQUIRED:
        if not file.metadata.get(key):
            yield file.problem(file.lines.get(key, 1), f"缺少“{key}”。")


def _is_kind(value: Any, kind: type) -> bool:
    if kind is date:  # of which datetime is a child
        return type(value) is date
    if kind is datetime:
        return isinstance(value, datetime) and value.tzinfo is not None
    return isinstance(value, kind)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _check_body(file: ArticleFile, slugs: set[str], root: Path) -> Iterator[str]:
    for slug, line in file.links:
        if slug not in slugs:
            yield file.problem(line, f"链接指向“{slug}”，但没有这篇文章。")
    data = BlockData(file, page_ids={}, image_ids={})
    try:
        data.make()
    except ContentError as error:
        yield from error.problems
    for name, line in data.pictures.items():
        if not (root / "covers" / name).is_file():
            yield file.problem(line, f"covers 里没有图片“{name}”。")


def _check_pictures(root: Path) -> Iterator[str]:
    for path in sorted((root / "covers").glob("*.jpg")):
        if path.stat().st_size > MAX_PICTURE_BYTES:
            yield f"covers/{path.name}：图片有 {path.stat().st_size // 1024} KB，请压到 150 KB 以内。"


def _hash(root: Path, file: ArticleFile, pinned: list[str]) -> str:
    digest = hashlib.sha256()
    digest.update((root / file.path).read_bytes())
    digest.update("\n".join(pinned).encode())
    figures = set(pictures_of(file))
    own = f"{file.slug}.jpg"
    for name in (own, *sorted(figures - {own})):
        picture = root / "covers" / name
        if picture.is_file():
            digest.update(picture.read_bytes())
    return digest.hexdigest()
