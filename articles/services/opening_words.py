"""The first words of a body, for places that show a text in short: cards, search results, shared links."""

from wagtail.blocks import StreamValue

from articles.text.excerpts import paragraphs_text, plain_text
from articles.text.markdown import render_markdown


def opening_words(body: StreamValue, *, wanted: int) -> str:
    """Return the words of a body's first paragraphs, `wanted` characters or more where there are as many.

    Headings, lists and tables are left out; a body of nothing else gives the words that it has.
    """
    words = ""
    for block in body:
        if len(words) >= wanted:
            break
        if block.block_type == "paragraph":
            words += paragraphs_text(block.value.source)
        elif block.block_type == "markdown":
            words += paragraphs_text(render_markdown(block.value))
    return words or plain_text(" ".join(body.stream_block.get_searchable_content(body)))
