"""Reads and checks the manifest of the demo content: what stands around the articles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from articles.text.article_files import KIND_NAMES, ContentError, read_mapping, read_source

NAME = "manifest.yaml"
MANIFEST_KEYS = {"home", "settings", "author", "sections", "tags", "menus", "related"}
# Parts of the manifest that must be there → what each must name.
MANIFEST_PARTS = {"home": ("title",), "settings": ("name",), "author": ("name", "slug", "introduction")}
SETTINGS_KEYS = {
    "name", "slogan", "disclaimer", "contact_email", "contact_text", "icp_number", "police_number", "share_text"
}  # fmt: skip
MENU_PLACES = ("header", "footer")


def read_manifest(root: Path, problems: list[str]) -> dict[str, Any]:
    """Return the manifest of a folder, with empty mappings where tags or related are left out.

    Raises ContentError where it has not the shape that fixtures/README.md describes; `problems` found
    elsewhere are named along with it.
    """
    path = root / NAME
    if not path.is_file():
        raise ContentError([*problems, f"{path}：没有这个文件，示例内容从它开始读。"])
    try:
        manifest, lines = read_mapping(read_source(path, name=NAME), name=NAME)
    except ContentError as error:
        raise ContentError([*problems, *error.problems]) from error
    own = [f"{NAME}:{lines.get(key, 1)}：{sentence}" for key, sentence in _shape_problems(manifest)]
    if own:
        raise ContentError([*problems, *own])
    return {**manifest, **{key: manifest.get(key) or {} for key in ("tags", "related")}, "lines": lines}


def check_targets(manifest: dict[str, Any], *, articles: set[str], pages: set[str]) -> Iterator[str]:
    """Yield a problem for each slug in the manifest that no file or section has."""
    sections = {section["slug"] for section in manifest["sections"]}
    lines = manifest["lines"]
    lead = manifest["home"].get("lead")
    if lead and lead not in articles:
        yield f"{NAME}:{lines['home']}：头条写了“{lead}”，但没有这篇文章。"
    for slug, pinned in manifest["related"].items():
        for name in [slug, *pinned]:
            if name not in articles:
                yield f"{NAME}:{lines['related']}：related 里写了“{name}”，但没有这篇文章。"
    for place, links in manifest["menus"].items():
        if place not in MENU_PLACES:
            yield f"{NAME}:{lines['menus']}：没有“{place}”这个菜单，可以写的有：{'、'.join(MENU_PLACES)}。"
        for link in links:
            if link.get("section") not in sections and link.get("page") not in pages:
                target = link.get("section") or link.get("page")
                yield f"{NAME}:{lines['menus']}：菜单指向“{target}”，但没有这一页。"


def _shape_problems(manifest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (top-level key, sentence)."""
    for key in manifest:
        if key not in MANIFEST_KEYS:
            yield key, f"不认识“{key}”，可以写的有：{'、'.join(sorted(MANIFEST_KEYS))}。"
    for key, names in MANIFEST_PARTS.items():
        part = manifest.get(key)
        missing = [name for name in names if not isinstance(part, dict) or not part.get(name)]
        if missing:
            yield key, f"“{key}”下面缺少：{'、'.join(missing)}。"
    settings = manifest.get("settings")
    for name in settings if isinstance(settings, dict) else ():
        if name not in SETTINGS_KEYS:
            yield "settings", f"网站设置里没有“{name}”，可以写的有：{'、'.join(sorted(SETTINGS_KEYS))}。"
    yield from _list_problems(manifest)


def _list_problems(manifest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    sections, menus = manifest.get("sections"), manifest.get("menus")
    if not _is_list_of_mappings(sections) or not all(
        isinstance(one.get(name), str) for one in sections or [] for name in ("slug", "title")
    ):
        yield "sections", "“sections”要写成一个列表，每个栏目都要有 slug 和 title。"
    if not isinstance(menus, dict) or not all(_is_list_of_mappings(links) for links in menus.values()):
        yield "menus", f"“menus”下面要有 {' 和 '.join(MENU_PLACES)}，各是一个列表。"
    for key, kind in (("tags", str), ("related", list)):
        part = manifest.get(key) or {}
        if not isinstance(part, dict) or not all(isinstance(value, kind) for value in part.values()):
            yield key, f"“{key}”下面每一行要写成“名称: {KIND_NAMES[kind]}”。"


def _is_list_of_mappings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)
