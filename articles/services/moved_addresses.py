"""Keeps the old address of a tag or an author alive; Wagtail does so for pages only."""

from wagtail.contrib.redirects.models import Redirect

from articles.models import ArticleTag, Author


def keep_old_address(changed: ArticleTag | Author) -> None:
    """Redirect the stored address of a tag or author to the one that is about to be stored, where they differ."""
    before = type(changed)._default_manager.filter(pk=changed.pk).first() if changed.pk else None
    if before is None or not changed.slug or before.slug == changed.slug:
        return
    old_path = Redirect.normalise_path(before.get_absolute_url())
    new_url = changed.get_absolute_url()
    # What leads away from the new address would lead in a circle, now that somebody is there.
    stale = [old_path, Redirect.normalise_path(new_url)]
    Redirect.objects.filter(old_path__in=stale, automatically_created=True).delete()
    if not Redirect.objects.filter(old_path=old_path).exists():
        Redirect.add_redirect(old_path, redirect_to=new_url, automatically_created=True)
