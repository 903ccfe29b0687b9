"""What a mail service tells of by itself: mail that came back, and complaints, in whatever shape it tells them.

django-anymail knows the shapes, and how each service proves that it is the service.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from nightdesk.notices.post import bounced
from nightdesk.notices.post.models import Why

# Of mail that was refused: only these say that the address itself is gone.
GONE = frozenset({"bounced", "invalid"})


@csrf_exempt
def receive(request: HttpRequest) -> HttpResponse:
    """Not there, unless the operator named a service."""
    if not settings.MAIL_SERVICE:
        raise Http404
    return view_of(settings.MAIL_SERVICE)(request)


@lru_cache
def view_of(service: str) -> Callable[[HttpRequest], HttpResponse]:
    """Raises ValueError for a service that anymail does not know."""
    from anymail import urls  # noqa: PLC0415 - it loads every service's shapes, and few houses use one
    from anymail.signals import tracking  # noqa: PLC0415

    tracking.connect(heed, dispatch_uid="nightdesk.notices.post")
    name = f"{service}_tracking_webhook"
    view: Any = next((one.callback for one in urls.urlpatterns if one.name == name), None)
    if view is None:
        sentence = f"NIGHTDESK_MAIL_SERVICE names «{service}», which is no service we know."
        raise ValueError(sentence)
    found: Callable[[HttpRequest], HttpResponse] = view
    return found


def heed(sender: Any, event: Any, esp_name: str, **others: Any) -> None:
    """One event. Who opened what is not listened to, whatever the service counts."""
    if not event.recipient:
        return
    if event.event_type == "complained":
        bounced.stop(event.recipient, Why.COMPLAINED, esp_name)
    elif event.event_type == "bounced" and event.reject_reason in GONE:
        bounced.stop(event.recipient, Why.BOUNCED, str(event.description or esp_name))
