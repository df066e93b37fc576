"""Signals, each with one service call."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_migrate, post_save
from wagtail.signals import page_published

from articles.models import ArticleImage, ArticlePage
from articles.services import publishing
from articles.services.site_address import apply_site_url


def connect() -> None:
    """Connect every receiver; called once, when the app is ready."""
    page_published.connect(refresh_article, sender=ArticlePage, dispatch_uid="articles.refresh_article")
    post_save.connect(refresh_image, sender=ArticleImage, dispatch_uid="articles.refresh_image")
    post_migrate.connect(point_site_at_its_address, dispatch_uid="articles.point_site_at_its_address")


def point_site_at_its_address(*, app_config: Any, **kwargs: Any) -> None:
    """Give Wagtail's Site the address of SITE_URL, once, when the last app has been migrated."""
    if app_config.label == "articles":
        apply_site_url()


def refresh_article(*, instance: ArticlePage, **kwargs: Any) -> None:
    """Renew what is derived from an article, once its publication is really stored."""
    transaction.on_commit(lambda: publishing.refresh.enqueue(instance.pk))


def refresh_image(*, instance: ArticleImage, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Renew the sizes of an image that was edited; a new one isn't shown anywhere yet."""
    if not created and not raw:
        transaction.on_commit(lambda: publishing.refresh_image.enqueue(instance.pk))
