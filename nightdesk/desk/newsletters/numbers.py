"""A number at the desk: composed, looked at, tried on oneself, planned, watched while it goes, called off."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from nightdesk.desk.newsletters.doors import for_senders, page, who
from nightdesk.desk.newsletters.forms import NumberForm
from nightdesk.newsletters import digest, drawing, sending, trying
from nightdesk.newsletters.models import Newsletter, Number
from nightdesk.notices.post.models import Step

# What a mail may do in its frame: nothing but show itself.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src http: https:; "
    "frame-ancestors 'self'; sandbox"
)


@for_senders
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    newsletter = get_object_or_404(Newsletter.objects.select_related("edition"), pk=pk)
    number = Number.objects.of(newsletter).open().first() or digest.begin(newsletter)
    return redirect("newsletters:number", number.pk)


@for_senders
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """While it may be changed, a form; then how far it is. Hours are the edition's."""
    number = found(pk)
    with timezone.override(number.newsletter.edition.zone):
        if number.may_be_changed:
            return compose(request, number)
        return progress(request, number)


def compose(request: HttpRequest, number: Number) -> HttpResponse:
    planned_for = {"due_at": number.mailing.due_at} if number.mailing else {}
    form = NumberForm(request.POST or None, instance=number, initial=planned_for)
    if form.is_bound and form.is_valid():
        form.save()
        act = ACTS.get(request.POST.get("act", ""), saved)
        messages.success(request, act(request, number, form))
        return redirect("newsletters:number", number.pk)
    context = {"form": form, "number": number, "is_planned": number.mailing is not None}
    return page(request, "compose.html", context, title=str(number), is_wrong=form.is_bound)


def progress(request: HttpRequest, number: Number) -> HttpResponse:
    counts: dict[str, int] = number.mailing.counts() if number.mailing else {}
    steps = [{"label": step.label, "many": counts.get(step, 0)} for step in Step]
    context = {"number": number, "steps": steps, "total": sum(counts.values())}
    return page(request, "progress.html", context, title=str(number))


def saved(request: HttpRequest, number: Number, form: NumberForm) -> str:
    return _("It is kept.")


def tried(request: HttpRequest, number: Number, form: NumberForm) -> str:
    """To whoever asks."""
    to = who(request).email
    if not trying.send(number, to):
        return _("There is nothing in it yet.")
    return _("It is on its way to %(email)s.") % {"email": to}


def planned(request: HttpRequest, number: Number, form: NumberForm) -> str:
    due = form.cleaned_data["due_at"]
    sending.plan_again(number, due, by=who(request))
    return _("It leaves at its hour.") if due else _("It leaves now.")


ACTS: dict[str, Callable[[HttpRequest, Number, NumberForm], Any]] = {
    "test": tried,
    "send": planned,
}


@for_senders
@require_POST
def calling_off(request: HttpRequest, pk: int) -> HttpResponse:
    """A number that waits is a draft again; one under way stops where it is."""
    number = found(pk)
    if sending.call_off(number, timezone.now(), by=who(request)):
        messages.success(request, _("It is called off."))
    return redirect("newsletters:number", number.pk)


@for_senders
@xframe_options_sameorigin
@require_safe
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail itself, as it would leave now: HTML, or with `?form=text` the other body."""
    said = drawing.draw(found(pk), timezone.now())
    if said is None:
        raise Http404
    is_text = request.GET.get("form") == "text"
    kind = "text/plain" if is_text else "text/html"
    answer = HttpResponse(
        said.text if is_text else said.html, content_type=f"{kind}; charset=utf-8"
    )
    answer.headers["Content-Security-Policy"] = MAIL_POLICY
    return answer


def found(pk: int) -> Number:
    known = Number.objects.select_related("newsletter__edition", "mailing")
    return get_object_or_404(known, pk=pk)
