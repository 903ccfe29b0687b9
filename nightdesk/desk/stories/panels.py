"""The panels of the editor, in the order a reporter works."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateTimeInput

from nightdesk.desk.stories.discussion import DiscussionPanel
from nightdesk.desk.stories.form import StoryForm
from nightdesk.desk.stories.live import KindPanel, LivePanel
from nightdesk.desk.stories.typography import TypographyPanel

COPY = [
    LivePanel(),
    FieldRowPanel([FieldPanel("slugline"), FieldPanel("kicker")]),
    FieldPanel("headline", classname="title", widget=AdminAutoHeightTextInput),
    FieldPanel("standfirst"),
    MultiFieldPanel(
        [FieldPanel("lead_picture"), FieldPanel("lead_caption")], heading=_("Lead picture")
    ),
    FieldPanel("body"),
    InlinePanel(
        "bylines",
        panels=[FieldRowPanel([FieldPanel("author"), FieldPanel("printed_as")])],
        heading=_("Bylines"),
        label=_("Byline"),
    ),
    FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
    InlinePanel(
        "related_stories",
        panels=[FieldPanel("related")],
        heading=_("Related stories"),
        label=_("Related story"),
    ),
    MultiFieldPanel([TypographyPanel(), FieldPanel("as_typed")], heading=_("Typography")),
]

PLACE = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("edition"), FieldPanel("section"), FieldPanel("desk")]),
            FieldPanel("slug", required_on_save=False),
        ],
        heading=_("Where it belongs"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("genre"), FieldPanel("urgency"), FieldPanel("sponsor")]),
            FieldRowPanel([FieldPanel("dateline"), FieldPanel("info_source")]),
            FieldRowPanel([FieldPanel("usage_terms"), FieldPanel("sign_off")]),
        ],
        heading=_("What it is"),
    ),
    MultiFieldPanel([FieldPanel("editors_note"), FieldPanel("edit_note")], heading=_("Notes")),
    MultiFieldPanel([KindPanel()], heading=_("Live blog")),
    MultiFieldPanel([DiscussionPanel()], heading=_("Discussion")),
]

# Wagtail's panel also lets a story expire. A newsroom's do not: they are retracted, or killed.
HOUR = PublishingPanel(
    children=[
        FieldPanel(
            "go_live_at",
            permission="stories.publish_story",
            widget=AdminDateTimeInput(
                js_overlay_parent_selector="#schedule-publishing-dialog",
                attrs={
                    "data-controller": "w-action",
                    "data-action": "w-dialog:hidden->w-action#reset",
                    "data-w-dialog-target": "notify",
                },
            ),
        )
    ]
)

EDITOR = TabbedInterface(
    [
        ObjectList(COPY, heading=pgettext_lazy("what is written", "Copy")),
        ObjectList([*PLACE, HOUR], heading=_("Place and hour")),
    ],
    base_form_class=StoryForm,
)
