"""Public pages of tags and authors."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import ArticlePage, ArticleTag, Author
from articles.models.querysets import ArticleQuerySet
from articles.seo.metadata import PageMetadata
from articles.services.metadata import author_metadata, tag_metadata
from articles.services.reading import list_articles
from articles.services.site_chrome import site_chrome


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of the articles under a tag."""
    subject = get_object_or_404(ArticleTag, slug=slug)
    articles = ArticlePage.objects.visible().filter(tagged_items__tag=subject)
    return _render(request, "articles/tag.html", subject, articles=articles, describe=tag_metadata)


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of an author's articles."""
    subject = get_object_or_404(Author.objects.select_related("picture"), slug=slug)
    articles = ArticlePage.objects.visible().filter(author=subject)
    return _render(request, "articles/author.html", subject, articles=articles, describe=author_metadata)


def _render(
    request: HttpRequest,
    template: str,
    subject: ArticleTag | Author,
    *,
    articles: ArticleQuerySet,
    describe: Callable[..., PageMetadata],
) -> HttpResponse:
    listing = list_articles(articles, page_number=request.GET.get("page", ""), request=request)
    metadata = describe(
        subject,
        settings=site_chrome(request).settings,
        base_url=settings.SITE_URL,
        page_number=listing.page.number,
        is_empty=not listing.cards,
    )
    return render(request, template, {"subject": subject, "listing": listing, "metadata": metadata})
