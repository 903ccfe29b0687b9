"""The page where people of the newsroom change what concerns themselves."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.http import HttpResponse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import account

from nightdesk.desk.forms.people import OwnNameForm


class NamePanel(account.NameEmailSettingsPanel):
    """A person has one name here, and an administrator changes addresses."""

    form_class = OwnNameForm


# A portrait of an account would need an address of its own; authors have theirs in the library.
REPLACED = (
    account.NameEmailSettingsPanel,
    account.AvatarSettingsPanel,
    account.NotificationsSettingsPanel,
)


class AccountView(account.AccountView):
    def get_panels(self) -> list[Any]:
        panels = [panel for panel in super().get_panels() if type(panel) not in REPLACED]
        profile = account.UserProfile.get_for_user(self.request.user)
        return [NamePanel(self.request, self.request.user, profile), *panels]


def ours(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """In place of Wagtail's view, under the same guard."""
    return update_wrapper(require_admin_access(AccountView.as_view()), view)
