"""What the admin's front page says beside Wagtail's own panels."""

from typing import Any

from wagtail.admin.ui.components import Component

from articles.services.task_backlog import Backlog


class BacklogPanel(Component):
    """Says that background work waits for a worker, what that means, and what to do."""

    name = "task_backlog"
    order = 10
    template_name = "admin/dashboard/backlog.html"

    def __init__(self, backlog: Backlog) -> None:
        self.backlog = backlog

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"backlog": self.backlog}
