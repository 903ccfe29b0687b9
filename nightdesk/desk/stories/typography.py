"""Typography in the editor: words are set as a form is saved, the editor is told, and can have them as typed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import get_language_info, ngettext, pgettext
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

from nightdesk.editions.models import Edition
from nightdesk.lib.typography import Kind, Mark
from nightdesk.stories.models.typeset import Typeset
from nightdesk.stories.typesetting import Compositor, how_many, set_body

# Of what was set, the panel shows this many places, each with a few words around it.
SHOWN, AROUND = 12, 24


class SetsType:
    """A form whose words are set as it is checked: what the editor sees next is what readers will."""

    instance: Any
    cleaned_data: dict[str, Any]
    newly_set: Counter[Kind]

    def set_type(self) -> None:
        answers, record = self.cleaned_data, self.instance
        compositor = record.compositor(
            self.edition_written_for(), as_typed=answers.get("as_typed", False)
        )
        for name in record.set_lines:
            if answers.get(name):
                answers[name] = compositor(name, answers[name], longest=record.longest(name))
        if answers.get("body"):
            self._set_body(compositor)
        self.newly_set = compositor.newly_set
        record.marks = compositor.marks

    def edition_written_for(self) -> Edition | None:
        """In whose language its words are set."""
        edition: Edition | None = self.cleaned_data.get("edition")
        return edition

    def _set_body(self, compositor: Compositor) -> None:
        body = self.cleaned_data["body"]
        data = set_body(body.stream_block, body.get_prep_value(), compositor)
        self.cleaned_data["body"] = self.instance._meta.get_field("body").to_python(data)


def said(counts: Mapping[Kind, int], language: str) -> str:
    """Such as: Typography (French): 3 spaces, 2 quotation marks. Nothing, if nothing was set."""
    signs = [sentence for kind in Kind if (sentence := _counted(kind, counts.get(kind, 0)))]
    if not signs:
        return ""
    between = pgettext("between names of a byline", ", ")
    return _("Typography (%(language)s): %(signs)s.") % {
        "language": language_name(language),
        "signs": between.join(signs),
    }


def language_name(tag: str) -> str:
    try:
        name: str = get_language_info(tag.lower())["name_translated"]
    except KeyError:
        return tag
    return name


def _counted(kind: Kind, count: int) -> str:
    sentences = {
        Kind.SPACE: ngettext("%(count)d space", "%(count)d spaces", count),
        Kind.QUOTE: ngettext("%(count)d quotation mark", "%(count)d quotation marks", count),
        Kind.APOSTROPHE: ngettext("%(count)d apostrophe", "%(count)d apostrophes", count),
        Kind.DASH: ngettext("%(count)d dash", "%(count)d dashes", count),
        Kind.OTHER: ngettext("%(count)d other sign", "%(count)d other signs", count),
    }
    return sentences[kind] % {"count": count} if count else ""


def samples(record: Typeset) -> Iterator[tuple[str, str, str]]:
    """Words before, what was set, and words after: as readers have them."""
    words = record.words()
    for place, marks in record.marks.items():
        for mark in marks:
            if sample := _sample(words.get(place, ""), mark):
                yield sample


def _sample(text: str, mark: Mark) -> tuple[str, str, str] | None:
    start, new = int(mark[0]), str(mark[1])
    end = start + len(new)
    if text[start:end] != new:
        return None
    before, after = _plain(text[:start]), _plain(text[end:])
    return before[-AROUND:], strip_tags(new), after[:AROUND]


def _plain(html: str) -> str:
    return strip_tags(html.replace("</p>", " ").replace("</li>", " "))


class TypographyPanel(Panel):
    """What was set in the copy that is being written."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/stories/_typography.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            record = self.instance
            found = [*samples(record)] if record.pk else []
            language = record.edition.language if record.edition_id else ""
            return context | {
                "said": said(how_many(record.marks), language) if language else "",
                "samples": found[:SHOWN],
                "more": max(0, len(found) - SHOWN),
            }
