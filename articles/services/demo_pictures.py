"""Brings the pictures of the demo content into the library, each once."""

from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.utils.file import hash_filelike

from articles.models import ArticleImage
from articles.text.article_files import ArticleFile
from articles.text.content_folder import ContentFolder


class DemoPictures:
    """The pictures of one folder; those that the library holds already are used as they are there."""

    def __init__(self, folder: ContentFolder) -> None:
        self.folder = folder
        self._images: dict[str, ArticleImage] = {}

    def image(self, name: str, file: ArticleFile) -> ArticleImage:
        """Return the library's image of a picture in covers/; a new one gets its words from `file`."""
        if name not in self._images:
            self._images[name] = self._find_or_make(name, file)
        return self._images[name]

    def _find_or_make(self, name: str, file: ArticleFile) -> ArticleImage:
        path = self.folder.root / "covers" / name
        with path.open("rb") as opened:
            known = ArticleImage.objects.filter(file_hash=hash_filelike(opened)).first()
            if known:
                return known
            image = ArticleImage(
                title=file.metadata["title"],
                description=file.metadata.get("cover_alt", ""),
                credit="号卡头条",
                is_ai_generated=file.metadata.get("ai_generated", False),
                file=ImageFile(File(opened), name=name),
            )
            _set_focus(image, file.metadata.get("cover_focus", ""))
            image.save()
            # Kept on the row, so that the next loading finds it.
            image.get_file_hash()
        return image


def _set_focus(image: ArticleImage, focus: str) -> None:
    """Set the focal point from "x y" in percent; a tenth of the width around it counts as the subject."""
    if not focus:
        return
    x, y = (int(part) for part in focus.split())
    image.focal_point_x, image.focal_point_y = image.width * x // 100, image.height * y // 100
    image.focal_point_width = image.focal_point_height = image.width // 10
