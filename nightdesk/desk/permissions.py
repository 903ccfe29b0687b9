"""Wagtail's questions about rights, answered by the newsroom's roles and desks. No group is ever asked."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.models import Collection
from wagtail.permission_policies import BasePermissionPolicy

from nightdesk.fronts.models import Front
from nightdesk.fronts.permissions import may_arrange
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.people.roles import STORY_RIGHTS
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import desk_ids, may
from nightdesk.stories.state import State
from nightdesk.stories.visibility import may_see

# What Wagtail calls it, and our right for it. Deleting is nobody's: copy is spiked, retracted or killed.
RIGHTS = {
    "view": "read",
    "choose": "read",
    "add": "write",
    "change": "write",
    "publish": "publish",
    "lock": "approve",
    "unlock": "approve",
}
# Copy in these states is read, not changed.
CLOSED = frozenset({State.RETRACTED, State.KILLED, State.SPIKED})

Actions = Iterable[str]


class StoryPolicy(BasePermissionPolicy):
    """Who may do what with which story, as `stories.permissions` has it."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return user.is_authenticated and action in RIGHTS and user.may(RIGHTS[action])

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Story) -> bool:
        if not self.user_has_permission(user, action):
            return False
        right = RIGHTS[action]
        if right == "read":
            return may_see(user, instance, timezone.now())
        return instance.state not in CLOSED and may(user, right, instance)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Actions
    ) -> models.QuerySet[Story]:
        if not self.user_has_any_permission(user, actions):
            return Story.objects.none()
        return Story.objects.visible_to(user, timezone.now())

    def users_with_any_permission(self, actions: Actions) -> models.QuerySet[Person]:
        wanted = {RIGHTS[action] for action in actions if action in RIGHTS}
        roles = [role for role, rights in STORY_RIGHTS.items() if wanted & rights]
        return Person.objects.filter(role__in=roles, is_active=True)


class FrontPolicy(BasePermissionPolicy):
    """Who may arrange which front, as `fronts.permissions` has it. None is added or deleted."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return user.is_authenticated and action in {"view", "change"} and user.may("arrange")

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Front) -> bool:
        return self.user_has_permission(user, action) and may_arrange(user, instance)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Actions
    ) -> models.QuerySet[Front]:
        if not self.user_has_any_permission(user, actions):
            return Front.objects.none()
        if not user.is_bound_to_desks:
            return Front.objects.all()
        to_all = models.Q(section=None) | models.Q(section__desk=None)
        return Front.objects.filter(to_all | models.Q(section__desk__in=desk_ids(user)))

    def users_with_any_permission(self, actions: Actions) -> models.QuerySet[Person]:
        roles = [role for role, rights in STORY_RIGHTS.items() if "arrange" in rights]
        return Person.objects.filter(role__in=roles, is_active=True)


class PicturePolicy(BasePermissionPolicy):
    """The library is one: whoever may add, change or choose pictures may so everywhere in it.

    Those who may add, but not change, still mend the words of what they brought in themselves.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action == "change" and self._may(user, "add"):
            return True
        return self._may(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Picture) -> bool:
        if action == "change" and instance.uploaded_by_user_id == user.pk:
            return self._may(user, "add")
        return self._may(user, action)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Actions
    ) -> models.QuerySet[Picture]:
        if any(self._may(user, action) for action in actions):
            return Picture.objects.all()
        if "change" in actions and self._may(user, "add"):
            return Picture.objects.filter(uploaded_by_user=user)
        return Picture.objects.none()

    def users_with_any_permission(self, actions: Actions) -> models.QuerySet[Person]:
        able = [
            person.pk
            for person in Person.objects.filter(is_active=True)
            if self.user_has_any_permission(person, actions)
        ]
        return Person.objects.filter(pk__in=able)

    def collections_user_has_any_permission_for(
        self, user: Any, actions: Actions
    ) -> models.QuerySet[Collection]:
        allowed = self.user_has_any_permission(user, actions)
        return Collection.objects.all() if allowed else Collection.objects.none()

    def collections_user_has_permission_for(
        self, user: Any, action: str
    ) -> models.QuerySet[Collection]:
        return self.collections_user_has_any_permission_for(user, [action])

    def _may(self, user: Any, action: str) -> bool:
        return user.is_authenticated and user.has_perm(f"media.{action}_picture")
