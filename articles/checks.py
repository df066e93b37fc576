"""System checks over the registries."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from articles.sharing.targets import TARGETS, registry_problems


def has_icon(name: str) -> bool:
    """Tell whether an icon of that name is drawn."""
    try:
        get_template(f"icons/{name}.svg")
    except TemplateDoesNotExist:
        return False
    return True


@register()
def check_share_targets(**kwargs: Any) -> list[CheckMessage]:
    """Refuse a share target that stands there twice, counts nowhere or can't be seen."""
    return [Error(problem, id="articles.E001") for problem in registry_problems(TARGETS, has_icon=has_icon)]
