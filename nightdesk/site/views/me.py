"""Who am I: the one personal answer, which is never stored. Pages are the same for everyone."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.follows.unseen import as_said, unseen
from nightdesk.people.models import Person
from nightdesk.talk import answers
from nightdesk.talk.muting import seals_of_muted
from nightdesk.talk.names import sealed
from nightdesk.wire.unread import unread


@require_safe
def show(request: HttpRequest) -> JsonResponse:
    person = request.user if isinstance(request.user, Person) else None
    answered = answers.unread(person) if person else 0
    alerts = unseen(person, timezone.now()) if person else 0
    me: dict[str, Any] = {
        "signed_in": person is not None,
        "name": (person.display_name or person.name) if person else "",
        "wire": unread(person) if person else {},
        "answers": answered,
        "alerts": alerts,
        "news": as_said(answered + alerts),
        "muted": seals_of_muted(person) if person else [],
        "seal": sealed(person.pk) if person else "",
        "token": get_token(request),
    }
    answer = JsonResponse(me, json_dumps_params={"ensure_ascii": False})
    answer.headers["Cache-Control"] = "no-store"
    return answer
