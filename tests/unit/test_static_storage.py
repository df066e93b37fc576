"""How stylesheets are joined when static files are collected."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage

from site_app.static_storage import JOINED, JoinedStaticFilesStorage, join_imports

STATIC = settings.BASE_DIR / "static"


def test_imports_are_replaced_in_their_order() -> None:
    sheets = {
        "css/site.css": '@import url("a.css");\n@import url("b.css");\n',
        "css/a.css": "a{}\n",
        "css/b.css": "b{}\n",
    }
    assert join_imports("css/site.css", sheets.__getitem__).split() == ["a{}", "b{}"]


def test_an_import_for_a_medium_stays_in_that_medium() -> None:
    sheets = {"css/site.css": '@import url("print.css") print;\n', "css/print.css": "p{}\n"}
    assert join_imports("css/site.css", sheets.__getitem__) == "@media print {\np{}\n}\n\n"


def test_relative_addresses_still_point_to_their_files() -> None:
    sheets = {
        "css/site.css": '@import url("components/card.css");\n',
        "css/components/card.css": ".a{background:url(../../brand/x.svg)}.b{background:url('data:,x')}\n",
    }
    joined = join_imports("css/site.css", sheets.__getitem__)
    assert 'url("../brand/x.svg")' in joined
    assert "url('data:,x')" in joined


def test_the_readers_stylesheet_joins_every_component_once() -> None:
    read = []

    def text_of(name: str) -> str:
        read.append(name)
        return (STATIC / name).read_text("utf-8")

    joined = join_imports(JOINED, text_of)
    assert "@import" not in joined
    assert sorted(read) == sorted(set(read))
    sheets = {path.relative_to(STATIC).as_posix() for path in (STATIC / "css").rglob("*.css")}
    # Only developers see the style page, whose own sheet comes beside the joined one.
    assert set(read) == sheets - {"css/style-page.css"}


@pytest.fixture
def collected(tmp_path: Path) -> dict[str, str]:
    """What is stored of some sources, by the name before it was hashed."""
    sources = {
        "css/site.css": '@import url("a.css");\n',
        "css/a.css": "/* why */\n.a { color: red; width: calc(1px + 2px); }\n",
        "js/reader.js": 'import { a } from "./a.js";\n// why\na(`一  ${1 + 2}`);\nimport("./a.js");\n',
        "js/a.js": "/** why */\nexport function a(text) {\n  return /\\/\\/ +/.test(text);\n}\n",
        "admin/own.js": "// as it is\n",
    }
    target, origin = tmp_path / "target", tmp_path / "origin"
    for folder in (target, origin):
        for name, text in sources.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    storage = JoinedStaticFilesStorage(location=target, base_url="/static/")
    paths = {name: (StaticFilesStorage(location=origin, base_url="/static/"), name) for name in sources}
    for _name, _hashed, outcome in storage.post_process(paths):
        assert not isinstance(outcome, Exception)
    return {name: (target / hashed).read_text("utf-8") for name, hashed in storage.hashed_files.items()}


def test_the_readers_stylesheet_is_stored_without_comments_and_reads_the_same(
    collected: dict[str, str],
) -> None:
    assert collected["css/site.css"] == ".a{color:red;width:calc(1px + 2px)}"


def test_the_readers_modules_are_stored_without_comments_and_name_the_hashed_ones(
    collected: dict[str, str],
) -> None:
    assert "why" not in collected["js/reader.js"] + collected["js/a.js"]
    assert "`一  ${1 + 2}`" in collected["js/reader.js"]
    assert r"/\/\/ +/.test(text)" in collected["js/a.js"]
    assert len(re.findall(r"\./a\.[0-9a-f]{12}\.js", collected["js/reader.js"])) == 2


def test_what_editors_load_is_stored_as_it_is(collected: dict[str, str]) -> None:
    assert collected["admin/own.js"] == "// as it is\n"
