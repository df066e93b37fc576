"""Which articles stand beside an article."""

from django.db.models import Count, Q
from django.db.models.expressions import Case, Value, When

from articles.models import ArticlePage
from articles.models.querysets import ArticleQuerySet
from articles.services.listing import for_cards, parent_path

RELATED_COUNT = 6


def related_articles(article: ArticlePage, *, limit: int = RELATED_COUNT) -> list[ArticlePage]:
    """Return up to `limit` visible articles for the related list of `article`, never itself.

    An editor's pinned ones come first, in their order; then those that share most tags, then those of the same
    section, then the newest. Excluded ones never appear. Two queries, and one for their renditions.
    """
    excluded = {choice.article_id for choice in article.excluded_articles.all()} | {article.pk}
    pinned_ids = [
        choice.article_id for choice in article.pinned_articles.all() if choice.article_id not in excluded
    ]
    by_id = {one.pk: one for one in with_body(ArticlePage.objects.visible().filter(pk__in=pinned_ids))}
    related = [by_id[pk] for pk in dict.fromkeys(pinned_ids) if pk in by_id][:limit]
    if len(related) < limit:
        taken = excluded | {one.pk for one in related}
        related += _computed(article, without=taken, limit=limit - len(related))
    return related


def with_body(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Return articles as cards need them, with the body, which a short lead's excerpt continues into."""
    return for_cards(articles).defer(None)


def _computed(article: ArticlePage, *, without: set[int], limit: int) -> list[ArticlePage]:
    tag_ids = [tag.pk for tag in article.shown_tags]
    candidates = (
        ArticlePage.objects.visible()
        .exclude(pk__in=without)
        .annotate(
            shared_tags=Count("tagged_items", filter=Q(tagged_items__tag_id__in=tag_ids)),
            same_section=Case(When(path__startswith=parent_path(article), then=Value(1)), default=Value(0)),
        )
        .order_by("-shared_tags", "-same_section", "-first_published_at", "-pk")
    )
    return list(with_body(candidates)[:limit])


def neighbours(article: ArticlePage) -> tuple[ArticlePage | None, ArticlePage | None]:
    """Return the article published before this one in its section, and the one published after it."""
    if article.first_published_at is None:
        return None, None
    siblings = ArticlePage.objects.visible().sibling_of(article, inclusive=False).defer("body")
    earlier = Q(first_published_at__lt=article.first_published_at) | Q(
        first_published_at=article.first_published_at, pk__lt=article.pk
    )
    later = Q(first_published_at__gt=article.first_published_at) | Q(
        first_published_at=article.first_published_at, pk__gt=article.pk
    )
    previous = siblings.filter(earlier).order_by("-first_published_at", "-pk").first()
    following = siblings.filter(later).order_by("first_published_at", "pk").first()
    return previous, following
