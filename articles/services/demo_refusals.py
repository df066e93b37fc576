"""Says which line of a content file the models refuse, and why."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from articles.text.article_files import ArticleFile

# Fields that files call by another name.
_KEYS = {
    "search_description": "seo_description",
    "first_published_at": "published",
    "is_ai_generated": "ai_generated",
}


def refusals(file: ArticleFile, error: ValidationError) -> Iterator[str]:
    """Yield each of a validation's messages with the line of the file that it speaks of."""
    blocks = getattr(error, "block_errors", None)
    if isinstance(blocks, dict):
        for index, block_error in blocks.items():
            line = file.segments[index].line if isinstance(index, int) else 1
            yield from (file.problem(line, text) for text in _texts(block_error))
    elif hasattr(error, "error_dict"):
        for field_name, messages in error.message_dict.items():
            key = _KEYS.get(field_name, field_name)
            yield from (file.problem(file.lines.get(key, 1), f"“{key}”：{text}") for text in messages)
    else:
        # Wagtail's check of a page that isn't published yet, which looks at the title alone.
        yield from (file.problem(file.lines.get("title", 1), text) for text in error.messages)


def _texts(error: ValidationError) -> Iterator[str]:
    """Yield the sentences in a block's validation error, however deep they lie."""
    inner = getattr(error, "block_errors", None)
    if inner is None:
        yield from error.messages
        return
    for one in inner.values() if isinstance(inner, dict) else inner:
        if one is not None:
            yield from _texts(one)
