"""What a drawn picture says, as plain values: whatever is not in here cannot change a picture."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

# Raise it when a drawing changes, so that every picture gets a new address.
DRAWING_VERSION = 1


@dataclass(frozen=True)
class Shape:
    """A kind of card: pixels, and how many bytes it may have at most."""

    name: str
    width: int
    height: int
    max_bytes: int


WIDE = Shape("wide", 1200, 630, 300_000)
SQUARE = Shape("square", 600, 600, 100_000)
SHAPES = {shape.name: shape for shape in (WIDE, SQUARE)}


@dataclass(frozen=True)
class CardFacts:
    """A card. `label` stands above the title (a section's name), `accent` is a section's colour.

    `cover` names one picture in one cut ("" for none): another file or focal point has another name.
    """

    title: str
    site_name: str
    label: str = ""
    accent: str = ""
    cover: str = ""


@dataclass(frozen=True)
class PosterFacts:
    """A poster. `dated` is a whole phrase ("资料截至 2026-11-24"), `address` what its code leads to."""

    title: str
    lead: str
    site_name: str
    label: str
    accent: str
    dated: str
    address: str
    cover: str = ""


def fingerprint(facts: CardFacts | PosterFacts) -> str:
    """Return 12 hexadecimal digits that change with everything that a picture shows."""
    told = json.dumps([DRAWING_VERSION, type(facts).__name__, asdict(facts)], ensure_ascii=True)
    return sha256(told.encode()).hexdigest()[:12]
