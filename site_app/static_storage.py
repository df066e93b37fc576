"""Stores collected static files: hashed, compressed, and what readers load without comments, the stylesheet joined.

In development a browser follows the imports itself and shows the source. Only `STATIC_ROOT` holds the joined and
minified files, so that a reader's phone asks once and for no word that is meant for developers.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rcssmin import cssmin
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

# @import url("components/card.css"); or @import url("print.css") print;
_IMPORT = re.compile(
    r"""^@import url\(["']?(?P<name>[^"')]+)["']?\)\s*(?P<media>[^;]*);[ \t]*$""", re.MULTILINE
)
_ADDRESS = re.compile(r"""url\((?P<quote>["']?)(?P<address>[^"')]+)["']?\)""")
_ABSOLUTE = ("/", "#", "data:", "http:", "https:")
JOINED = "css/site.css"
READERS_MODULES = "js/"


def join_imports(name: str, read: Callable[[str], str]) -> str:
    """Return a stylesheet with every import replaced by what it names, in their order.

    `name` is the sheet's path, `read` returns the text of a path. Imported sheets are joined too; one for a medium
    comes out inside `@media`. Relative addresses keep pointing to the same files.
    """
    folder = posixpath.dirname(name)

    def replace(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, match["name"]))
        text = _rebase(join_imports(path, read), posixpath.relpath(posixpath.dirname(path), folder or "."))
        return f"@media {match['media']} {{\n{text}}}\n" if match["media"] else text

    return _IMPORT.sub(replace, read(name))


def _rebase(text: str, folder: str) -> str:
    def replace(match: re.Match[str]) -> str:
        address = match["address"]
        if address.startswith(_ABSOLUTE):
            return match[0]
        return f'url("{posixpath.normpath(posixpath.join(folder, address))}")'

    return _ADDRESS.sub(replace, text)


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, which also joins and minifies what readers load, and hashes the imports of ES modules."""

    support_js_module_import_aggregation = True

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool] | tuple[str, None, RuntimeError]]:
        """Join and minify before names are hashed, so that the hash is that of what is sent.

        The sources are read where they were collected from: what lies in the target may be minified already.
        """

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode("utf-8"))

        if not dry_run:
            smaller = {name: jsmin(read(name)) for name in paths if name.startswith(READERS_MODULES)}
            if JOINED in paths:
                smaller[JOINED] = cssmin(join_imports(JOINED, read))
            for name, text in smaller.items():
                Path(self.path(name)).write_text(text, "utf-8")
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run=dry_run, **options)
