"""Signing in with an e-mail address, and the rights of a role as Django permissions."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from nightdesk.people.loopback import is_from_here
from nightdesk.people.roles import PERMISSIONS


class RoleBackend(ModelBackend):
    """A person may what their role may. There are no rows of permissions to keep in step."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **others: Any,
    ) -> Any:
        """As Django does it, except that the demo's cast signs in from this machine only."""
        person = super().authenticate(request, username, password, **others)
        if person is not None and person.is_demo and request and not is_from_here(request):
            return None
        return person

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return self.get_all_permissions(user_obj, obj)

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return self.get_all_permissions(user_obj, obj)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        return set(PERMISSIONS.get(user_obj.role, frozenset()))
