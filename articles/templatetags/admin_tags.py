"""What the admin's own templates ask."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def mail_is_configured() -> bool:
    """Whether the site can send mail."""
    return bool(settings.EMAIL_IS_CONFIGURED)
