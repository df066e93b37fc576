"""Turns off what Wagtail notes at each save: in a suite of thousands of saves it is a third of the time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update, reference_index_auto_update_disabled


@contextmanager
def without_indexes() -> Iterator[None]:
    """Let saves in this thread be noted neither for search nor as uses of a picture or page."""
    connected = [
        model for model in get_indexed_models() if post_save.disconnect(post_save_signal_handler, model)
    ]
    with disable_reference_index_auto_update():
        yield
    for model in connected:
        post_save.connect(post_save_signal_handler, sender=model)


@contextmanager
def with_indexes() -> Iterator[None]:
    """Let saves be noted within without_indexes(), as on the running site."""
    for model in get_indexed_models():
        post_save.connect(post_save_signal_handler, sender=model)
    reference_index_auto_update_disabled.value = False
    yield
    reference_index_auto_update_disabled.value = True
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
