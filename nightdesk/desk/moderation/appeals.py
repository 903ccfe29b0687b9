"""Appeals: what readers ask to be looked at again, by another moderator than the first."""

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from nightdesk.desk.moderation.doors import for_moderators, page, who
from nightdesk.desk.moderation.queue import appeals
from nightdesk.stories.errors import Refused
from nightdesk.talk import appealing
from nightdesk.talk.models import Appeal
from nightdesk.talk.models.placed import placed

MOST = 100
CHOICES = (
    ("stands", gettext_lazy("The decision stands")),
    ("granted", gettext_lazy("The decision is taken back")),
)


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("Decision"), choices=CHOICES, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("Answer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The person is told in these words."),
    )


def with_places(found: QuerySet[Appeal]) -> QuerySet[Appeal]:
    return found.select_related(
        "by",
        "ruling__by",
        *placed("ruling__comment"),
        "sanction__person",
        "sanction__made_by",
        "sanction__section__edition",
        "sanction__room__edition",
    ).order_by("at", "pk")


@for_moderators
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Those that this moderator may decide, the oldest first."""
    found = with_places(appeals(who(request)))[:MOST]
    lines = [{"appeal": one, "statement": appealing.statement_of(one)} for one in found]
    return page(request, "appeals.html", {"lines": lines})


@for_moderators
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One appeal and the form that decides it."""
    one = get_object_or_404(with_places(appeals(who(request))), pk=pk)
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        answer = appealing.Answer(said["outcome"] == "granted", said["text"])
        try:
            appealing.decide(one, answer, by=who(request))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is decided. The person was told by mail."))
            return redirect("moderation:appeals")
    shown = {"appeal": one, "statement": appealing.statement_of(one), "form": form}
    return page(request, "appeal.html", shown, status=422 if form.is_bound else 200)
