"""A person as moderators know them: their record, notes about them, sanctions on them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from nightdesk.desk.moderation.doors import for_moderators, page, who
from nightdesk.desk.moderation.forms import NoteForm, SanctionForm
from nightdesk.desk.moderation.records import about
from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.talk.models import Note, Sanction
from nightdesk.talk.sanctioning import lift, sanction

UNPROCESSABLE = 422


@for_moderators
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The record. POST: a note, or a sanction (`what`)."""
    person = get_object_or_404(Person, pk=pk)
    what = request.POST.get("what", "")
    note = NoteForm(request.POST if what == "note" else None)
    order = SanctionForm(request.POST if what == "sanction" else None, by=who(request))
    if note.is_bound and note.is_valid():
        Note.objects.create(person=person, text=note.cleaned_data["text"], by=who(request))
        return redirect("moderation:person", pk)
    if order.is_bound and order.is_valid() and _is_sanctioned(request, person, order):
        return redirect("moderation:person", pk)
    status = UNPROCESSABLE if note.is_bound or order.is_bound else 200
    shown = {"note_form": note, "sanction_form": order, "media": order.media}
    shown |= about(person, who(request), timezone.now())
    return page(request, "person.html", shown, title=person.public_name, status=status)


def _is_sanctioned(request: HttpRequest, person: Person, form: SanctionForm) -> bool:
    try:
        sanction(person, form.order(), by=who(request))
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("It holds from now on. The person was told by mail."))
    return True


@for_moderators
@require_POST
def lifting(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(
        Sanction.objects.select_related("person", "section__edition", "room__edition"), pk=pk
    )
    try:
        lift(one, by=who(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("moderation:person", one.person_id)
