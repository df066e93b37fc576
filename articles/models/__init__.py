"""Data and its rules. Models know no services."""

from articles.models.arrivals import ShareArrival
from articles.models.article import ArticlePage, ExcludedArticle, PinnedArticle
from articles.models.author import Author
from articles.models.correction import Correction
from articles.models.derived import ArticleViews
from articles.models.document import ArticleDocument
from articles.models.home import HomePage
from articles.models.image import ArticleImage, ArticleRendition
from articles.models.loaded import LoadedPage
from articles.models.menu import MenuItem, SiteMenu
from articles.models.missing_addresses import MissingAddress
from articles.models.search_pings import PushQuota, SearchEngine, SearchPing
from articles.models.search_settings import SearchSettings
from articles.models.section import SectionPage
from articles.models.settings import SiteSettings
from articles.models.share_settings import ShareSettings, ShareTargetChoice
from articles.models.standard import StandardPage
from articles.models.tag import ArticleTag, TaggedArticle
from articles.models.user import User

__all__ = [
    "ArticleDocument",
    "ArticleImage",
    "ArticlePage",
    "ArticleRendition",
    "ArticleTag",
    "ArticleViews",
    "Author",
    "Correction",
    "ExcludedArticle",
    "HomePage",
    "LoadedPage",
    "MenuItem",
    "MissingAddress",
    "PinnedArticle",
    "PushQuota",
    "SearchEngine",
    "SearchPing",
    "SearchSettings",
    "SectionPage",
    "ShareArrival",
    "ShareSettings",
    "ShareTargetChoice",
    "SiteMenu",
    "SiteSettings",
    "StandardPage",
    "TaggedArticle",
    "User",
]
