"""Loading records from the database without the ceremony of making them: a page loads thirty, and shows them."""

from collections.abc import Collection
from functools import lru_cache
from inspect import getattr_static
from typing import Any, Self

from django.db import models
from django.db.models.base import ModelState


class Loaded(models.Model):
    """What is loaded is taken as it is: no constructor runs, and nobody hears of it (`pre_init`, `post_init`).

    A class whose constructor gives a record more than its columns gives it at the class instead.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_db(  # type: ignore[override]  # the stubs tell of a later Django
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        """Django's door for this. What is not among the names is fetched when it is looked at, as ever."""
        record = cls.__new__(cls)
        record._state = state = ModelState()  # noqa: SLF001 - where Django keeps it
        state.adding, state.db = False, db
        held = record.__dict__
        held.update(zip(field_names, values, strict=True))
        for name in _set_otherwise(cls):
            if name in held:
                setattr(record, name, held.pop(name))
        return record


@lru_cache(None)
def _set_otherwise(model: type[models.Model]) -> tuple[str, ...]:
    """Columns that are more than their value, such as files and the blocks of a text. Keys of others are not."""
    columns = [one for one in model._meta.concrete_fields if not one.is_relation]
    return tuple(
        one.attname for one in columns if hasattr(getattr_static(model, one.attname), "__set__")
    )
