"""Installing: whatever is missing or broken is mended, or named in one sentence; what is whole is left alone."""

import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.ops.support import copy_project, run, tool_box

pytestmark = pytest.mark.ops

# The Python that the environment of this test run was made from.
PYTHON = os.path.realpath(sys.executable)
NOBODY = "echo 1000"
INSTALL = ("bash", "-c", ". deploy/bin/lib.sh; ensure_installed run")


def refusal(result: CompletedProcess[str]) -> str:
    """Return the one sentence that a refused start ends with; fails where it did not refuse."""
    assert result.returncode == 1, result.stdout + result.stderr
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone: nothing installed."""
    return copy_project(tmp_path_factory.mktemp("bare") / "project")


def test_a_python_that_is_too_old_is_named_with_what_to_do(bare: Path, tmp_path: Path) -> None:
    old = 'case "$2" in *print*) echo 3.9.2 ;; *) exit 1 ;; esac'
    path = tool_box(tmp_path / "bin", python3=old)
    sentence = refusal(run("deploy/bin/run", cwd=bare, PATH=path))
    assert "需要 Python 3.11" in sentence
    assert "3.9.2" in sentence
    assert not (bare / ".venv").exists()


def test_a_newer_python_under_another_name_is_found(bare: Path, tmp_path: Path) -> None:
    old = 'case "$2" in *print*) echo 3.9.2 ;; *) exit 1 ;; esac'
    path = tool_box(tmp_path / "bin", python3=old)
    (tmp_path / "bin" / "python3.12").symlink_to(PYTHON)
    found = run("bash", "-c", ". deploy/bin/lib.sh; find_python", cwd=bare, PATH=path)
    assert found.stdout.strip() == f"{path}/python3.12"


def test_no_python_at_all_is_named_with_what_to_do(bare: Path, tmp_path: Path) -> None:
    sentence = refusal(run("deploy/bin/run", cwd=bare, PATH=tool_box(tmp_path / "bin")))
    assert "没有找到 Python" in sentence


def test_without_rights_to_install_it_the_missing_venv_package_is_named(bare: Path, tmp_path: Path) -> None:
    without_venv = f'case "$2" in *ensurepip*) exit 1 ;; esac\nexec {PYTHON} "$@"'
    path = tool_box(tmp_path / "bin", python3=without_venv, id=NOBODY)
    assert "python3-venv" in refusal(run("deploy/bin/run", cwd=bare, PATH=path))


def test_root_on_debian_gets_the_missing_package_installed(bare: Path, tmp_path: Path) -> None:
    path = tool_box(tmp_path / "bin", apt_get='echo "$@" >>"$CALLS"', id="echo 0")
    installed = run(
        "bash",
        "-c",
        "mkdir -p var/log; . deploy/bin/lib.sh; debian_packages 测试 python3-venv",
        cwd=bare,
        PATH=path,
        CALLS=str(tmp_path / "calls"),
    )
    assert installed.returncode == 0, installed.stderr
    assert "install -y --no-install-recommends" in (tmp_path / "calls").read_text(encoding="utf-8")


def test_no_network_is_one_sentence(bare: Path) -> None:
    nowhere = dict.fromkeys(("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "http_proxy", "https_proxy"), "")
    result = run(
        "deploy/bin/run",
        cwd=bare,
        PYTHON=PYTHON,
        PIP_CONFIG_FILE=os.devnull,
        PIP_INDEX_URL="http://127.0.0.1:9/simple",
        PIP_NO_CACHE_DIR="1",
        **nowhere,
    )
    assert "连不上软件源" in refusal(result)
    assert not (bare / ".venv" / "installed-run").exists()


def test_a_missing_browser_is_named_where_it_may_not_be_installed(small: Path, tmp_path: Path) -> None:
    (small / "requirements-dev.txt").write_text("-r requirements.txt\n", encoding="utf-8")
    path = f"{tool_box(tmp_path / 'bin', id=NOBODY)}:{os.environ['PATH']}"
    result = run("deploy/bin/test", cwd=small, PATH=path, CHROMIUM="/nonexistent/chromium", **OFFLINE)
    assert "chromium" in refusal(result)


def test_a_browser_that_is_not_where_it_was_said_to_be_is_named(small: Path, tmp_path: Path) -> None:
    (small / "requirements-dev.txt").write_text("-r requirements.txt\n", encoding="utf-8")
    path = f"{tool_box(tmp_path / 'bin', id='echo 0', apt_get='exit 0')}:{os.environ['PATH']}"
    result = run("deploy/bin/test", cwd=small, PATH=path, CHROMIUM="/nonexistent/browser", **OFFLINE)
    assert "没有浏览器 /nonexistent/browser：请让 CHROMIUM 指向一个" in refusal(result)


def test_without_a_registry_the_tools_for_pages_are_one_sentence(tmp_path: Path) -> None:
    bare = copy_project(tmp_path / "project")
    tools = bare / ".venv" / "bin"
    tools.mkdir(parents=True)
    for name in ("node", "npm"):
        (tools / name).write_text("#!/bin/bash\nexit 1\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    (bare / "var" / "log").mkdir(parents=True, exist_ok=True)
    sentence = refusal(run("bash", "-c", ". deploy/bin/lib.sh; ensure_node_tools >/dev/null", cwd=bare))
    assert "检查网页的工具没有装上" in sentence
    assert "NPM_CONFIG_REGISTRY" in sentence


OFFLINE = {"PYTHON": PYTHON, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "wheels", "PIP_CONFIG_FILE": os.devnull}


def make_wheel(folder: Path, version: str) -> None:
    """Write a package with one module, as an index would serve it."""
    info = f"tiny-{version}.dist-info"
    files = {
        "tiny.py": f"version = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(folder / f"tiny-{version}-py3-none-any.whl", "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with one small requirement, installed without a network."""
    folder = copy_project(tmp_path_factory.mktemp("small") / "project")
    (folder / "wheels").mkdir()
    make_wheel(folder / "wheels", "1.0")
    make_wheel(folder / "wheels", "2.0")
    (folder / "requirements.txt").write_text("tiny==1.0\n", encoding="utf-8")
    first = run(*INSTALL, cwd=folder, **OFFLINE)
    assert first.returncode == 0, first.stderr
    assert "正在安装依赖" in first.stdout
    return folder


@pytest.fixture
def small(template: Path) -> Iterator[Path]:
    """The clone with its environment whole, however the last test left it."""
    yield template
    (template / "requirements.txt").write_text("tiny==1.0\n", encoding="utf-8")
    assert run(*INSTALL, cwd=template, **OFFLINE).returncode == 0


def installed_version(folder: Path) -> str:
    return run(".venv/bin/python", "-c", "import tiny; print(tiny.version)", cwd=folder).stdout.strip()


def test_a_second_time_installs_nothing_and_says_nothing(small: Path) -> None:
    before = (small / ".venv" / "installed-run").stat().st_mtime_ns
    again = run(*INSTALL, cwd=small, **OFFLINE)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert (small / ".venv" / "installed-run").stat().st_mtime_ns == before


def test_changed_requirements_are_installed(small: Path) -> None:
    (small / "requirements.txt").write_text("tiny==2.0\n", encoding="utf-8")
    assert "正在安装依赖" in run(*INSTALL, cwd=small, **OFFLINE).stdout
    assert installed_version(small) == "2.0"


def test_an_installation_that_was_cut_short_is_finished(small: Path) -> None:
    (small / ".venv" / "installed-run").unlink()
    shutil.rmtree(next(small.glob(".venv/lib/*/site-packages/tiny-1.0.dist-info")))
    assert run(*INSTALL, cwd=small, **OFFLINE).returncode == 0
    assert installed_version(small) == "1.0"


def test_a_package_that_lost_a_file_is_mended(small: Path) -> None:
    next(small.glob(".venv/lib/*/site-packages/tiny.py")).unlink()
    mended = run(*INSTALL, cwd=small, **OFFLINE)
    assert mended.returncode == 0, mended.stderr
    assert "正在重建" in mended.stdout
    assert installed_version(small) == "1.0"


def test_an_environment_whose_python_is_gone_is_made_again(small: Path) -> None:
    for link in (small / ".venv" / "bin").glob("python*"):
        link.unlink()
        link.symlink_to("/nonexistent/python3")
    assert run(*INSTALL, cwd=small, **OFFLINE).returncode == 0
    assert installed_version(small) == "1.0"


def test_a_requirement_that_cannot_be_had_is_named(small: Path) -> None:
    (small / "requirements.txt").write_text("tiny==3.0\n", encoding="utf-8")
    sentence = refusal(run(*INSTALL, cwd=small, **OFFLINE))
    assert sentence.startswith("依赖没能装上")
    assert "tiny==3.0" in sentence
