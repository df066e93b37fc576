"""What an editor sends with Wagtail's form of a redirect."""

from typing import Any


def redirect_form(old_path: str, **fields: Any) -> dict[str, Any]:
    """Return the form's fields, without a target unless the test names one."""
    return {
        "old_path": old_path,
        "is_permanent": "on",
        "redirect_page": "",
        "redirect_page_route_path": "",
        "redirect_link": "",
        **fields,
    }
