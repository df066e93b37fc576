"""Runs the Node tools that package-lock.json pins; `make test` installs them."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NODE = Path(sys.prefix) / "bin" / "node"
MODULES = HERE / "node_modules"


def installed(name: str) -> Path:
    """Return the path of a file in node_modules; fails, with what to do, where nothing is installed."""
    path = MODULES / name
    if not (path.exists() and NODE.exists()):
        pytest.fail(f"{path} 不存在：请用 make test 运行，检查网页的工具会自动装上。")
    return path


def run_node(script: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a script in Node to its end, with text as its standard input."""
    return subprocess.run(
        [NODE, script, *arguments],
        check=False,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
