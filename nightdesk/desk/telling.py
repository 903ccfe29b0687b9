"""Telling the bakery: what the desk saves or deletes of an edition's shape makes that edition's pages stale."""

from typing import Any

from django.db import models, transaction
from django.http import HttpRequest

from nightdesk.bakery.staleness import bump
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.topics.models import Topic


class TellsOnSave:
    """For views that add or edit. What moves to another edition is told in both."""

    def save_instance(self: Any) -> Any:
        before = self.model._base_manager.filter(pk=self.form.instance.pk).first()
        saved = super().save_instance()  # type: ignore[misc]
        bump(*names_of(saved), *(names_of(before) if before else ()))
        return saved


class TellsOnDelete:
    @transaction.atomic
    def delete_action(self: Any) -> None:
        names = names_of(self.object)
        super().delete_action()  # type: ignore[misc]
        bump(*names)


def names_of(record: Any) -> tuple[str, ...]:
    """What pages were drawn from, if they show this record."""
    if isinstance(record, Edition):
        return generations.EVERY, generations.shape(record.pk)
    return (generations.shape(record.edition_id),)


def before_bulk(
    request: HttpRequest, action_type: str, records: list[models.Model], action: object
) -> None:
    """Wagtail calls it inside the transaction of a bulk act."""
    topics = [record for record in records if isinstance(record, Topic)]
    if action_type == "delete" and topics:
        bump(*(name for topic in topics for name in names_of(topic)))
