"""The person: anyone with an account, reader or newsroom."""

import hashlib
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nightdesk.people.models.public_face import PublicFace
from nightdesk.people.roles import BOUND_TO_DESKS, STORY_RIGHTS, Role


class PersonManager(BaseUserManager["Person"]):
    """Django asks for a manager here: it makes accounts and finds them at sign-in."""

    def create_user(
        self, email: str, password: str | None = None, *, role: str = Role.READER, **fields: Any
    ) -> "Person":
        """A new account. The address is kept in lower case: it is the sign-in."""
        if not email:
            sentence = "An account needs an e-mail address."
            raise ValueError(sentence)
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.take_role(role)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        return self.create_user(email, password, role=Role.ADMINISTRATOR, **fields)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").strip().lower())


class Person(PublicFace, AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, help_text=_("As colleagues see it."))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.READER)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_demo = models.BooleanField(
        default=False,
        editable=False,
        help_text=_("Of the demo's cast: signs in on this machine only."),
    )
    joined_at = models.DateTimeField(_("joined at"), default=timezone.now, editable=False)

    leaves_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When the account is erased, unless that is called back.",
    )
    erased_at = models.DateTimeField(null=True, editable=False)
    sessions_ended = models.PositiveIntegerField(
        default=0, editable=False, help_text="How often all sessions were ended at once."
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """What Wagtail greets people with; a name is one thing here."""
        return self.name

    def set_password(self, raw_password: str | None) -> None:
        """A password of one's own ends being of the demo's cast."""
        super().set_password(raw_password)
        self.is_demo = False

    def end_sessions(self) -> None:
        """Sign the person out everywhere; the next request of each session finds nobody signed in."""
        type(self).objects.filter(pk=self.pk).update(sessions_ended=F("sessions_ended") + 1)
        self.refresh_from_db(fields=["sessions_ended"])

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """What every session of the person carries: Django's own until their sessions were ended."""
        known: str = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]
        if not self.sessions_ended:
            return known
        return hashlib.sha256(f"{known}{self.sessions_ended}".encode()).hexdigest()

    def take_role(self, role: str) -> None:
        """Give the person a role; not saved. Only an administrator is Django's «superuser»."""
        self.role = Role(role).value
        self.is_superuser = self.role == Role.ADMINISTRATOR

    @property
    def is_newsroom(self) -> bool:
        return self.is_active and self.role != Role.READER

    @property
    def is_leaving(self) -> bool:
        """Asked to be erased: the account is closed to everything but calling that back."""
        return self.leaves_at is not None

    @property
    def is_bound_to_desks(self) -> bool:
        return self.role in BOUND_TO_DESKS

    def may(self, right: str) -> bool:
        """Whether the role has a right at all; which desks it reaches is the story's question."""
        return self.is_active and right in STORY_RIGHTS.get(self.role, frozenset())
