"""Public pages of tags and authors."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import ArticlePage, ArticleTag, Author
from articles.models.querysets import ArticleQuerySet
from articles.seo.metadata import PageMetadata, of_list_page
from articles.services.metadata import author_metadata, tag_metadata
from articles.services.reading import list_articles
from articles.services.site_chrome import site_chrome


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of the articles under a tag."""
    subject = get_object_or_404(ArticleTag, slug=slug)
    site = site_chrome(request).settings
    return _render(
        request,
        "articles/tag.html",
        subject,
        articles=ArticlePage.objects.visible().filter(tagged_items__tag=subject),
        metadata=tag_metadata(subject, settings=site, base_url=settings.SITE_URL),
    )


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of an author's articles."""
    subject = get_object_or_404(Author.objects.select_related("picture"), slug=slug)
    site = site_chrome(request).settings
    return _render(
        request,
        "articles/author.html",
        subject,
        articles=ArticlePage.objects.visible().filter(author=subject),
        metadata=author_metadata(subject, settings=site, base_url=settings.SITE_URL),
    )


def _render(
    request: HttpRequest,
    template: str,
    subject: ArticleTag | Author,
    *,
    articles: ArticleQuerySet,
    metadata: PageMetadata,
) -> HttpResponse:
    listing = list_articles(articles, page_number=request.GET.get("page", ""), request=request)
    metadata = of_list_page(metadata, number=listing.page.number, is_empty=not listing.cards)
    return render(request, template, {"subject": subject, "listing": listing, "metadata": metadata})
