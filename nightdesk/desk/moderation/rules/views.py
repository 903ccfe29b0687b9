"""The rules as pages: those of each edition, their form, their trial, and the switch that freezes all talk."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from nightdesk.desk.moderation.rules import told
from nightdesk.desk.moderation.rules.forms import RulesForm
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.talk import freezing as switch
from nightdesk.talk.models import Rules
from nightdesk.talk.moderation import hook, trying
from nightdesk.talk.moderation.learning import learn
from nightdesk.talk.permissions import may_rule

View = Callable[..., HttpResponse]
TITLE = gettext_lazy("Rules of moderation")


def for_rulers(view: View) -> View:
    """Asked before anything else is."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_rule(who(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def who(request: HttpRequest) -> Person:
    person: Person = request.user  # type: ignore[assignment]
    return person


@for_rulers
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    shown = {
        "editions": told.editions(),
        "languages": told.languages(),
        "is_frozen": switch.is_frozen(),
        "why_frozen": switch.why_frozen(),
    }
    return page(request, "index.html", shown)


@for_rulers
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """The form begins with the rules that count, or with the version that `?from=3` names."""
    edition = get_object_or_404(Edition, code=code)
    form = RulesForm(request.POST or None, edition=edition, rulebook=_begun(request, edition))
    if form.is_bound and form.is_valid():
        note = form.cleaned_data["note"]
        rules = Rules.objects.change(edition, form.rulebook(), by=who(request), note=note)
        return redirect("moderation_rules:trial", code, rules.number)
    shown = {
        "edition": edition,
        "form": form,
        "versions": told.versions(edition),
        "secret": hook.secret(form["hook_address"].value() or ""),
    }
    return page(request, "edit.html", shown, is_wrong=form.is_bound)


@for_rulers
@require_http_methods(["GET", "POST"])
def trial(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What these rules would have done. Each press of the button looks at further comments."""
    rules = _version(code, number)
    if request.method == "POST":
        trying.go_on(trying.begin(rules, by=who(request)), by=who(request))
        return redirect("moderation_rules:trial", code, number)
    return page(request, "trial.html", told.trial(rules))


@for_rulers
@require_POST
def counting(request: HttpRequest, code: str, number: int) -> HttpResponse:
    rules = _version(code, number)
    try:
        rules.let_count(by=who(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("moderation_rules:trial", code, number)
    messages.success(request, _("Version %(number)s counts from now on.") % {"number": number})
    return redirect("moderation_rules:index")


@for_rulers
@require_POST
def freezing(request: HttpRequest) -> HttpResponse:
    """Works while the database is slow, as far as signing in does: the switch is a file."""
    if request.POST.get("press") == "thaw":
        switch.thaw()
        messages.success(request, _("Readers may write again."))
    else:
        switch.freeze(request.POST.get("why", "")[:300])
        messages.warning(request, _("All discussions are frozen: nobody writes until you end it."))
    return redirect("moderation_rules:index")


@for_rulers
@require_POST
def learning(request: HttpRequest) -> HttpResponse:
    """Learn anew from what was decided in a language."""
    learned = learn(request.POST.get("language", "")[:12])
    if learned is None:
        messages.error(request, _("Too little was decided in this language yet."))
    else:
        found = {"precision": learned.precision, "recall": learned.recall}
        sentence = _(
            "Of a hundred that it holds %(precision)s are rejected; it finds %(recall)s of a hundred."
        )
        messages.success(request, sentence % found)
    return redirect("moderation_rules:index")


def _version(code: str, number: int) -> Rules:
    found = Rules.objects.select_related("edition", "instead_of", "made_by", "trial")
    return get_object_or_404(found, edition__code=code, number=number)


def _begun(request: HttpRequest, edition: Edition) -> Any:
    asked = request.GET.get("from", "")
    if asked.isdecimal():
        return get_object_or_404(Rules, edition=edition, number=int(asked[:9])).rulebook
    return Rules.objects.rulebook_of(edition)


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, is_wrong: bool = False
) -> HttpResponse:
    head = {"header_title": TITLE, "page_title": TITLE, "header_icon": "cogs"}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, f"desk/moderation/rules/{template}", head | context, status=status)
