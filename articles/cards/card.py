"""Draws the picture that a shared link shows."""

from io import BytesIO

from PIL import Image

from articles.cards.facts import CardFacts, Shape


def draw_card(facts: CardFacts, *, shape: Shape, cover: bytes = b"") -> bytes:
    """Return a card as a JPEG of the shape's size: the cover, where there is one."""
    picture = Image.open(BytesIO(cover)) if cover else Image.new("RGB", (1, 1), "#fbf7f0")
    output = BytesIO()
    picture.convert("RGB").resize((shape.width, shape.height)).save(output, "JPEG", quality=80)
    return output.getvalue()
