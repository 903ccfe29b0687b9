"""Terms: where readers may discuss, as moderators see and say it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from nightdesk.desk.moderation.doors import for_moderators, page, who
from nightdesk.desk.story_addresses import story_named_by
from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.stories.models import Story
from nightdesk.talk.models import Terms
from nightdesk.talk.opening import Reach, Word, may_say, say, take_back
from nightdesk.talk.state import Openness

MOST = 200
LONGEST_ADDRESS = 300


class WordForm(forms.Form):
    """What can be said of a discussion."""

    openness = forms.ChoiceField(label=_("Discussion"), choices=Openness.choices)
    why = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("Readers see it where they would have written."),
    )
    close_after_days = forms.IntegerField(
        label=_("Closes after days"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Counted from the hour a story was published. Empty: it stays open."),
    )

    def word(self) -> Word:
        said = self.cleaned_data
        return Word(Openness(said["openness"]), said["why"], said["close_after_days"])


class TermsForm(WordForm):
    """`where` is an edition or a section; `address` that of a story, which then counts alone."""

    where = forms.ChoiceField(label=_("Where"))
    address = forms.CharField(
        label=_("Address of a story"),
        max_length=LONGEST_ADDRESS,
        required=False,
        help_text=_("Empty: it holds for all stories there."),
    )
    field_order = ("where", "address", "openness", "why", "close_after_days")

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reaches = {name: reach for name, reach in _reaches() if may_say(by, reach)}
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the types
        field.choices = [(name, _called(reach)) for name, reach in self.reaches.items()]

    def clean_address(self) -> Story | None:
        said = self.cleaned_data["address"].strip()
        if not said:
            return None
        story = story_named_by(said)
        if story is None:
            raise forms.ValidationError(_("There is no story at this address."))
        return story

    def reach(self) -> Reach:
        story: Story | None = self.cleaned_data["address"]
        return (
            Reach(story.edition, None, story) if story else self.reaches[self.cleaned_data["where"]]
        )


def _reaches() -> list[tuple[str, Reach]]:
    editions = [(f"edition-{one.pk}", Reach(one)) for one in Edition.objects.in_order()]
    sections = Section.objects.select_related("edition").order_by("edition__position", "position")
    return editions + [(f"section-{one.pk}", Reach(one.edition, one)) for one in sections]


def _called(reach: Reach) -> str:
    return f"{reach.edition.code} · {reach.section.name}" if reach.section else str(reach.edition)


@for_moderators
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """All that is said, and the form that says more. `?address=` begins with a story."""
    asked = {"address": request.GET.get("address", "")[:LONGEST_ADDRESS]}
    form = TermsForm(request.POST or None, by=who(request), initial=asked)
    if form.is_bound and form.is_valid():
        try:
            say(form.reach(), form.word(), by=who(request))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It holds from now on."))
            return redirect("moderation:terms")
    found = Terms.objects.select_related("edition", "section", "story").order_by("edition", "pk")
    lines = [
        {"terms": one, "is_mine": may_say(who(request), Reach(one.edition, one.section, one.story))}
        for one in found[:MOST]
    ]
    status = 422 if form.is_bound else 200
    return page(request, "terms.html", {"form": form, "lines": lines}, status=status)


@for_moderators
@require_POST
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    places = ("edition", "section", "story")
    terms = get_object_or_404(Terms.objects.select_related(*places), pk=pk)
    try:
        take_back(terms, by=who(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("moderation:terms")
