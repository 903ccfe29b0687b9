"""What an editor puts into the slots of a front."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup
from wagtail.snippets.blocks import SnippetChooserBlock

MOST_RAILS = 8
MOST_IN_A_RAIL = 8


def words(label: Any, most: int, help_text: Any = "") -> blocks.CharBlock:
    return blocks.CharBlock(label=label, max_length=most, required=False, help_text=help_text)


class OfEditionChooserBlock(SnippetChooserBlock):
    """Offers what belongs to the edition whose front is being arranged."""

    @cached_property
    def widget(self) -> Any:
        from wagtail.snippets.widgets import AdminSnippetChooser  # noqa: PLC0415 - needs all models

        chooser = AdminSnippetChooser(
            self.target_model, icon=self.meta.icon, linked_fields={"edition": "#id_of_edition"}
        )
        chooser.show_edit_link = False
        return chooser


class PlacementBlock(blocks.StructBlock):
    """A story in a slot, with other words if the front wants them, until an hour if it has one."""

    story = OfEditionChooserBlock("stories.Story", label=gettext_lazy("story"), icon="doc-full")
    headline = words(
        gettext_lazy("headline here"), 250, gettext_lazy("Empty, as all below: the story's own.")
    )
    kicker = words(gettext_lazy("kicker here"), 60)
    standfirst = blocks.TextBlock(
        label=gettext_lazy("standfirst here"), max_length=600, required=False, rows=2
    )
    until = blocks.DateTimeBlock(
        label=gettext_lazy("until"),
        required=False,
        help_text=gettext_lazy("It then leaves the slot by itself. The hour is the edition's."),
    )

    class Meta:
        icon = "doc-full"
        label = gettext_lazy("By hand")
        label_format = "{story}"
        form_layout = BlockGroup(
            children=["story"], settings=["headline", "kicker", "standfirst", "until"]
        )


class Itself(blocks.StaticBlock):
    """Holds a place open between stories placed by hand."""

    class Meta:
        icon = "rotate"
        label = gettext_lazy("Fills itself")
        admin_text = gettext_lazy("The most urgent of the newest stories comes here.")


def slot(most: int) -> blocks.StreamBlock:
    """So many places, each filled by hand or left to fill itself."""
    kinds = [("story", PlacementBlock()), ("itself", Itself())]
    return blocks.StreamBlock(kinds, required=False, max_num=most)


def strip(most: int) -> blocks.StreamBlock:
    return blocks.StreamBlock([("story", PlacementBlock())], required=False, max_num=most)


def all_sections() -> list[tuple[str, str]]:
    from nightdesk.editions.models import Section  # noqa: PLC0415 - asked when the form is shown

    sections = Section.objects.select_related("edition").order_by("edition__position", "position")
    return [(str(section.pk), str(section)) for section in sections]


class RailBlock(blocks.StructBlock):
    title = words(
        gettext_lazy("title"), 80, gettext_lazy("Empty: the name of the section or topic.")
    )
    section = blocks.ChoiceBlock(
        label=gettext_lazy("filled by section"), choices=all_sections, required=False
    )
    topic = SnippetChooserBlock("topics.Topic", label=gettext_lazy("or by topic"), required=False)
    stories = blocks.ListBlock(
        PlacementBlock(),
        label=gettext_lazy("stories by hand"),
        default=[],
        max_num=MOST_IN_A_RAIL,
        help_text=gettext_lazy("They come first; the section or topic fills what is left."),
    )

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Rail")
        label_format = "{title} {section} {topic}"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["section"] and cleaned["topic"]:
            said = _("A rail is filled by a section or by a topic, not by both.")
            raise blocks.StructBlockValidationError({"topic": ValidationError(said)})
        if not (cleaned["section"] or cleaned["topic"] or cleaned["title"]):
            said = _("A rail chosen by hand needs a title.")
            raise blocks.StructBlockValidationError({"title": ValidationError(said)})
        return cleaned


def rails() -> blocks.StreamBlock:
    return blocks.StreamBlock([("rail", RailBlock())], required=False, max_num=MOST_RAILS)
