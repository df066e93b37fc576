"""Markdown to safe HTML."""

import markdown
import nh3


def render_markdown(source: str) -> str:
    """Return the sanitised HTML of a Markdown text."""
    return nh3.clean(markdown.markdown(source, extensions=["tables", "footnotes", "fenced_code"]))
