"""What was decided about a reader and why, and their appeal against it."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.talk import appealing, statements


class AppealForm(forms.Form):
    text = forms.CharField(
        label=_("Why the decision is wrong"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


def reader(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)  # noqa: S101  # for the types: others are led to sign in
    return request.user


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    found = statements.about(reader(request))
    return render(request, "account/decisions.html", {"statements": found})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def show(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """One decision. POST: an appeal against it. Other people's decisions are not found."""
    person = reader(request)
    statement = statements.one(person, kind, number)
    if statement is None:
        raise Http404
    form = AppealForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            appealing.appeal(person, kind, number, form.cleaned_data["text"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("decision", kind, number)
    shown = {
        "statement": statement,
        "form": form,
        "may_appeal": statement.may_be_appealed(timezone.now()),
    }
    return render(request, "account/decision.html", shown, status=422 if form.is_bound else 200)
