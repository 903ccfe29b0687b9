"""What the desk's log says of a front."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def arranging(actions: Any) -> None:
    actions.register_action("nightdesk.arrange", _("Arrange"), _("Arranged anew"))
