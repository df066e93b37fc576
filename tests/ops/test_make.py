"""The Makefile as people meet it."""

import re

from tests.ops.support import PROJECT, run

MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):(?!=)", MAKEFILE, flags=re.MULTILINE)


def test_make_alone_lists_every_target_with_one_line_each() -> None:
    listed = run("make", cwd=PROJECT)
    assert listed.returncode == 0
    names = re.findall(r"^  ([a-z-]+) +\S", listed.stdout, flags=re.MULTILINE)
    assert names == TARGETS
    assert {"run", "test", "fast", "check", "fix", "demo"} <= set(names)


def test_no_target_is_mistaken_for_a_file_of_its_name() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)
    assert phony is not None
    assert sorted(phony[1].split()) == sorted(TARGETS)
