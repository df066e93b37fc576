"""How stylesheets are joined when static files are collected."""

from django.conf import settings

from site_app.static_storage import JOINED, join_imports

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
