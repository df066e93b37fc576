"""Finds what the site's owner tells search engines, for requests and for the background worker alike."""

from wagtail.models import Site

from articles.models import SearchSettings


def search_settings() -> SearchSettings:
    """Return the default site's settings; made up where nobody has saved any (one query)."""
    found: SearchSettings | None = SearchSettings.objects.filter(site__is_default_site=True).first()
    return found or SearchSettings(site=Site.objects.filter(is_default_site=True).first())
