"""One machine with nothing configured: what `make run` and `manage.py` use unless told otherwise."""

from site_app.settings.base import *  # noqa: F403 - every set of settings starts from the base
from site_app.settings.base import SITE_HOST
from site_app.settings.environment import flag, listen_address, local_secret_key, text, words

DEBUG = flag("DEBUG", default=False)
SECRET_KEY = text("SECRET_KEY") or local_secret_key()
ALLOWED_HOSTS = words("ALLOWED_HOSTS") or [SITE_HOST, "localhost", "127.0.0.1", "[::1]"]
if listen_address()[0] in {"0.0.0.0", "::"} and not text("SITE_URL"):  # noqa: S104 - compared, not listened on
    # Opened to the local network on purpose, to look at the site on a phone.
    ALLOWED_HOSTS = ["*"]
