"""The form of the rules: everything a newsroom can set, and nothing that it cannot."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.models import Edition
from nightdesk.lib.outbound import NotAsked
from nightdesk.talk.moderation.hook import CLIENT
from nightdesk.talk.moderation.learning import LEAST_PRECISION
from nightdesk.talk.moderation.reasons import SCOPES
from nightdesk.talk.moderation.rulebook import (
    ANY_LANGUAGE,
    HOLD,
    LIMITS,
    PASS,
    REFUSE,
    Rulebook,
    Words,
)
from nightdesk.talk.moderation.word_list import LONGEST_ENTRY

MOST_ENTRIES = 1_000
STOPS = ((HOLD, _("a moderator looks at it")), (REFUSE, _("it is refused")))
FAILING = ((HOLD, _("a moderator looks at it")), (PASS, _("it passes")))
WINDOWS = (_("a minute"), _("an hour"), _("newcomers, a minute"), _("newcomers, an hour"))


class Lines(forms.CharField):
    """One entry a line; without what is empty or there twice."""

    widget = forms.Textarea(attrs={"rows": 6, "cols": 20, "spellcheck": "false", "dir": "auto"})

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else "\n".join(value or ())

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = (line.strip() for line in super().clean(value).splitlines())
        entries = tuple(dict.fromkeys(line for line in lines if line))
        if len(entries) > MOST_ENTRIES:
            raise ValidationError(gettext("More than a thousand words are too many."))
        if long := [one for one in entries if len(one) > LONGEST_ENTRY]:
            raise ValidationError(
                gettext("“%(word)s” is too long.") % {"word": long[0][:LONGEST_ENTRY]}
            )
        if empty := [one for one in entries if not any(map(str.isalnum, one))]:
            raise ValidationError(gettext("“%(word)s” is no word.") % {"word": empty[0]})
        return entries


def number(label: Any, most: int, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, help_text=help_text)


class RulesForm(forms.Form):
    approved_first = number(
        _("Held until so many were approved"), 20, _("Of everyone who is new. 0: nobody waits.")
    )
    first_at_once = forms.BooleanField(
        label=_("The very first is shown at once"),
        required=False,
        help_text=_(
            "Those after it wait until it has stood for an hour, or a moderator approved one."
        ),
    )
    newcomer_days = number(_("New for so many days"), 365)
    rejected_share = number(
        _("Held when so many of a hundred were rejected"),
        100,
        _("Of a person’s last twenty. 0: off."),
    )
    most_links = number(_("Links that pass"), 100, _("0: as many as one likes."))
    beyond_links = forms.ChoiceField(label=_("With more links"), choices=STOPS)
    holds_first_links = forms.BooleanField(
        label=_("A moderator looks at the links of everyone who is new"), required=False
    )
    forbidden_hosts = Lines(
        label=_("Sites that are not linked to"),
        required=False,
        help_text=_("One a line, such as spam.example: what is below it is meant too."),
    )
    repeats_within_hours = number(
        _("Nobody says the same again within hours"), 168, _("0: repetitions are not looked for.")
    )
    repeated_by_others = number(
        _("Held when so many others said nearly the same"), 100, _("0: off.")
    )
    capitals_share = number(
        _("Held when so many of a hundred letters are capitals"), 100, _("0: off.")
    )
    learned_precision = number(
        _("Held when it resembles what was rejected, if so many of a hundred are rightly held"),
        100,
        format_lazy(_("0: off. {least} is what learning aims at."), least=LEAST_PRECISION),
    )
    hook_address = forms.CharField(
        label=_("Address that is asked about every text"),
        required=False,
        max_length=300,
        help_text=_("Beginning with https://. Empty: nobody outside is asked."),
    )
    when_hook_fails = forms.ChoiceField(label=_("When it does not answer"), choices=FAILING)
    note = forms.CharField(
        label=_("What was changed, and why"),
        required=False,
        max_length=300,
        help_text=_("For whoever looks back."),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, edition: Edition, rulebook: Rulebook
    ) -> None:
        super().__init__(data, initial=rulebook.kept())
        self.tags = _tags(edition, rulebook)
        for at, tag in enumerate(self.tags):
            words = rulebook.words.get(tag, Words())
            self.fields[f"muted_{at}"] = Lines(
                label=_("Refused"), required=False, initial=words.muted
            )
            self.fields[f"suspect_{at}"] = Lines(
                label=_("Held"), required=False, initial=words.suspect
            )
        for scope in LIMITS:
            for at, window in enumerate(WINDOWS):
                field = number(format_lazy("{}, {}", SCOPES[scope], window), 100_000)
                field.initial = rulebook.limits[scope][at]
                self.fields[f"limit_{scope}_{at}"] = field

    def clean_forbidden_hosts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_host(one) for one in self.cleaned_data["forbidden_hosts"]))

    def clean_hook_address(self) -> str:
        address: str = self.cleaned_data["hook_address"]
        if address:
            try:
                CLIENT.parts(address)
            except NotAsked as refused:
                raise ValidationError(
                    gettext("It must begin with https:// and have no port of its own.")
                ) from refused
        return address

    def rulebook(self) -> Rulebook:
        """As it was filled in."""
        said = self.cleaned_data
        simple = {name: said[name] for name in Rulebook.__dataclass_fields__ if name in said}
        lists = {
            tag: Words(said[f"muted_{at}"], said[f"suspect_{at}"])
            for at, tag in enumerate(self.tags)
        }
        words = {tag: of for tag, of in lists.items() if of.muted or of.suspect}
        limits = {
            scope: tuple(said[f"limit_{scope}_{at}"] for at in range(len(WINDOWS)))
            for scope in LIMITS
        }
        return Rulebook(words=words, limits=limits, **simple)

    def word_fields(self) -> Iterable[tuple[str, forms.BoundField, forms.BoundField]]:
        """For each language: its name, and its two lists."""
        names = dict(settings.LANGUAGES) | {ANY_LANGUAGE: _("In every language")}
        for at, tag in enumerate(self.tags):
            yield str(names.get(tag, tag)), self[f"muted_{at}"], self[f"suspect_{at}"]

    def limit_fields(self) -> Iterable[tuple[Any, list[forms.BoundField]]]:
        for scope, label in SCOPES.items():
            yield label, [self[f"limit_{scope}_{at}"] for at in range(len(WINDOWS))]

    def groups(self) -> Iterable[tuple[Any, list[forms.BoundField]]]:
        """The plain fields, under their headings."""
        for heading, names in GROUPS:
            yield heading, [self[name] for name in names]


GROUPS = (
    (_("Who is new, and who was rejected"), ("approved_first", "first_at_once", "newcomer_days", "rejected_share")),
    (_("Links"), ("most_links", "beyond_links", "holds_first_links", "forbidden_hosts")),
    (_("Said again, and said loudly"),
     ("repeats_within_hours", "repeated_by_others", "capitals_share")),
    (_("Asked about every text"), ("learned_precision", "hook_address", "when_hook_fails")),
)  # fmt: skip


def _tags(edition: Edition, rulebook: Rulebook) -> list[str]:
    """The edition's own language first, then every other that the house or the rules know."""
    known = [edition.language, ANY_LANGUAGE, *(tag for tag, _name in settings.LANGUAGES)]
    return list(dict.fromkeys([*known, *rulebook.words]))


def _host(line: str) -> str:
    """The host of what was typed, which may be a whole address."""
    host = urlsplit(line if "://" in line else f"//{line}").hostname or line
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host
