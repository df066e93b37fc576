"""What is told about an article's text once it is rendered: its contents, and how long it takes to read."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from articles.text.headings import Heading, mark_headings, reading_minutes

# Fewer sections than this are found without a list of them.
MIN_CONTENTS = 3


@dataclass(frozen=True)
class BodyText:
    """A rendered body. `contents` names its sections (h2), or nothing where they are few."""

    html: SafeString
    contents: list[Heading]
    minutes: int


def describe_body(html: str) -> BodyText:
    """Return a body with linkable headings, its contents and its reading time; html is a template's output."""
    marked, headings = mark_headings(html)
    sections = [heading for heading in headings if heading.level == 2]
    return BodyText(
        html=mark_safe(marked),  # noqa: S308 - what the template escaped, with ids of letters and digits added
        contents=sections if len(sections) >= MIN_CONTENTS else [],
        minutes=reading_minutes(html),
    )
