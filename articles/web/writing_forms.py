"""The forms of 写文章 and 粘贴导入."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from articles.models import SectionPage
from articles.services.article_templates import TEMPLATES
from articles.text.characters import clean_characters
from articles.text.pasted import MAX_CHARACTERS, PastedDraft, TooMuchPastedError, blocks_from_html
from articles.web.paste_report import too_much_sentence

PASTE = "paste"
MAX_PASTE_BYTES = 30 * 1024 * 1024


class PasteForm(forms.Form):
    """Takes a draft: as HTML in a small file that the paste box makes, or as text without scripts.

    After a valid `is_valid()`, `draft` holds what was read.
    """

    pasted = forms.FileField(required=False, allow_empty_file=True)
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"max_length": _("粘贴的内容超过 50 万字符，请分几次粘贴。")},
    )
    draft: PastedDraft | None = None
    # What the box held, for showing it again where the form is refused.
    pasted_html = ""

    def clean_pasted(self) -> str:
        """Return the pasted HTML as text."""
        upload = self.cleaned_data.get("pasted")
        if not isinstance(upload, UploadedFile):
            return ""
        if (upload.size or 0) > MAX_PASTE_BYTES:
            raise forms.ValidationError(_("粘贴的内容连图片超过 30 MB，请分几次粘贴，或者单独上传图片。"))
        self.pasted_html = upload.read().decode("utf-8", errors="replace")
        return self.pasted_html

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.wants_paste() and not {"pasted", "text"} & set(self.errors):
            self._read(cleaned)
        return cleaned

    def wants_paste(self) -> bool:
        """Tell whether the form is about a pasted draft."""
        return True

    def _read(self, cleaned: dict[str, Any]) -> None:
        try:
            self.draft = blocks_from_html(
                cleaned.get("pasted", ""), text=cleaned.get("text", ""), title=cleaned.get("title", "")
            )
        except TooMuchPastedError as error:
            self.add_error("pasted", too_much_sentence(error))
            return
        if not self.draft.blocks and not self.draft.title:
            self.add_error("pasted", _("还没有粘贴内容，或者里面没有文字。"))


class WritingForm(PasteForm):
    """Where a new article goes and what it starts from."""

    title = forms.CharField(
        required=False,
        max_length=255,
        error_messages={"max_length": _("标题请写在 255 字以内。")},
    )
    section = forms.ModelChoiceField(
        queryset=SectionPage.objects.none(),
        error_messages={
            "required": _("请选一个栏目。"),
            "invalid_choice": _("不能在这个栏目里写文章，请另选一个。"),
        },
    )
    start = forms.ChoiceField(
        choices=[*((template.key, template.label) for template in TEMPLATES), (PASTE, _("粘贴导入"))],
        error_messages={"required": _("请选从哪里开始。"), "invalid_choice": _("请选从哪里开始。")},
    )

    # A title is needed before the draft is read, so it comes first.
    field_order = ["title", "section", "start", "pasted", "text"]

    def __init__(self, *args: Any, sections: Sequence[SectionPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = SectionPage.objects.filter(pk__in=[section.pk for section in sections])
        cast(forms.ModelChoiceField, self.fields["section"]).queryset = allowed

    def clean_title(self) -> str:
        """Return the title on one line, without invisible characters."""
        return " ".join(clean_characters(self.cleaned_data.get("title") or "").split())

    def wants_paste(self) -> bool:
        return self.cleaned_data.get("start") == PASTE

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not cleaned.get("title"):
            if self.draft and self.draft.title:
                cleaned["title"] = self.draft.title
            elif self.wants_paste():
                self.add_error("title", _("粘贴的内容里没有找到标题，请在这里写一个。"))
            else:
                self.add_error("title", _("请写标题，之后还可以改。"))
        return cleaned
