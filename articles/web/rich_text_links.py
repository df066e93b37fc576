"""How links in rich text come out on readers' pages."""

from typing import Any

from django.utils.html import format_html
from wagtail.rich_text import LinkHandler


class ExternalLinkHandler(LinkHandler):
    """Links to other sites lend them neither this page nor its standing, as links out of Markdown don't either."""

    identifier = "external"

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, Any]) -> str:
        """Return the opening tag for the attributes stored in the rich text."""
        return format_html('<a href="{}" rel="noopener nofollow">', attrs["href"])
