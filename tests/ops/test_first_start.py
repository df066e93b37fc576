"""What the first start makes once: a key, an administrator, collected files."""

from pathlib import Path
from typing import Any

import pytest

from articles.models import User
from articles.services.first_start import ensure_admin
from articles.services.static_files import collect_when_changed
from site_app.settings import environment


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(environment, "DATA_DIR", tmp_path)
    return tmp_path


def test_the_secret_key_is_long_private_and_made_once(data_folder: Path) -> None:
    key = environment.local_secret_key()
    assert len(key) >= 50
    assert [path.name for path in data_folder.iterdir()] == ["secret_key"]
    assert mode(data_folder / "secret_key") == 0o600
    assert environment.local_secret_key() == key


def test_an_empty_key_file_counts_as_none(data_folder: Path) -> None:
    (data_folder / "secret_key").touch(mode=0o644)
    assert len(environment.local_secret_key()) >= 50
    assert mode(data_folder / "secret_key") == 0o600


@pytest.mark.django_db
def test_the_first_administrator_gets_a_random_password_in_a_private_file(tmp_path: Path) -> None:
    path = tmp_path / "admin-password.txt"
    password = ensure_admin(path=path)
    assert password
    assert path.read_text(encoding="utf-8").split() == ["admin", password]
    assert mode(path) == 0o600
    assert User.objects.get(username="admin", is_superuser=True).check_password(password)


@pytest.mark.django_db
def test_no_administrator_is_made_where_one_can_log_in(tmp_path: Path) -> None:
    User.objects.create_superuser("boss", password="x")
    assert ensure_admin(path=tmp_path / "file") is None
    assert not (tmp_path / "file").exists()


@pytest.mark.django_db
def test_an_editor_who_is_called_admin_keeps_the_account(tmp_path: Path) -> None:
    User.objects.create_user("admin", password="x")
    assert ensure_admin(path=tmp_path / "file")
    assert User.objects.get(is_superuser=True).username == "admin1"
    assert not User.objects.get(username="admin").is_superuser


@pytest.fixture
def source(tmp_path: Path, settings: Any) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a{}", encoding="utf-8")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    return source


def test_static_files_are_collected_once_and_again_after_a_change(source: Path, settings: Any) -> None:
    assert collect_when_changed()
    assert not collect_when_changed()
    (source / "b.css").write_text("b{}", encoding="utf-8")
    assert collect_when_changed()
    assert (Path(settings.STATIC_ROOT) / "b.css").exists()


def test_a_collection_that_was_lost_is_made_again(source: Path, settings: Any) -> None:
    collect_when_changed()
    for path in Path(settings.STATIC_ROOT).iterdir():
        path.unlink()
    assert collect_when_changed()
    assert (Path(settings.STATIC_ROOT) / "a.css").exists()
