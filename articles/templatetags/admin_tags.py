"""What the admin's own templates ask."""

from django import template
from django.conf import settings
from django.template.context import Context
from wagtail.models import Page

from articles.services import share_preview as previews
from articles.services.site_chrome import site_chrome

register = template.Library()


@register.simple_tag
def mail_is_configured() -> bool:
    """Whether the site can send mail."""
    return bool(settings.EMAIL_IS_CONFIGURED)


@register.simple_tag(takes_context=True)
def share_preview(context: Context, page: Page) -> previews.SharePreview:
    """How links to a page look."""
    chrome = site_chrome(context["request"])
    return previews.share_preview(page, settings=chrome.settings, base_url=settings.SITE_URL)
