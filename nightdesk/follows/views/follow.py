"""Following something: what it means, and the button. Whoever is not signed in is led there and back."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nightdesk.editions.models import Edition
from nightdesk.follows.models import Follow
from nightdesk.follows.subjects import Subject, find
from nightdesk.people.models import Person

SEE_OTHER = 303


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, edition: Edition, kind: str, slug: str = "") -> HttpResponse:
    """POST `on=1` follows it, `on=0` no more."""
    subject = find(edition, kind, slug, timezone.now())
    if subject is None:
        raise Http404
    person = request.user if isinstance(request.user, Person) else None
    if request.method == "POST":
        return change(subject, person, on=request.POST.get("on") == "1")
    told = {
        "edition": edition,
        "subject": subject,
        "person": person,
        "follows_it": person is not None and Follow.objects.of(person).about(subject.of).exists(),
    }
    return render(request, "follows/show.html", told)


def change(subject: Subject, person: Person | None, *, on: bool) -> HttpResponse:
    if person is None:
        login = f"{reverse('account_login')}?{urlencode({'next': subject.follow})}"
        return HttpResponseRedirect(login, status=SEE_OTHER)
    act = Follow.objects.begin if on else Follow.objects.end
    act(person, subject.of)
    return HttpResponseRedirect(subject.follow, status=SEE_OTHER)
