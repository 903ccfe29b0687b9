"""What a reader asks: words, and where and when to look. Every part of it is in the address, so it can be kept."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from nightdesk.editions.models import Edition
from nightdesk.lib.text import one_line
from nightdesk.search.question import LONGEST, MOST_WORDS, Question, TooMuchError

# Newspapers are younger, and no paper is printed later.
FIRST, LAST = date(1600, 1, 1), date(9000, 1, 1)
SLUG = 200
BEST, NEWEST = "best", "newest"
ORDERS = {BEST: gettext_lazy("Best match"), NEWEST: gettext_lazy("Newest")}
SPANS = {
    timedelta(days=1): pgettext_lazy("time searched", "Past day"),
    timedelta(days=7): pgettext_lazy("time searched", "Past week"),
    timedelta(days=31): pgettext_lazy("time searched", "Past month"),
    timedelta(days=366): pgettext_lazy("time searched", "Past year"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Another way to ask the same, as a link."""

    name: str
    address: str
    is_current: bool


def day() -> forms.DateField:
    within = [MinValueValidator(FIRST), MaxValueValidator(LAST)]
    return forms.DateField(required=False, input_formats=["%Y-%m-%d"], validators=within)


class Asked(forms.Form):
    q = forms.CharField(required=False, max_length=LONGEST, strip=True)
    section = forms.CharField(required=False, max_length=SLUG)
    topic = forms.CharField(required=False, max_length=SLUG)
    author = forms.CharField(required=False, max_length=SLUG)
    order = forms.ChoiceField(required=False, choices=list(ORDERS.items()))

    def __init__(self, data: Any, edition: Edition) -> None:
        super().__init__(data)
        self.edition = edition
        self.question = Question(())
        self.fields["q"].error_messages["max_length"] = _too_much()
        # A word of Python's, so that these two cannot be written as the others are.
        self.fields["from"] = day()
        self.fields["to"] = day()

    def clean_q(self) -> str:
        words = one_line(self.cleaned_data["q"])
        try:
            self.question = Question.of(words, self.edition.language)
        except TooMuchError:
            raise forms.ValidationError(_too_much()) from None
        return words

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        first, last = said.get("from"), said.get("to")
        if first and last and first > last:
            self.add_error("to", _("The last day comes before the first."))
        return said

    @property
    def words(self) -> str:
        return str(self.cleaned_data.get("q", ""))

    @property
    def chosen_order(self) -> str:
        return self.cleaned_data.get("order") or BEST

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in ("section", "topic", "author", "from", "to"))  # fmt: skip

    @property
    def orders(self) -> list[Choice]:
        return [
            Choice(
                str(name), self.address(order="" if key == BEST else key), self.chosen_order == key
            )
            for key, name in ORDERS.items()
        ]

    def spans(self, today: date) -> list[Choice]:
        """The last day, week, month and year, and all time."""
        said = (self.cleaned_data.get("from"), self.cleaned_data.get("to"))
        ever = Choice(_("Any time"), self.address(**{"from": "", "to": ""}), said == (None, None))
        return [ever] + [
            Choice(
                str(name),
                self.address(**{"from": (today - span).isoformat(), "to": ""}),
                said == (today - span, None),
            )
            for span, name in SPANS.items()
        ]

    @property
    def anywhere(self) -> str:
        """The same words, looked for everywhere."""
        return "?" + urlencode({"q": self.words})

    @property
    def here(self) -> str:
        return self.address()

    def address(self, **changes: str) -> str:
        """The query that asks the same, with these changes; what is empty is left out."""
        said = {name: str(value) for name, value in self.cleaned_data.items() if value}
        kept = {**said, **changes}
        return "?" + urlencode({name: value for name, value in kept.items() if value})


def _too_much() -> str:
    limits = {"signs": LONGEST, "words": MOST_WORDS}
    return (
        _("That is too long to look for: at most %(signs)s characters and %(words)s words.")
        % limits
    )
