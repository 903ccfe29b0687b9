"""The form of one's own face: name, a few words, language, portrait."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from nightdesk.accounts.personal import portraits
from nightdesk.bakery.staleness import bump
from nightdesk.editions.models import Edition
from nightdesk.lib.text import one_line
from nightdesk.media.errors import PictureRefused
from nightdesk.people import display_names
from nightdesk.people.errors import NameRefused
from nightdesk.people.generations import face
from nightdesk.people.models import Person
from nightdesk.people.models.public_face import LONGEST_ABOUT, LONGEST_NAME
from nightdesk.talk.models import NamedInRooms
from nightdesk.talk.models.presence import let_name


class FaceForm(forms.Form):
    display_name = forms.CharField(
        label=_("Display name"),
        max_length=2 * LONGEST_NAME,  # as typed; what is kept of it is judged by its own rules
        help_text=_("What other readers see beside what you write."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    about = forms.CharField(
        label=_("About me"),
        required=False,
        max_length=LONGEST_ABOUT,
        help_text=_("A sentence or two for other readers. Empty: nothing is shown."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        help_text=_("Of these pages, and of the mails that you get."),
    )
    portrait = forms.FileField(
        label=_("Portrait"),
        required=False,
        help_text=_("The middle of it is kept, as a small square."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    named_in_rooms = forms.BooleanField(
        label=_("Name me in chat rooms that I have open"),
        required=False,
        help_text=_("Others who are there see your display name. Without it you are only counted."),
    )
    takes_down = forms.BooleanField(label=_("Take my portrait down"), required=False)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        self.person = person
        names = ("display_name", "about", "language")
        kwargs["initial"] = {name: getattr(person, name) for name in names}
        kwargs["initial"]["named_in_rooms"] = NamedInRooms.objects.filter(pk=person.pk).exists()
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages(person.language)  # type: ignore[attr-defined]
        if not person.portrait:
            del self.fields["takes_down"]

    def clean_display_name(self) -> str:
        try:
            return display_names.check(self.cleaned_data["display_name"], self.person)
        except NameRefused as refusal:
            raise ValidationError(str(refusal)) from None

    def clean_about(self) -> str:
        return one_line(self.cleaned_data["about"])

    def clean_portrait(self) -> bytes:
        file = self.cleaned_data["portrait"]
        if not file:
            return b""
        try:
            return portraits.cut(file.read())
        except PictureRefused as refusal:
            raise ValidationError(str(refusal)) from None

    def keep(self) -> None:
        """Raises NameRefused when somebody else took the name a moment ago."""
        told, person = self.cleaned_data, self.person
        with transaction.atomic():
            if told["display_name"] != person.display_name:
                display_names.take(person, told["display_name"])
            if told["about"] != person.about:
                bump(face(person.pk))
            person.about, person.language = told["about"], told["language"]
            person.save(update_fields=["about", "language"])
            let_name(person, named=told["named_in_rooms"])
            if told["portrait"]:
                portraits.hang(person, told["portrait"])
            elif told.get("takes_down"):
                portraits.take_down(person)


def languages(chosen: str) -> list[tuple[str, str]]:
    """Those that the paper is written in, each in its own words; and the person's, which may be gone."""
    written = Edition.objects.in_order().values_list("language", flat=True)
    tags = dict.fromkeys([*written, *([chosen] if chosen else [])])
    return [("", str(_("That of the page I come from"))), *((tag, called(tag)) for tag in tags)]


def called(tag: str) -> str:
    try:
        name: str = get_language_info(tag)["name_local"]
    except KeyError:
        return tag
    return name
