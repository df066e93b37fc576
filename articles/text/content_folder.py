"""Reads and checks the whole folder of demo content before anything of it is loaded."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from articles.text.article_files import ArticleFile, ContentError, read_article_file, read_mapping
from articles.text.block_data import BlockData

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
MANIFEST_KEYS = {"home", "settings", "author", "sections", "tags", "menus", "related"}
_KIND_NAMES = {str: "一段文字", list: "一个列表", datetime: "一个带时区的时间", date: "一个日期", bool: "true 或 false"}
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
    manifest_path = root / "manifest.yaml"
    if not manifest_path.is_file():
        raise ContentError([f"{manifest_path}：没有这个文件，示例内容从它开始读。"])
    manifest, lines = read_mapping(manifest_path.read_text(encoding="utf-8"), name="manifest.yaml")
    problems = [
        f"manifest.yaml:{lines[key]}：不认识“{key}”，可以写的有：{'、'.join(sorted(MANIFEST_KEYS))}。"
        for key in manifest
        if key not in MANIFEST_KEYS
    ]
    articles = _read_all(root, "articles", problems)
    pages = _read_all(root, "pages", problems)
    sections = {section["slug"] for section in manifest.get("sections", [])}
    slugs = {article.slug for article in articles}
    for file in articles:
        problems += _check_metadata(file, ARTICLE_KEYS)
        if file.metadata.get("section") not in sections:
            line = file.lines.get("section", 1)
            problems.append(file.problem(line, f"没有“{file.metadata.get('section')}”这个栏目。"))
    for file in pages:
        problems += _check_metadata(file, PAGE_KEYS)
    for file in (*articles, *pages):
        problems += _check_body(file, slugs, root)
    problems += _check_related(manifest.get("related") or {}, slugs, lines.get("related", 1))
    problems += _check_pictures(root)
    if problems:
        raise ContentError(problems)
    hashes = {
        file.path: _hash(root, file, (manifest.get("related") or {}).get(file.slug, []))
        for file in (*articles, *pages)
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
        elif not isinstance(value, keys[key]) or (keys[key] is datetime and value.tzinfo is None):
            yield file.problem(line, f"“{key}”应该是{_KIND_NAMES[keys[key]]}。")
    for key in REQUIRED:
        if not file.metadata.get(key):
            yield file.problem(file.lines.get(key, 1), f"缺少“{key}”。")


def _check_body(file: ArticleFile, slugs: set[str], root: Path) -> Iterator[str]:
    for slug, line in file.links:
        if slug not in slugs:
            yield file.problem(line, f"链接指向“{slug}”，但没有这篇文章。")
    for segment in file.segments:
        if segment.name == "figure" and not (root / "covers" / segment.argument).is_file():
            yield file.problem(segment.line - 1, f"covers 里没有图片“{segment.argument}”。")
    try:
        BlockData(file, page_ids={}, image_ids={}).make()
    except ContentError as error:
        yield from error.problems


def _check_related(related: dict[str, Any], slugs: set[str], line: int) -> Iterator[str]:
    for slug, pinned in related.items():
        for name in [slug, *pinned]:
            if name not in slugs:
                yield f"manifest.yaml:{line}：related 里写了“{name}”，但没有这篇文章。"


def _check_pictures(root: Path) -> Iterator[str]:
    for path in sorted((root / "covers").glob("*.jpg")):
        if path.stat().st_size > MAX_PICTURE_BYTES:
            yield f"covers/{path.name}：图片有 {path.stat().st_size // 1024} KB，请压到 150 KB 以内。"


def _hash(root: Path, file: ArticleFile, pinned: list[str]) -> str:
    digest = hashlib.sha256()
    digest.update((root / file.path).read_bytes())
    digest.update("\n".join(pinned).encode())
    cover = root / "covers" / f"{file.slug}.jpg"
    if cover.is_file():
        digest.update(cover.read_bytes())
    return digest.hexdigest()
