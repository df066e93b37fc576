"""Signals, each with one service call."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_migrate, post_save, pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from articles.models import ArticleImage, ArticlePage, ArticleTag, Author
from articles.services import publishing, search_pings
from articles.services.missing_addresses import forget_answered
from articles.services.moved_addresses import keep_old_address
from articles.services.site_address import apply_site_url


def connect() -> None:
    """Connect every receiver; called once, when the app is ready."""
    page_published.connect(refresh_article, sender=ArticlePage, dispatch_uid="articles.refresh_article")
    page_published.connect(announce_article, sender=ArticlePage, dispatch_uid="articles.announce_article")
    post_page_move.connect(announce_moved, sender=ArticlePage, dispatch_uid="articles.announce_moved")
    page_unpublished.connect(announce_removal, sender=ArticlePage, dispatch_uid="articles.announce_removal")
    page_published.connect(forget_dead_address, dispatch_uid="articles.forget_dead_address")
    post_save.connect(forget_redirected_address, sender=Redirect, dispatch_uid="articles.forget_redirected")
    for model in (ArticleTag, Author):
        pre_save.connect(
            redirect_old_address, sender=model, dispatch_uid=f"articles.redirect.{model.__name__}"
        )
    post_save.connect(refresh_image, sender=ArticleImage, dispatch_uid="articles.refresh_image")
    page_unpublished.connect(forget_pictures, sender=ArticlePage, dispatch_uid="articles.forget_unpublished")
    post_delete.connect(forget_pictures, sender=ArticlePage, dispatch_uid="articles.forget_deleted")
    post_migrate.connect(point_site_at_its_address, dispatch_uid="articles.point_site_at_its_address")


def point_site_at_its_address(*, app_config: Any, **kwargs: Any) -> None:
    """Give Wagtail's Site the address of SITE_URL, once, when the last app has been migrated."""
    if app_config.label == "articles":
        apply_site_url()


def refresh_article(*, instance: ArticlePage, **kwargs: Any) -> None:
    """Renew what is derived from an article, once its publication is really stored."""
    transaction.on_commit(lambda: publishing.refresh.enqueue(instance.pk))


def forget_pictures(*, instance: ArticlePage, **kwargs: Any) -> None:
    """Remove the drawn pictures of an article that readers don't see any more."""
    page_id = instance.pk  # gone from a deleted instance by the time of the commit
    transaction.on_commit(lambda: publishing.forget_pictures.enqueue(page_id))


def announce_article(*, instance: ArticlePage, **kwargs: Any) -> None:
    """Tell search engines of an article that was published."""
    search_pings.announce_publication(instance)


def announce_moved(*, instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    """Tell search engines of an article's new address."""
    if url_path_before != url_path_after:
        search_pings.announce_publication(instance.specific)


def announce_removal(*, instance: ArticlePage, **kwargs: Any) -> None:
    """Tell search engines that an article was taken down, or is about to be deleted."""
    search_pings.announce_removal(instance)


def forget_dead_address(*, instance: Page, **kwargs: Any) -> None:
    """Take an address off the list of dead ones, because a page answers there now."""
    forget_answered(instance.get_url() or "")


def forget_redirected_address(*, instance: Redirect, **kwargs: Any) -> None:
    """Take an address off the list of dead ones, because a redirect answers it now."""
    forget_answered(instance.old_path)


def redirect_old_address(*, instance: ArticleTag | Author, raw: bool = False, **kwargs: Any) -> None:
    """Lead readers from the old address of a tag or author to the new one."""
    if not raw:
        keep_old_address(instance)


def refresh_image(*, instance: ArticleImage, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Renew the sizes of an image that was edited; a new one isn't shown anywhere yet."""
    if not created and not raw:
        transaction.on_commit(lambda: publishing.refresh_image.enqueue(instance.pk))
