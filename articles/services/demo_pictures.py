"""Brings the pictures of the demo content into the library, each once, and never over an editor's work."""

from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.models import ModelLogEntry
from wagtail.utils.file import hash_filelike

from articles.models import ArticleImage
from articles.text.article_files import ArticleFile
from articles.text.content_folder import ContentFolder


class DemoPictures:
    """The pictures of one folder; those that the library holds already are used as they are there.

    `left_alone` names those whose words or focal point in the files an editor's work has outlived.
    """

    def __init__(self, folder: ContentFolder) -> None:
        self.folder = folder
        self.left_alone: list[str] = []
        self._images: dict[str, ArticleImage] = {}

    def image(self, name: str, file: ArticleFile) -> ArticleImage:
        """Return the library's image of a picture in covers/; a new one gets its words from `file`."""
        if name not in self._images:
            self._images[name] = self._find_or_make(name, file)
        return self._images[name]

    def cover(self, file: ArticleFile, *, current: ArticleImage | None) -> ArticleImage | None:
        """Return an article's cover with the words and the focal point of its file, or None without one.

        `current` is what the last loading gave the page: it stays, as it is, once an editor changed it.
        """
        path = self.folder.cover(file.slug)
        if path is None:
            return None
        image = current if current and _has_editor(current) else self.image(path.name, file)
        changes = _changes(image, file)
        if not changes:
            return image
        if _has_editor(image):
            self.left_alone.append(f"covers/{path.name}")
            return image
        for name, value in changes.items():
            setattr(image, name, value)
        image.save()
        return image

    def _find_or_make(self, name: str, file: ArticleFile) -> ArticleImage:
        path = self.folder.root / "covers" / name
        with path.open("rb") as opened:
            known = ArticleImage.objects.filter(file_hash=hash_filelike(opened)).first()
            if known:
                return known
            image = ArticleImage(credit="号卡头条", file=ImageFile(File(opened), name=name))
            for field_name, value in _changes(image, file).items():
                setattr(image, field_name, value)
            image.save()
            # Kept on the row, so that the next loading finds it.
            image.get_file_hash()
        return image


def _has_editor(image: ArticleImage) -> bool:
    """Tell whether somebody uploaded or edited an image in the admin; the loader leaves no such trace."""
    if image.uploaded_by_user_id is not None:
        return True
    return bool(ModelLogEntry.objects.for_instance(image).exists())


def _changes(image: ArticleImage, file: ArticleFile) -> dict[str, object]:
    """Return the fields in which an image differs from what its article's file says of it."""
    wanted = {
        "title": file.metadata["title"],
        "description": file.metadata.get("cover_alt", ""),
        "is_ai_generated": file.metadata.get("ai_generated", False),
        **_focus(image, file.metadata.get("cover_focus", "")),
    }
    return {name: value for name, value in wanted.items() if getattr(image, name) != value}


def _focus(image: ArticleImage, focus: str) -> dict[str, int | None]:
    """Return the focal point of "x y" in percent; a tenth of the width around it counts as the subject."""
    names = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
    if not focus:
        return dict.fromkeys(names)
    x, y = (int(part) for part in focus.split())
    size = image.width // 10
    return dict(zip(names, (image.width * x // 100, image.height * y // 100, size, size), strict=True))
