"""The demo content's files, read once for each module that looks at them."""

import pytest

from articles.text.content_folder import ContentFolder, read_folder
from tests.services.content import FOLDER


@pytest.fixture(scope="module")
def content() -> ContentFolder:
    return read_folder(FOLDER)
