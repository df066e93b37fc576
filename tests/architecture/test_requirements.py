"""What the two requirement files pin: everything, so that a release on another day changes nothing here."""

import re
from importlib.metadata import requires

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def pins(*names: str) -> dict[str, Requirement]:
    """Return what requirement files pin, by canonical name."""
    lines = [line for name in names for line in (settings.BASE_DIR / name).read_text("utf-8").splitlines()]
    found = [Requirement(line) for line in lines if re.match(r"\w", line)]
    return {canonicalize_name(one.name): one for one in found}


def brought_along(requirement: Requirement) -> set[str]:
    """Return the names that an installed requirement asks for on this Python, with its extras."""
    extras = requirement.extras or {""}
    wanted = [Requirement(line) for line in requires(requirement.name) or []]
    return {
        canonicalize_name(one.name)
        for one in wanted
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras)
    }


@pytest.mark.parametrize("names", [["requirements.txt"], ["requirements.txt", "requirements-dev.txt"]])
def test_what_a_requirement_brings_along_is_pinned_too(names: list[str]) -> None:
    pinned = pins(*names)
    missing = {name: brought_along(one) - set(pinned) for name, one in pinned.items()}
    assert {name: what for name, what in missing.items() if what} == {}


def test_every_pin_is_one_exact_version() -> None:
    pinned = pins("requirements.txt", "requirements-dev.txt")
    assert len(pinned) > 50
    assert [name for name, one in pinned.items() if not str(one.specifier).startswith("==")] == []
