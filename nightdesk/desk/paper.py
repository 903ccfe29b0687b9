"""What the paper has beside stories: authors, topics and standing pages, for the chief editor."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TitleFieldPanel,
)
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from nightdesk.desk.menus import Named
from nightdesk.desk.stories.typography import SetsType, TypographyPanel
from nightdesk.desk.telling import TellsOnDelete, TellsOnSave
from nightdesk.stories.models import Author, StandingPage
from nightdesk.stories.typesetting import as_set
from nightdesk.topics.models import Topic


class Adding(TellsOnSave, snippets.CreateView):
    """Readers' pages follow."""


class Editing(TellsOnSave, snippets.EditView):
    """Readers' pages follow."""


class Deleting(TellsOnDelete, snippets.DeleteView):
    """Readers' pages follow."""


class OfThePaper(SnippetViewSet):
    delete_view_class = Deleting
    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    list_filter: Any = ("edition",)


class SetWhenWritten(WagtailAdminModelForm):
    """Lines that are newly written are set as corrections are: once, in the edition's language."""

    set_lines: ClassVar[tuple[str, ...]]

    def clean(self) -> dict[str, Any]:
        super().clean()
        answers: dict[str, Any] = self.cleaned_data
        for name in {*self.set_lines} & {*self.changed_data} & {*answers}:
            longest = self.fields[name].max_length
            answers[name] = as_set(answers[name], answers.get("edition"), longest=longest)
        return answers


class AuthorForm(SetWhenWritten):
    set_lines = ("role_line", "biography")


class TopicForm(SetWhenWritten):
    set_lines = ("description",)


class AuthorViewSet(OfThePaper):
    model = Author
    add_view_class = Adding
    edit_view_class = Editing
    icon = "user"
    admin_url_namespace = "authors"
    base_url_path = "authors"
    list_display = ("name", "role_line", "edition")
    search_fields = ("name",)
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("edition"), FieldPanel("person")]),
            TitleFieldPanel("name", targets=["slug"]),
            FieldPanel("slug"),
            FieldPanel("role_line"),
            FieldPanel("biography"),
            FieldPanel("portrait"),
        ],
        base_form_class=AuthorForm,
    )


class TopicViewSet(OfThePaper):
    model = Topic
    add_view_class = Adding
    edit_view_class = Editing
    icon = "tag"
    admin_url_namespace = "topics"
    base_url_path = "topics"
    list_display = ("name", "kind", "edition")
    list_filter = ("edition", "kind")
    search_fields = ("name",)
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("edition"), FieldPanel("kind")]),
            TitleFieldPanel("name", targets=["slug"]),
            FieldPanel("slug"),
            FieldPanel("description"),
        ],
        base_form_class=TopicForm,
    )


class StandingPageForm(SetsType, WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        super().clean()
        self.set_type()
        return self.cleaned_data


class StandingPageViewSet(OfThePaper):
    model = StandingPage
    icon = "doc-empty"
    admin_url_namespace = "standing_pages"
    base_url_path = "standing-pages"
    list_display = ("title", "edition", "position")
    search_fields = ("title",)
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("edition"), FieldPanel("position")]),
            TitleFieldPanel("title", targets=["slug"]),
            FieldPanel("slug"),
            FieldPanel("body"),
            MultiFieldPanel([TypographyPanel(), FieldPanel("as_typed")], heading=_("Typography")),
        ],
        base_form_class=StandingPageForm,
    )


class Paper(Named, SnippetViewSetGroup):
    menu_name = "paper"
    menu_label = _("Paper")
    menu_icon = "folder-open-inverse"
    menu_order = 400
    items = (AuthorViewSet, TopicViewSet, StandingPageViewSet)
