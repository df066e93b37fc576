"""Where a title's lines may end: after a mark that makes the reader pause, rather than inside the words beside it."""

import re

# Fits a line of the narrowest card. What is longer fills its lines anyhow, and lists cut titles off by counting lines.
LONGEST = 11
# Fits every line, in the largest letters too.
SHORT = 5
_SENTENCE = re.compile(r"[^：？！；。]*[：？！；。]+[”’」』）》]*|[^：？！；。]+")
_CLAUSE = re.compile(r"[^，、]*[，、]+[”’」』）》]*|[^，、]+")


def phrases(title: str) -> list[tuple[str, bool]]:
    """Split a title after its marks; each part comes with whether it is to stay on one line where there is room.

    The parts joined are the title. A part too long for that is split after its commas. Where nothing can be
    split there is one part, which breaks wherever it must.
    """
    sentences = _SENTENCE.findall(title)
    parts = [part for one in sentences for part in ([one] if len(one) <= LONGEST else _CLAUSE.findall(one))]
    return [(part, len(parts) > 1 and len(part) <= LONGEST) for part in parts]
