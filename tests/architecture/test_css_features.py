"""No stylesheet leans on what old engines don't know: each use is listed with what reads well in its place."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.architecture.css_features import (
    AT_RULES,
    PROPERTIES,
    SELECTORS,
    VALUES,
    new_features,
    without_new_features,
)

FOLDER: Path = settings.BASE_DIR / "static" / "css"
SHEETS = sorted(FOLDER.rglob("*.css"))
# Only finish: the text is the same without them.
ANYWHERE = {
    "text-autospace": "letters and Han stand a little closer",
    "text-decoration-thickness": "underlines are as thick as the browser's own",
    "text-spacing-trim": "full-width marks take their whole width",
    "text-underline-offset": "underlines stand where the browser puts them",
    "text-wrap(?:-style|-mode)?": "the lines of a title are filled one after the other",
    "accent-color": "a chosen box has the browser's own colour",
}
HERE = {
    (
        "picture.css",
        "aspect-ratio",
    ): "a picture keeps its own shape: each rendition is cut to its place already",
    ("masthead.css", "scrollbar-(?:color|gutter|width)"): "::-webkit-scrollbar hides the bar there",
    ("prose.css", r"@counter-style\b"): "::marker with the list's counter is the form for such engines",
    ("checklist.css", r"@media[^{]*\((?:prefers-contrast|scripting|update|dynamic-range)\b"): "two gaps stay",
    (
        "tokens.css",
        r"@media[^{]*\((?:prefers-contrast|scripting|update|dynamic-range)\b",
    ): "ordinary contrast",
    ("below-the-fold.css", r"@supports\b"): "everything is laid out at once",
    ("print.css", "::details-content"): "faq.js opens every answer before it prints",
}
BAD_SAMPLE = """\
a:has(b) { color: red }
:is(a, b) { color: red }
a:not(.b, .c) { color: red }
a { & b { color: red } }
a::details-content { color: red }
dialog:modal { color: red }
@container (width > 3em) { a { color: red } }
@counter-style x { suffix: "," }
@layer base { a { color: red } }
@media (width >= 3em) { a { color: red } }
@media (prefers-contrast: more) { a { color: red } }
@starting-style { a { color: red } }
@supports (gap: 1px) { a { color: red } }
a { accent-color: red; aspect-ratio: 1; border-start-end-radius: 1px; container-type: size; field-sizing: content;
    inset: 0; margin-inline: 0; mask: none; scale: 2; scrollbar-width: none; text-autospace: normal;
    text-decoration-thickness: 1px; text-spacing-trim: normal; text-underline-offset: 1px; text-wrap: balance;
    white-space-collapse: preserve; height: 100dvh; color: color-mix(in srgb, red, blue); word-break: auto-phrase;
    grid-template-rows: subgrid; overflow: clip; }
"""
PLAIN = """\
/* inset: 0; :has( */
@import url("a.css");
a:not(.b) > b::before { content: "&"; clip-path: inset(50%); margin-left: 0; transform: scale(2); height: 100vh; }
@keyframes turn { to { transform: none; } }
@media (min-width: 640px) { a { gap: 1px; width: min(1px, 2px); } }
"""


def test_the_scan_finds_everything_it_knows() -> None:
    assert new_features(BAD_SAMPLE) == {*AT_RULES, *PROPERTIES, *SELECTORS, *VALUES}


def test_the_scan_lets_plain_css_through() -> None:
    assert new_features(PLAIN) == set()


def test_an_old_engine_keeps_what_it_knows() -> None:
    kept, _found = without_new_features("@media print { a:has(b) { top: 0 } a { inset: 0; color: red; } }")
    assert " ".join(kept.split()) == "@media print { a { color: red } }"


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_what_a_sheet_uses_of_the_new_has_a_form_for_the_old(path: Path) -> None:
    used = new_features(path.read_text("utf-8"))
    assert [name for name in sorted(used - set(ANYWHERE)) if (path.name, name) not in HERE] == []


def test_no_permission_is_left_over() -> None:
    used = {(path.name, name) for path in SHEETS for name in new_features(path.read_text("utf-8"))}
    assert set(HERE) <= used
    assert set(ANYWHERE) <= {name for _sheet, name in used}
