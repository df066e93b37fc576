"""Signals, each with one service call."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_migrate
from wagtail.signals import page_published

from articles.models import ArticlePage
from articles.services import publishing
from articles.services.site_address import apply_site_url


def connect() -> None:
    """Connect every receiver; called once, when the app is ready."""
    page_published.connect(
        refresh_article, sender=ArticlePage, dispatch_uid="articles.refresh_article"
    )
    post_migrate.connect(point_site_at_its_address, dispatch_uid="articles.point_site_at_its_address")


def point_site_at_its_address(*, app_config: Any, **kwargs: Any) -> None:
    """Give Wagtail's Site the address of SITE_URL, once, when the last app has been migrated."""
    if app_config.label == "articles":
        apply_site_url()


def refresh_article(*, instance: ArticlePage, **kwargs: Any) -> None:
    """Renew what is derived from an article, once its publication is really stored."""
    transaction.on_commit(lambda: publishing.refresh.enqueue(instance.pk))
