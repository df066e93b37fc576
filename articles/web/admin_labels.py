"""Chinese labels for the few parts of Wagtail's admin that it does not pass through gettext.

Everything else is translated in `locale/`; see docs/locale.md.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.workflows import WorkflowContentTypeForm, WorkflowPageForm
from wagtail.sites.views import IndexView as SiteListing
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm

LINK_TEXT = {"link_text": _("链接文字")}

FORM_LABELS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (LoginForm, {"password": _("密码"), "remember": _("记住我")}),
    (choosers.ExternalLinkChooserForm, {"url": _("网址"), **LINK_TEXT}),
    (choosers.AnchorLinkChooserForm, LINK_TEXT),
    (
        choosers.EmailLinkChooserForm,
        {"email_address": _("邮箱地址"), "subject": _("主题"), "body": _("正文"), **LINK_TEXT},
    ),
    (choosers.PhoneLinkChooserForm, {"phone_number": _("电话号码"), **LINK_TEXT}),
    (WorkflowContentTypeForm, {"content_types": _("片段")}),
    (WorkflowPageForm, {"page": _("页面")}),
    (PagePermissionsForm, {"page": _("页面"), "permissions": _("权限")}),
    (RoleForm, {"role": _("用户组")}),
)

SITE_COLUMN_LABELS = {"port": _("端口"), "site_name": _("站点名称"), "root_page": _("根页面")}


def label_untranslated_forms() -> None:
    """Label those forms and columns, before the admin's first request; twice is harmless."""
    for form, labels in FORM_LABELS:
        for name, label in labels.items():
            form.base_fields[name].label = label
    for column in SiteListing.columns:
        if column.name in SITE_COLUMN_LABELS:
            column.label = SITE_COLUMN_LABELS[column.name]
