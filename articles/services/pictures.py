"""Turns an uploaded file into a picture of the library, or says in one sentence why not."""

import re
import warnings
from datetime import datetime
from pathlib import PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image as PillowImage
from PIL import UnidentifiedImageError
from wagtail.images.forms import get_image_form
from wagtail.images.permissions import ImagesPermissionPolicyGetter
from wagtail.images.utils import find_image_duplicates
from wagtail.models import Collection

from articles.blocks.markdown import PICTURE_SPEC
from articles.models import ArticleImage, User

# Pillow's names of the formats that browsers show and the library takes.
FORMATS = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",), "GIF": ("gif",), "WEBP": ("webp",), "AVIF": ("avif",)}
# What Pillow raises where a file is not what its first bytes promise.
_PILLOW_ERRORS = (OSError, SyntaxError, ValueError, EOFError)
MAX_PIXELS = 60_000_000
_CLIPBOARD_NAMES = {"", "image", "blob", "clipboard", "unnamed"}


class PictureRefusedError(Exception):
    """A file is not taken; message is the sentence for the editor, status the HTTP status that fits."""

    def __init__(self, message: str, *, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


def add_picture(*, upload: UploadedFile | None, user: User) -> ArticleImage:
    """Put an uploaded file into the library and return the picture, its first rendition made.

    A file that is already there is not stored twice: the picture that the user may choose is returned.
    Raises PictureRefusedError for a user who may add no pictures (403), a missing, empty or broken file
    (400), one that is too big in bytes or pixels (413), and anything but jpeg, png, gif, webp, avif with
    the name ending that fits (415).
    """
    collection = _collection(user)
    if upload is None or not upload.size:
        raise PictureRefusedError(_("没有收到图片文件，请再选一次。"))
    if upload.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        limit = filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        raise PictureRefusedError(_("图片太大，最大 %(limit)s。") % {"limit": limit}, status=413)
    _check_content(upload)
    image = _store(upload, user, collection)
    duplicate = find_image_duplicates(image, user, ImagesPermissionPolicyGetter().__get__(None)).first()
    if duplicate is not None:
        image.delete()
        return duplicate
    return image


def picture_title(name: str, *, now: datetime) -> str:
    """Return the title that a file's name gives; a picture out of the clipboard is named by its time."""
    stem = re.sub(r"[\s_]+", " ", PurePath(name.replace("\\", "/")).stem).strip()
    if stem.lower() in _CLIPBOARD_NAMES:
        return _("截图 %(time)s") % {"time": now.strftime("%Y-%m-%d %H:%M:%S")}
    return stem[:200]


def picture_markdown(image: ArticleImage) -> str:
    """Return the Markdown that shows a picture; without a description there is room to write one."""
    words = re.sub(r"[\[\]\\\s]+", " ", image.description).strip()
    return f"![{words}](image:{image.pk})"


def _collection(user: User) -> Collection:
    policy = ImagesPermissionPolicyGetter().__get__(None)
    collection = policy.collections_user_has_permission_for(user, "add").order_by("path").first()
    if collection is None:
        raise PictureRefusedError(_("您没有往图片库添加图片的权限，请联系管理员。"), status=403)
    return collection


def _check_content(upload: UploadedFile) -> None:
    """Look at what the file is before anything else opens it, whatever its name and type claim."""
    endings = "、".join(ending for names in FORMATS.values() for ending in names)
    wrong_kind = PictureRefusedError(_("只能上传 %(endings)s 图片。") % {"endings": endings}, status=415)
    ending = PurePath(upload.name or "").suffix.lower().lstrip(".")
    if ending not in {name for names in FORMATS.values() for name in names}:
        raise wrong_kind
    too_many = PictureRefusedError(_("图片的像素太多，请先缩小再上传。"), status=413)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", PillowImage.DecompressionBombWarning)
            with PillowImage.open(upload, formats=tuple(FORMATS)) as picture:
                pixels = picture.width * picture.height
                frames = getattr(picture, "n_frames", 1)
                kind = picture.format or ""
    except (PillowImage.DecompressionBombError, PillowImage.DecompressionBombWarning) as error:
        raise too_many from error
    except UnidentifiedImageError as error:
        raise wrong_kind from error
    except _PILLOW_ERRORS as error:
        raise _broken() from error
    finally:
        upload.seek(0)
    if pixels * frames > MAX_PIXELS:
        raise too_many
    if ending not in FORMATS.get(kind, ()):
        raise PictureRefusedError(_("文件名的后缀和图片的真实格式不一致，请改好再上传。"), status=415)


def _store(upload: UploadedFile, user: User, collection: Collection) -> ArticleImage:
    form = get_image_form(ArticleImage)(
        {"title": picture_title(upload.name or "", now=timezone.localtime()), "collection": collection.pk},
        {"file": upload},
        instance=ArticleImage(uploaded_by_user=user, collection=collection),
        user=user,
    )
    image: ArticleImage | None = None
    try:
        if not form.is_valid():
            raise _broken()
        image = form.save()
        # Decodes the whole picture, so that a file cut short is found out now and not by a reader.
        image.get_rendition(PICTURE_SPEC)
    except _PILLOW_ERRORS as error:
        if image is not None:
            image.delete()
        raise _broken() from error
    return image


def _broken() -> PictureRefusedError:
    return PictureRefusedError(_("这个图片文件已损坏，打不开。"))
