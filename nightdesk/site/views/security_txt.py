"""Where to report a hole, as RFC 9116 wants it said."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import good_until
from nightdesk.editions.models import Edition

# The standard advises less than a year. It is counted from the day, so that a day's answers are one.
GOOD_FOR = timedelta(days=180)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    edition = Edition.objects.leading()
    if edition is None:
        raise Http404
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    good_until(today + timedelta(days=1))
    languages = dict.fromkeys(Edition.objects.in_order().values_list("language", flat=True))
    context = {"edition": edition, "expires": today + GOOD_FOR, "languages": list(languages)}
    return render(request, "site/security.txt", context, "text/plain; charset=utf-8")
