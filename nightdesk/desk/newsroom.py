"""The newsroom's own records at the desk: editions, sections, desks and people, for administrators."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TitleFieldPanel,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from nightdesk.desk.forms.edition import EditionForm, MarkInput
from nightdesk.desk.forms.people import PersonForm
from nightdesk.desk.menus import Named
from nightdesk.desk.telling import TellsOnSave
from nightdesk.editions.languages import is_spoken
from nightdesk.editions.models import Desk, Edition, Section
from nightdesk.people.models import Person


class Kept(ModelViewSet):
    """Readers have seen what hangs on these records, so nobody deletes them here."""

    copy_view_enabled = False
    list_per_page = 50

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None})


class Adding(TellsOnSave, generic.CreateView):
    """Readers' pages follow."""


class Editing(TellsOnSave, generic.EditView):
    """Readers' pages follow."""


class NotesLanguage:
    """Says so when an edition is in a language that the house has no words for."""

    def get_success_message(self: Any, *added: Edition) -> str:
        saved: str = super().get_success_message(*added)  # type: ignore[misc]
        edition = self.form.instance
        if is_spoken(edition.language):
            return saved
        note = gettext(
            "The house does not speak %(language)s: this edition's labels, buttons and dates are in English."
        )
        return f"{saved} {note % {'language': edition.language}}"


class AddingEdition(NotesLanguage, Adding):
    """Its readers' pages follow."""


class EditingEdition(NotesLanguage, Editing):
    """Its readers' pages follow."""


class EditionViewSet(Kept):
    model = Edition
    add_view_class = AddingEdition
    edit_view_class = EditingEdition
    name = "editions"
    icon = "site"
    ordering = ("position",)
    list_display = ("name", "code", "language", "direction", "time_zone")
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("code"), FieldPanel("language"), FieldPanel("direction")]),
            FieldRowPanel([FieldPanel("time_zone"), FieldPanel("position")]),
            FieldRowPanel([FieldPanel("sets_type"), FieldPanel("feeds_whole")]),
            MultiFieldPanel([FieldPanel("publisher"), FieldPanel("contact_email")]),
            MultiFieldPanel(
                [
                    FieldPanel("tagline"),
                    FieldRowPanel(
                        [FieldPanel("accent"), FieldPanel("paper"), FieldPanel("typeface")]
                    ),
                    FieldRowPanel(
                        [
                            FieldPanel("logo", widget=MarkInput),
                            FieldPanel("logo_at_night", widget=MarkInput),
                            FieldPanel("icon", widget=MarkInput),
                        ]
                    ),
                ],
                heading=_("Brand"),
            ),
        ],
        base_form_class=EditionForm,
    )


class SectionViewSet(Kept):
    model = Section
    add_view_class = Adding
    edit_view_class = Editing
    name = "sections"
    icon = "list-ul"
    ordering = ("edition", "position")
    list_display = ("name", "edition", "desk", "position")
    list_filter = ("edition", "desk")
    panels = (
        FieldPanel("edition"),
        TitleFieldPanel("name", targets=["slug"]),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("desk"), FieldPanel("position")]),
    )


class DeskViewSet(Kept):
    model = Desk
    name = "desks"
    icon = "group"
    list_display = ("name",)
    panels = (TitleFieldPanel("name", targets=["slug"]), FieldPanel("slug"))


class PersonViewSet(Kept):
    model = Person
    name = "people"
    icon = "user"
    ordering = ("name",)
    list_display = (
        "name",
        Column("display_name", label=_("Display name"), sort_key="display_name"),
        "email",
        Column("role", label=_("Role"), accessor="get_role_display", sort_key="role"),
        "is_active",
    )
    list_filter = ("role", "is_active", "desks")
    search_fields = ("name", "display_name", "email")

    def get_form_class(self, for_update: bool = False) -> type[PersonForm]:  # noqa: FBT001, FBT002 - Wagtail's own
        return PersonForm


class Newsroom(Named, ModelViewSetGroup):
    menu_name = "newsroom"
    menu_label = _("Newsroom")
    menu_icon = "home"
    menu_order = 900
    items = (EditionViewSet, SectionViewSet, DeskViewSet, PersonViewSet)
