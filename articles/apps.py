"""Starts the app: connects receivers and loads checks, nothing else."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "号卡头条"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles import checks, receivers  # noqa: F401 - registers the checks

        receivers.connect()
