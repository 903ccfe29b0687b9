"""Forms about people: an administrator's, and one's own."""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.users.models import UserProfile

from nightdesk.bakery.staleness import bump
from nightdesk.editions.models import Desk, Edition
from nightdesk.people import display_names
from nightdesk.people.generations import face
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.people.shutting_out import shut_out


class OwnNameForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Person
        fields = ("name",)

    @transaction.atomic
    def save(self, commit: bool = True) -> Person:  # noqa: FBT001, FBT002 - Django's own signature
        """Readers see it wherever no display name was chosen."""
        bump(face(self.instance.pk))
        person: Person = super().save(commit=commit)
        return person


class PersonForm(WagtailAdminModelForm):
    """A role, the desks it works at, and a password if a new one is given."""

    desks = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Desks"),
        queryset=Desk.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Where reporters, editors, picture desk and moderators work."),
    )
    password = forms.CharField(
        label=gettext_lazy("New password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least twelve characters. Empty: it stays as it is."),
    )

    takes_display_name = forms.BooleanField(
        label=gettext_lazy("Take the display name away"),
        required=False,
        help_text=gettext_lazy("Readers then see «A reader», until they choose another name."),
    )

    class Meta:
        model = Person
        fields = ("name", "email", "role", "is_active")

    field_order = (
        "name", "takes_display_name", "email", "role", "desks", "password", "is_active",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["desks"] = self.instance.desks.all()
        else:
            self.fields["password"].required = True
        if self.instance.display_name:
            label = _("Take the display name «%s» away") % self.instance.display_name
            self.fields["takes_display_name"].label = label
        else:
            del self.fields["takes_display_name"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if Person.objects.filter(email=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Somebody signs in with this address already."))
        return email

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.keep_an_administrator()
        return self.cleaned_data

    def keep_an_administrator(self) -> None:
        """Nobody locks the newsroom out of its own desk."""
        role, active = self.cleaned_data.get("role"), self.cleaned_data.get("is_active")
        if role == Role.ADMINISTRATOR and active:
            return
        others = Person.objects.filter(role=Role.ADMINISTRATOR, is_active=True)
        was_one = self.initial.get("role") == Role.ADMINISTRATOR
        if was_one and not others.exclude(pk=self.instance.pk).exists():
            self.add_error("role", _("Somebody must be administrator, and there is no other."))

    def _post_clean(self) -> None:
        super()._post_clean()
        password = self.cleaned_data.get("password")
        if password:
            try:
                validate_password(password, self.instance)
            except ValidationError as error:
                self.add_error("password", error)

    def save(self, commit: bool = True) -> Person:  # noqa: FBT001, FBT002 - Django's own signature
        person: Person = self.instance
        person.take_role(self.cleaned_data["role"])
        if self.cleaned_data["password"]:
            person.set_password(self.cleaned_data["password"])
        is_new = person.pk is None
        with transaction.atomic():
            super().save(commit=commit)
            person.desks.set(self.cleaned_data["desks"])
            if is_new:
                keep_the_hours_of_the_paper(person)
            else:
                self.tell_sessions_and_pages()
        return person

    def tell_sessions_and_pages(self) -> None:
        """A right that was taken away holds nowhere any more; a name or a role that readers see is drawn anew."""
        person: Person = self.instance
        if "is_active" in self.changed_data and not person.is_active:
            shut_out(person)
        elif "role" in self.changed_data:
            person.end_sessions()
        if "email" in self.changed_data:  # an old letter box opens nothing any more
            EmailAddress.objects.filter(user=person).delete()
        if self.cleaned_data.get("takes_display_name"):
            display_names.reset(person)
        elif {"name", "role"} & set(self.changed_data):
            bump(face(person.pk))


def keep_the_hours_of_the_paper(person: Person) -> None:
    """Whoever is taken on reads and types hours as the leading edition keeps them, until they choose."""
    edition = Edition.objects.leading()
    if edition is not None:
        UserProfile.objects.create(user=person, current_time_zone=edition.time_zone)
