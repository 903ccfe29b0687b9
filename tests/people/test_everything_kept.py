"""Nothing that points to a person is forgotten: a Keeper hands it out or erases it, or its reason stands here."""

import re

from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nightdesk.people import personal
from nightdesk.people.models import Person

# What people of the newsroom did is the paper's own record: of them a number is left, and no name.
DONE_BY_THE_NEWSROOM = {
    "intake.Delivery.person",
    "live.Post.written_by",
    "media.Picture.uploaded_by_user",
    "newsletters.Number.planned_by",
    "notices_hooks.Hook.made_by",
    "stories.Correction.made_by",
    "stories.Embargo.made_by",
    "stories.Retraction.made_by",
    "stories.Withdrawal.made_by",
    "talk.Appeal.decided_by",
    "talk.Lifting.by",
    "talk.Note.by",
    "talk.Notice.settled_by",
    "talk.Report.settled_by",
    "talk.Room.made_by",
    "talk.Rules.counted_by",
    "talk.Rules.made_by",
    "talk.Ruling.by",
    "talk.Sanction.lifted_by",
    "talk.Sanction.made_by",
    "wire.Flash.killed_by",
    "wire.Flash.sent_by",
}
# The list of those who were erased knows them by number: so backups are erased again.
HOW_ERASURE_IS_KNOWN = {"people.Erasure.person"}
# Wagtail keeps who wrote which revision, as the record above, and has tables this house never fills.
NOT_OURS = "wagtail"


def test_whatever_points_to_a_person_is_kept_by_somebody(lena: Person) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        personal.export(lena)
        personal.erase(lena)
    asked_for = {
        found
        for query in asked
        for found in re.findall(r'"(\w+)"\."(\w+)"', query["sql"].partition(" WHERE ")[2])
    }
    forgotten = {name for name, place in pointing_to_people().items() if place not in asked_for}
    assert forgotten == DONE_BY_THE_NEWSROOM | HOW_ERASURE_IS_KNOWN


def pointing_to_people() -> dict[str, tuple[str, str]]:
    """Table and column, by the name of the model and its field."""
    return {
        f"{model._meta.label}.{field.name}": (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.related_model is Person and not model.__module__.startswith(NOT_OURS)
    }
