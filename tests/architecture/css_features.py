"""What Chrome 86, which WeChat's older browsers are made of, does not know of CSS, and stylesheets without it."""

import re

# Properties that such a browser passes over, by the version that knows them.
PROPERTIES = {
    "accent-color": 93,
    "aspect-ratio": 88,
    "border-(?:start|end)-(?:start|end)-radius": 89,
    "container(?:-name|-type)?": 105,
    "field-sizing": 123,
    "inset(?:-block|-inline)?(?:-start|-end)?": 87,
    "(?:margin|padding)-(?:block|inline)": 87,
    "mask(?:-image|-size|-position|-repeat)?": 120,
    "(?:rotate|scale|translate)": 104,
    "scrollbar-(?:color|gutter|width)": 121,
    "text-autospace": 140,
    "text-decoration-thickness": 89,
    "text-spacing-trim": 123,
    "text-underline-offset": 87,
    "text-wrap(?:-style|-mode)?": 114,
    "white-space-collapse": 114,
}
# Values that make it pass over the whole declaration.
VALUES = {
    r"\b[\d.]+[dls]v[hwib]\b": 108,
    r"\b(?:color-mix|oklch|oklab|lch|lab|light-dark)\(": 111,
    r"\bauto-phrase\b": 119,
    r"\bsubgrid\b": 117,
    r":\s*clip\s*;": 90,
}
# Selectors that make it pass over the whole rule.
SELECTORS = {
    r":has\(": 105,
    r":(?:is|where)\(": 88,
    r":not\([^()]*,": 88,
    r"&": 112,
    r"::details-content": 131,
    r":(?:modal|open|popover-open|user-invalid|user-valid)\b": 105,
}
AT_RULES = {
    r"@container\b": 105,
    r"@counter-style\b": 91,
    r"@layer\b": 99,
    r"@media[^{]*[<>]": 104,
    r"@media[^{]*\((?:prefers-contrast|scripting|update|dynamic-range)\b": 96,
    r"@(?:scope|starting-style|view-transition)\b": 111,
    r"@supports\b": 0,  # what stands inside asks for something new
}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def new_features(css: str) -> set[str]:
    """Return what a stylesheet uses of it, by the names above."""
    return without_new_features(css)[1]


def without_new_features(css: str) -> tuple[str, set[str]]:
    """Return a stylesheet as such a browser understands it, and the names of what it passed over."""
    found: set[str] = set()
    kept = _strip(_COMMENT.sub("", css), found)
    return kept, found


def _strip(css: str, found: set[str]) -> str:
    kept = []
    for head, inside in _blocks(css):
        names = _matching(head, AT_RULES) if head.startswith("@") else _matching(head, SELECTORS)
        found |= names
        if inside is None:
            kept.append(f"{head};\n")
        elif names:
            continue
        elif "{" in inside and head.startswith("@"):
            kept.append(f"{head} {{\n{_strip(inside, found)}}}\n")
        else:
            kept.append(f"{head} {{ {_declarations(inside, found)} }}\n")
    return "".join(kept)


def _matching(text: str, patterns: dict[str, int]) -> set[str]:
    return {pattern for pattern in patterns if re.search(pattern, text)}


def _declarations(inside: str, found: set[str]) -> str:
    kept = []
    for declaration in inside.split(";"):
        name, _colon, value = declaration.strip().partition(":")
        names = {one for one in PROPERTIES if re.fullmatch(one, name)}
        # A custom property takes any value; what it is put into is what fails.
        names |= _matching(f"{name}:{value};", VALUES)
        names |= {"&"} if "{" in declaration else set()
        found |= names
        if not names and name:
            kept.append(declaration.strip())
    return "; ".join(kept)


def _blocks(css: str) -> list[tuple[str, str | None]]:
    """Return each rule's head and what its braces hold; a statement such as @import holds nothing."""
    blocks: list[tuple[str, str | None]] = []
    depth = start = opened = 0
    for position, character in enumerate(css):
        if character == "{":
            depth += 1
            opened = position if depth == 1 else opened
        elif character == "}":
            depth -= 1
            if depth == 0:
                blocks.append((css[start:opened].strip(), css[opened + 1 : position]))
                start = position + 1
        elif character == ";" and depth == 0:
            blocks.append((css[start:position].strip(), None))
            start = position + 1
    return blocks
