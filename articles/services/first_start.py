"""What a new installation needs once: somebody who may log in."""

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model

ADMIN_NAME = "admin"


def ensure_admin(*, path: Path) -> str | None:
    """Make the administrator with a random password unless there is an administrator who can log in.

    The password is written to `path` before the account exists, so that a start that is cut short never
    leaves an account that nobody can open. Returns the password, or None where nothing was made.
    """
    users = get_user_model()._default_manager
    if users.filter(is_superuser=True, is_active=True).exists():
        return None
    name = ADMIN_NAME
    while users.filter(username=name).exists():
        name += "1"
    password = secrets.token_urlsafe(12)
    write_private(path=path, text=f"{name}\n{password}")
    get_user_model().objects.create_superuser(username=name, email="", password=password)
    return password


def write_private(*, path: Path, text: str) -> None:
    """Write one secret to a file that only its owner may read; the file appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(f"{text}\n")
    draft.replace(path)
