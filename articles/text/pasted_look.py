"""Which tags and styles of a pasted draft make blocks, headings, or mere looks."""

from dataclasses import dataclass

BLOCKS = frozenset(
    "address article aside body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer header hr html li main menu p pre section summary tbody td tfoot th thead tr".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
LOOKS = frozenset("em font i u".split())
LOOK_STYLES = frozenset(
    "background background-color color font font-family font-size font-style text-align text-decoration "
    "text-indent".split()
)
FORM_TEXT_WORTH_KEEPING = 200


@dataclass(frozen=True)
class Look:
    """How the text at one place of a pasted draft looks, of what a rich text can keep."""

    is_bold: bool = False
    href: str = ""
    is_preformatted: bool = False
