"""The account of someone who works in the admin."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An editor's account; of our own before the first migration, so that it can grow."""

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")
