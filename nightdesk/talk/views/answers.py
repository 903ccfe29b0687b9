"""Answers to what a person wrote, and whether they are told of them by mail."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nightdesk.lib.leaf import Leaf
from nightdesk.talk import answers
from nightdesk.talk.models import Quiet, Told
from nightdesk.talk.views.asking import signed_in


@never_cache
@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """The newest first. Once it was looked at nothing is new any more."""
    person = signed_in(request)
    assert person is not None  # noqa: S101  # for the types: others are led to sign in
    leaf = Leaf.asked_for(request, Told.objects.to(person).in_their_places())
    wants_mail = not Quiet.objects.filter(person=person).exists()
    page = render(request, "talk/answers.html", {"leaf": leaf, "wants_mail": wants_mail})
    answers.seen(person, timezone.now())
    return page


@require_POST
@login_required
def mail(request: HttpRequest) -> HttpResponse:
    """`on=1`: by mail too; `on=0`: on the page alone."""
    person = signed_in(request)
    assert person is not None  # noqa: S101  # for the types: others are led to sign in
    answers.want_mail(person, wanted=request.POST.get("on") == "1")
    return redirect("answers")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def no_mail(request: HttpRequest, token: str) -> HttpResponse:
    """From the address in a mail, without signing in. Mail programs post here by themselves (RFC 8058)."""
    person = answers.person_of(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        answers.want_mail(person, wanted=False)
    return render(request, "talk/no_mail.html", {"is_done": request.method == "POST"})
