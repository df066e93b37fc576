"""The three lists of processes say the same: the Procfile, the systemd units, their target."""

import re

from tests.ops.support import PROJECT

UNITS = PROJECT / "deploy" / "systemd"


def commands() -> dict[str, str]:
    """Return each process's command without what only `make run` adds: units have Nice=, updates prepare."""
    lines = (PROJECT / "deploy" / "Procfile").read_text(encoding="utf-8").splitlines()
    named = (line.split(": ", 1) for line in lines)
    return {name: re.sub(r"^nice -n \d+ | --prepare$", "", command) for name, command in named}


def test_every_process_has_a_unit_with_the_same_command() -> None:
    units = {
        path.stem.removeprefix("haoka-"): re.findall(
            r"^ExecStart=/srv/haoka/(.*)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        for path in UNITS.glob("*.service")
    }
    assert units == {name: [command] for name, command in commands().items()}


def test_every_unit_is_shut_in_alike() -> None:
    """What one process may do besides its work, none of the others may."""
    own = {"Description", "Type", "ExecStart", "KillMode", "TimeoutStopSec", "Nice"}
    rest = {
        path.stem: {
            line
            for line in path.read_text(encoding="utf-8").splitlines()
            if line and line[0] != "#" and line.split("=")[0] not in own
        }
        for path in UNITS.glob("*.service")
    }
    first, *others = rest.values()
    assert {"NoNewPrivileges=true", "ProtectSystem=strict", "User=haoka", "CapabilityBoundingSet="} <= first
    assert all(other == first for other in others)


def test_the_target_starts_every_unit() -> None:
    target = (UNITS / "haoka.target").read_text(encoding="utf-8")
    assert sorted(re.findall(r"haoka-(\w+)\.service", target)) == sorted(commands())


def test_the_guide_to_running_it_names_scheduled_publishing() -> None:
    assert "manage.py publish_scheduled" in (PROJECT / "deploy" / "README.md").read_text(encoding="utf-8")
