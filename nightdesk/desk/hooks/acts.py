"""What is done to a webhook with one press of a button."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from nightdesk.desk.hooks.views import for_administrators, page
from nightdesk.events import pulse
from nightdesk.notices.hooks import calling
from nightdesk.notices.hooks.models import Call, Hook


@for_administrators
@require_POST
def rotate(request: HttpRequest, pk: int) -> HttpResponse:
    """The new secret is on the answer, and nowhere after."""
    hook = get_object_or_404(Hook, pk=pk)
    made = hook.rotate(timezone.now())
    return page(request, "secret.html", {"hook": hook, "secret": made})


@for_administrators
@require_POST
def try_out(request: HttpRequest, pk: int) -> HttpResponse:
    calling.try_out(get_object_or_404(Hook, pk=pk), timezone.now())
    return _done(request, pk, _("A trial is on its way: load the page again to see how it went."))


@for_administrators
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(Hook, pk=pk)
    if hook.is_on:
        hook.switch_off()
        return _done(request, pk, _("It is told of nothing more until you switch it on."))
    hook.switch_on()
    return _done(request, pk, _("It is told of what happens from now on."))


@for_administrators
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """With its log."""
    get_object_or_404(Hook, pk=pk).delete()
    messages.success(request, _("The webhook is gone, and its log with it."))
    return redirect("webhooks:index")


@for_administrators
@require_POST
def replay(request: HttpRequest, pk: int) -> HttpResponse:
    """Send one call again, `call`, or all that were given up."""
    hook = get_object_or_404(Hook, pk=pk)
    key = request.POST.get("call", "")
    theirs = Call.objects.of(hook)
    chosen = theirs.filter(key=key[:32]) if key else theirs.given_up()
    many = chosen.again(timezone.now())
    return _done(request, pk, _("%(many)d are on their way again.") % {"many": many})


def _done(request: HttpRequest, pk: int, sentence: str) -> HttpResponse:
    pulse.beat()
    messages.success(request, sentence)
    return redirect("webhooks:show", pk)
