"""The fields of a ninjs object, read with care: a wrong type is a fault that is named, never a crash."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nightdesk.intake.ninjs.item import Fault
from nightdesk.lib.text import clean, one_line

MOST_ENTRIES = 200  # of any list; the standard gives no measure, an honest item has a dozen


@dataclass(slots=True)
class Fields:
    """One ninjs object. 2.x and 3.x differ in capitals alone, so names are compared without them."""

    said: Mapping[str, Any]
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Fields":
        return cls({str(name).lower(): value for name, value in document.items()})

    def within(self, document: Mapping[str, Any]) -> "Fields":
        """An object inside this one; its faults and notes are told together."""
        inner = Fields.of(document)
        inner.faults, inner.notes = self.faults, self.notes
        return inner

    def fault(self, name: str, message: str) -> None:
        self.faults.append(Fault(name, message))

    def line(self, *names: str, longest: int = 0) -> str:
        """The first of these fields that says anything, on one line; cut, with a note, if it must be."""
        return self._fitted(names[0], one_line(self.raw(*names)), longest)

    def text(self, *names: str, longest: int = 0) -> str:
        """The same with its lines kept."""
        return self._fitted(names[0], clean(self.raw(*names)).strip(), longest)

    def entries(self, *names: str) -> list[Mapping[str, Any]]:
        """The objects in the first of these lists that is there; 1.x keeps some under names."""
        for name in names:
            value = self.said.get(name)
            if value is None:
                continue
            found = list(value.values()) if isinstance(value, Mapping) else value
            if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
                self.fault(name, _("This is no list of objects."))
                return []
            return found[:MOST_ENTRIES]
        return []

    def values(self, *names: str, prefix: str = "") -> Iterator[tuple[str, str, str]]:
        """Role, kind of content and text of what 2.x and 3.x keep in lists and 1.x under `prefix_role`."""
        for entry in self.entries(*names):
            inner = self.within(entry)
            yield (
                inner.line("role").lower(),
                inner.line("contenttype").lower(),
                inner.raw("value"),
            )
        for name in self.said if prefix else ():
            if name.startswith(prefix):
                yield name.removeprefix(prefix), "", self.raw(name)

    def instant(self, name: str) -> datetime | None:
        """A moment with its zone; anything else is noted and left."""
        text = self.line(name)
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            self.notes.append(_("%s was not read: it is no date with a time zone.") % name)
            return None
        return moment

    def raw(self, *names: str) -> str:
        """The first of these fields that says anything, as it was sent."""
        for name in names:
            value = self.said.get(name)
            if value is None or value == "":
                continue
            if isinstance(value, str):
                return value
            if isinstance(value, int) and not isinstance(value, bool):
                return str(value)
            self.fault(name, _("This is no text."))
            return ""
        return ""

    def _fitted(self, name: str, text: str, longest: int) -> str:
        if not longest or len(text) <= longest:
            return text
        self.notes.append(
            _("%(name)s was cut to %(longest)d characters.") % {"name": name, "longest": longest}
        )
        return text[: longest - 1].rstrip() + "…"
