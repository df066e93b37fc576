"""Keeps Wagtail's Site in step with SITE_URL, so that no absolute address names another host."""

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, transaction
from wagtail.models import Site

logger = logging.getLogger(__name__)


def apply_site_url() -> bool:
    """Give the default Site the host and port of SITE_URL, and a name where it has none.

    Returns whether anything changed. Does nothing while there is no Site yet, and leaves everything as it is
    (with a line in the log) where another Site already bears that address.
    """
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return False
    address = urlsplit(settings.SITE_URL)
    wanted = {
        "hostname": address.hostname,
        "port": address.port or (443 if address.scheme == "https" else 80),
        "site_name": site.site_name or settings.WAGTAIL_SITE_NAME,
    }
    if all(getattr(site, field) == value for field, value in wanted.items()):
        return False
    if Site.objects.filter(hostname=wanted["hostname"], port=wanted["port"]).exclude(pk=site.pk).exists():
        logger.warning("SITE_URL %s belongs to another site than the default one", settings.SITE_URL)
        return False
    # Not save(): its signal clears a cache whose table a first migration may not have made yet.
    Site.objects.filter(pk=site.pk).update(**wanted)
    _forget_root_paths()
    return True


def _forget_root_paths() -> None:
    try:
        with transaction.atomic():
            Site.clear_site_root_paths_cache()
    except DatabaseError:
        logger.debug("No cache table yet, so nothing is remembered")
