"""Founding the newsroom: once, by whoever can read the console."""

import hashlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from nightdesk.bakery.staleness import bump
from nightdesk.editions import generations
from nightdesk.editions.models import Desk, Edition
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models.approval import lay_down_workflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """What must be known to found one: its name, its first edition, its first administrator."""

    publisher: str
    edition: str
    code: str
    language: str
    direction: str
    time_zone: str
    name: str
    email: str
    password: str


def is_founded() -> bool:
    return Edition.objects.exists()


def issue_code() -> str:
    """A new one-time code, told this once: only its digest is kept, readable by us alone.

    The one before it, if any, is void. Print it where only the operator reads.
    """
    code = "-".join(secrets.token_hex(2) for _part in range(6))
    handle = os.open(code_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(digest(code))
    return code


def is_the_code(code: str) -> bool:
    """Whether this is the code on the console. Asking does not use it up."""
    try:
        kept = code_file().read_text()
    except FileNotFoundError:
        return False
    return secrets.compare_digest(kept, digest(code))


def use_up_the_code() -> bool:
    """Of two who found at once, one finds the code still there."""
    try:
        code_file().unlink()
    except FileNotFoundError:
        return False
    return True


@transaction.atomic
def found(newsroom: Newsroom) -> Edition:
    """The first edition with a desk and a section to write in, the first administrator, the queue."""
    edition = Edition.objects.create(
        code=newsroom.code,
        name=newsroom.edition,
        language=newsroom.language,
        direction=newsroom.direction,
        time_zone=newsroom.time_zone,
        publisher=newsroom.publisher,
        position=1,
    )
    with translation.override(edition.interface_language):
        desk, _made = Desk.objects.get_or_create(slug="news", defaults={"name": _("News")})
        edition.sections.create(name=_("News"), slug="news", position=1, desk=desk)
    first = Person.objects.create_user(
        newsroom.email, newsroom.password, name=newsroom.name, role=Role.ADMINISTRATOR
    )
    UserProfile.objects.create(user=first, current_time_zone=newsroom.time_zone)
    lay_down_workflow()
    bump(generations.EVERY)
    return edition


def founded_first(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """As long as there is no edition, the way into the desk leads to the founding page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_founded():
            return redirect("founding")
        return view(request, *args, **kwargs)

    return guarded


def code_file() -> Path:
    return Path(settings.DATA) / "founding-code"


def digest(code: str) -> str:
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()
