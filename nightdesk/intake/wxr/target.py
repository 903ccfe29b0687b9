"""What the XML parser reports to: keeps one record at a time, refuses what is out of measure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from nightdesk.intake.wxr.composing import Frame, compose, compose_category, compose_site
from nightdesk.intake.wxr.errors import UnreadableError
from nightdesk.intake.wxr.names import short_name
from nightdesk.intake.wxr.records import Record

_HEAD = frozenset({"item", "wp:author", "wp:category", "wp:tag", "wp:term"})
_CHANNEL = 2  # how many elements are open inside the channel: rss and channel itself


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything an honest export holds, with room to spare."""

    file_bytes: int = 4 * 1024**3
    token_bytes: int = 1024**2  # one tag or comment: the parser must hold it whole
    record_characters: int = 8 * 1024**2
    record_elements: int = 1_000_000
    depth: int = 32
    names: int = 2_000
    attributes: int = 64
    head_records: int = 250_000  # authors and terms: they are kept while the items are taken


class Target:
    """Receives start, text and end of every element; finished records wait in `ready`."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.ready: list[Record] = []
        self.reports = 0
        self._frames: list[Frame] = []
        self._names: dict[str, str] = {}
        self._held = 0
        self._elements = 0
        self._site_is_out = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.reports += 1
        self._elements += 1
        name = self._short(tag)
        for attribute in attributes:
            self._short(attribute)
        self._refuse_out_of_measure(name, attributes)
        if name in _HEAD and len(self._frames) == _CHANNEL:
            self._give_site()
        self._frames.append(Frame(name, attributes))

    def _refuse_out_of_measure(self, name: str, attributes: dict[str, str]) -> None:
        if not self._frames and name != "rss":
            raise UnreadableError(_("This is no WordPress export: it does not begin with <rss>."))
        if len(self._frames) >= self.limits.depth:
            raise UnreadableError(_("The file nests its elements too deep for a WordPress export."))
        if len(attributes) > self.limits.attributes:
            raise UnreadableError(_("The file holds a tag with too many attributes."))
        if self._elements > self.limits.record_elements:
            raise UnreadableError(_("One entry of the file has more parts than any story can."))

    def data(self, text: str) -> None:
        self.reports += 1
        if len(self._frames) <= _CHANNEL:
            return  # the space between the records
        if any(frame.name == "wp:comment" for frame in self._frames):
            return  # counted, not read: discussions are not taken yet
        self._held += len(text)
        if self._held > self.limits.record_characters:
            raise UnreadableError(_("One entry of the file is larger than any story can be."))
        self._frames[-1].text.append(text)

    def end(self, tag: str) -> None:
        self.reports += 1
        frame = self._frames.pop()
        if not self._frames:
            return
        parent = self._frames[-1]
        if len(self._frames) == _CHANNEL and (record := compose(frame)):
            self.ready.append(record)
            self._held = self._elements = 0
        elif frame.name == "channel":
            self._give_site(frame)
        else:
            _tell(parent, frame)

    def comment(self, text: str) -> None:
        self.reports += 1

    def pi(self, target: str, text: str | None = None) -> None:
        self.reports += 1

    def close(self) -> None:
        """Nothing is left over: every record was handed on as it closed."""

    def _short(self, tag: str) -> str:
        if tag not in self._names:
            if len(self._names) >= self.limits.names:
                raise UnreadableError(_("The file uses more kinds of elements than WordPress has."))
            self._names[tag] = short_name(tag)
        return self._names[tag]

    def _give_site(self, channel: Frame | None = None) -> None:
        if not self._site_is_out:
            self._site_is_out = True
            self.ready.append(compose_site(channel or self._frames[-1]))


def _tell(parent: Frame, child: Frame) -> None:
    """Let the element above know what one of its children said."""
    if child.name == "wp:comment":
        parent.comments += 1
    elif child.name == "wp:postmeta":
        parent.meta.append((child.get("wp:meta_key"), child.said.get("wp:meta_value", "")))
    elif child.name == "category" and parent.name == "item":
        if category := compose_category(child):
            parent.categories.append(category)
    else:
        parent.said.setdefault(child.name, "".join(child.text))
