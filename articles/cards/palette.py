"""The light colours of static/css/tokens.css, for pictures; a test compares the two."""

from dataclasses import dataclass

PAPER = "#fbf7f0"
SHEET = "#fffdf9"
LINE = "#e2d8c6"
RULE = "#1f2a44"
INK = "#1f2a44"
TEXT = "#2a2f3a"
MUTED = "#5c616c"
BRAND = "#d7352b"
ON_BRAND = "#fffaf3"
BAND = "#1f2a44"
BAND_TEXT = "#fbf7f0"
BAND_MUTED = "#c3c9d6"  # letters of less weight on the band; 9:1


@dataclass(frozen=True)
class Accent:
    """A section's colours: for areas, for letters, and for grounds."""

    fill: str
    text: str
    tint: str


ACCENTS = {
    "vermilion": Accent("#d7352b", "#b4261d", "#fbe5dd"),
    "blue": Accent("#2f6aa8", "#24578d", "#dfebf5"),
    "amber": Accent("#b57a0c", "#855600", "#f9e9c3"),
    "green": Accent("#2e7d5b", "#226347", "#dcefe4"),
    "purple": Accent("#7a4a8c", "#68407a", "#ede2f2"),
    "slate": Accent("#56657a", "#475468", "#e3e8ee"),
}


def accent_of(name: str) -> Accent:
    """Return a section's colours; the brand's for a name that is none."""
    return ACCENTS.get(name, ACCENTS["vermilion"])
