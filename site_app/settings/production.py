"""A site on the open internet: refuses to start while something that keeps it safe is missing."""

from django.core.exceptions import ImproperlyConfigured

from site_app.settings.base import *  # noqa: F403 - every set of settings starts from the base
from site_app.settings.base import SITE_IS_HTTPS
from site_app.settings.environment import flag, number, text, words

_MISSING = [name for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL") if not text(name)]
if _MISSING:
    raise ImproperlyConfigured(
        f"生产环境缺少这些环境变量：{'、'.join(_MISSING)}。请在 .env 里填好再启动，写法见 .env.example。"
    )

SECRET_KEY = text("SECRET_KEY")
ALLOWED_HOSTS = words("ALLOWED_HOSTS")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS 不能写 *，请写出网站自己的域名。")

SECURE_SSL_REDIRECT = SITE_IS_HTTPS
SECURE_REDIRECT_EXEMPT: list[str] = []
SECURE_HSTS_SECONDS = number("HSTS_SECONDS", default=31_536_000) if SITE_IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = flag("HSTS_PRELOAD", default=True)
