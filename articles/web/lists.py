"""Public pages of tags and authors."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import ArticlePage, ArticleTag, Author
from articles.models.querysets import ArticleQuerySet
from articles.services.metadata import absolute_url
from articles.services.reading import list_articles


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of the articles under a tag."""
    subject = get_object_or_404(ArticleTag, slug=slug)
    articles = ArticlePage.objects.visible().filter(tagged_items__tag=subject)
    return _render(request, "articles/tag.html", subject, articles)


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of an author's articles."""
    subject = get_object_or_404(Author.objects.select_related("picture"), slug=slug)
    articles = ArticlePage.objects.visible().filter(author=subject)
    return _render(request, "articles/author.html", subject, articles)


def _render(
    request: HttpRequest, template: str, subject: ArticleTag | Author, articles: ArticleQuerySet
) -> HttpResponse:
    listing = list_articles(articles, page_number=request.GET.get("page", ""), request=request)
    canonical = absolute_url(subject.get_absolute_url(), base_url=settings.SITE_URL)
    if listing.page.number > 1:
        canonical = f"{canonical}?page={listing.page.number}"
    return render(request, template, {"subject": subject, "listing": listing, "canonical": canonical})
