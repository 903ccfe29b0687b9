"""Typeset copy: its words are set as the language demands, unless somebody wants them as they were typed."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from nightdesk.stories.typesetting import Compositor, language_of, set_body, words_of

if TYPE_CHECKING:
    from nightdesk.editions.models import Edition


class Typeset(models.Model):
    as_typed = models.BooleanField(
        _("leave the words as they were typed"),
        default=False,
        help_text=_(
            "Otherwise quotation marks, dashes and spaces are set as the language demands. "
            "Letters and figures are never changed."
        ),
    )
    marks = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="What was set and what had been typed there, by place.",
    )

    set_lines: ClassVar[tuple[str, ...]]

    if TYPE_CHECKING:
        edition: models.ForeignKey[Edition, Edition]
        body: Any

    class Meta:
        abstract = True

    def compositor(self, edition: "Edition | None", *, as_typed: bool) -> Compositor:
        """Who sets words that take the place of these."""
        return Compositor(language_of(edition, as_typed=as_typed), self.words(), self.marks)

    def words(self) -> dict[str, str]:
        """What it says, by place. Nothing is read where nothing was set."""
        if not self.marks:
            return {}
        lines = {name: getattr(self, name) for name in self.set_lines}
        return lines | words_of(self.body.stream_block, self.body.get_prep_value())

    def longest(self, name: str) -> int:
        """What a line of it can hold."""
        return getattr(self._meta.get_field(name), "max_length", 0) or 0

    def set_type(self) -> None:
        """Set all its words, for copy that comes in as a whole."""
        compositor = self.compositor(self.edition, as_typed=self.as_typed)
        for name in self.set_lines:
            set_line = compositor(name, getattr(self, name), longest=self.longest(name))
            setattr(self, name, set_line)
        block = self.body.stream_block
        self.body = set_body(block, self.body.get_prep_value(), compositor)
        self.marks = compositor.marks
