"""What is filled in about a post: a few words in a hurry, or all that a story's text may hold."""

from operator import attrgetter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.widgets import AdminAutoHeightTextInput

from nightdesk.desk.stories.typography import SetsType
from nightdesk.editions.models import Edition
from nightdesk.live.models import LiveBlog, OnWire, Post
from nightdesk.live.words import paragraphs
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Correction
from nightdesk.stories.models.story import new_uri

LONGEST_TEXT = 10_000


def profile_of(person: Person, edition: Edition) -> Author | None:
    """Under whose name this person writes in this edition."""
    return Author.objects.filter(person=person, edition=edition).first()


def offer_authors(form: Any, edition: Edition) -> None:
    """Those of this edition, by their names alone."""
    field = form.fields["author"]
    field.queryset = edition.authors.all()
    field.empty_label = _("none")
    field.label_from_instance = attrgetter("name")


class QuickForm(forms.Form):
    """`uri` is the post's own from the first: pressed twice, the form makes one post."""

    uri = forms.UUIDField(widget=forms.HiddenInput)
    headline = forms.CharField(label=_("Headline"), max_length=250, required=False)
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
    )
    author = forms.ModelChoiceField(Author.objects.none(), label=_("Author"), required=False)
    is_key = forms.BooleanField(label=_("Key event"), required=False)

    def __init__(self, sent: Any, blog: LiveBlog, person: Person) -> None:
        initial = {"uri": new_uri(), "author": profile_of(person, blog.edition)}
        super().__init__(sent, initial=initial, auto_id="post-%s")
        self.blog = blog
        offer_authors(self, blog.edition)
        for name in ("headline", "text"):
            written = {"dir": blog.edition.direction, "lang": blog.edition.language}
            self.fields[name].widget.attrs |= written

    def post(self) -> Post:
        """Unsaved. What the form does not hold is left out: it may be opened in the editor as it stands."""
        said = self.cleaned_data
        post = Post(
            blog=self.blog, body=paragraphs(said.get("text", "")), author=said.get("author")
        )
        post.headline, post.is_key = said.get("headline", ""), said.get("is_key", False)
        post.uri = said["uri"].urn if "uri" in said else new_uri()
        return post


class PostForm(SetsType, WagtailAdminModelForm):
    """`seen_version` is the act that whoever writes had before their eyes; `uri` a new post's own."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    uri = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial |= {"seen_version": self.instance.version, "uri": self.instance.uri}
        offer_authors(self, self.instance.edition)

    def edition_written_for(self) -> Edition:
        edition: Edition = self.instance.edition
        return edition

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.set_type()
        return self.cleaned_data


class CorrectionForm(forms.Form):
    """Beside new words for a post that readers have: what was wrong with the old ones."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Correction.Kind.choices,
        widget=forms.RadioSelect,
        initial=Correction.Kind.CORRECTION,
        required=False,
        help_text=_("A correction: we were wrong. A clarification: we were right but unclear."),
    )
    text = forms.CharField(
        label=_("What was wrong, and what is right"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )


class WireForm(forms.Form):
    on_wire = forms.ChoiceField(label=_("On the wire"), choices=OnWire.choices)


_COPY = [
    FieldPanel("headline", widget=AdminAutoHeightTextInput),
    FieldPanel("body"),
]
# A list of the edition's own; the desk's chooser would offer those of every edition.
_AUTHOR = FieldPanel("author", widget=forms.Select)
# A key event is marked and unmarked with a button once readers have the post: that is an act of its own.
NEW = ObjectList(
    [*_COPY, FieldRowPanel([_AUTHOR, FieldPanel("is_key")]), FieldPanel("as_typed")],
    base_form_class=PostForm,
)
SENT = ObjectList([*_COPY, _AUTHOR, FieldPanel("as_typed")], base_form_class=PostForm)
