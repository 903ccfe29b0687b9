"""All feeds of an edition in one file."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.syndication import opml
from nightdesk.syndication.answering import answer
from nightdesk.syndication.offered import offered


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    now = timezone.now()
    text = opml.write(edition, offered(edition, now), origin(request))
    return answer(request, text, content_type=opml.CONTENT_TYPE, changed_at=None, now=now)
