"""The words of every document that may be found, in one table: a full-text index, as each database has it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import connection, models, transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.lookups import Lookup
from django.utils import timezone

from nightdesk.search.sought import OfWeeks, Sought
from nightdesk.search.tokens import LARGEST_NUMBER, Document, Tokens, place, week

Compiled = tuple[str, list[Any]]
# What is asked for most is found in the first of these, in weeks; a word that is not, in the index at once.
RECENT = (8, 64)


class TokensField(models.TextField[Tokens, Tokens]):
    """Written as `Tokens`; never read, only matched."""

    def db_type(self, connection: Any) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: Any = False) -> Any:  # noqa: FBT002 - Django's
        if isinstance(value, Tokens):
            is_postgres = connection.vendor == "postgresql"
            return value.for_postgres() if is_postgres else value.for_sqlite()
        return value


@TokensField.register_lookup
class Matching(Lookup[Any]):
    """`tokens__matching=Sought(…)`, or `OfWeeks(…)`."""

    lookup_name = "matching"
    prepare_rhs = False
    rhs: Sought | OfWeeks

    def as_sqlite(self, compiler: Any, connection: Any) -> Compiled:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} MATCH %s", [*values, self.rhs.for_sqlite()]

    def as_postgresql(self, compiler: Any, connection: Any) -> Compiled:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} @@ %s::tsquery", [*values, self.rhs.for_postgres()]


class WordsQuerySet(models.QuerySet["Words"]):
    def put(self, *documents: Document) -> None:
        """Keep the words of these documents in place of those that were kept of them."""
        self.filter(place__in=[document.place for document in documents]).delete()
        self.bulk_create(
            [Words(place=document.place, tokens=Tokens(document)) for document in documents]
        )

    def answering(self, sought: Sought) -> Self:
        return self.filter(tokens__matching=sought)

    def between(self, first: datetime | None, end: datetime | None) -> Self:
        """Of instants from `first` on and before `end`."""
        found = self
        if first is not None:
            found = found.filter(place__gte=place(first))
        return found if end is None else found.filter(place__lt=place(end))

    def of_any(self, documents: "models.QuerySet[Any, Any]") -> Self:
        """Those whose record is among these, asked of each one found."""
        return self._numbered().filter(Exists(documents.filter(pk=OuterRef("number"))))

    def of_none_of(self, documents: "models.QuerySet[Any, Any]") -> Self:
        return self._numbered().filter(~Exists(documents.filter(pk=OuterRef("number"))))

    def newest_numbers(
        self,
        most: int,
        *,
        among: "models.QuerySet[Any, Any] | None" = None,
        before: datetime | None = None,
    ) -> list[int]:
        """The numbers of the newest documents, at most so many, whose record is among these, if any are named.

        `before` is when the time that is looked through ends, for databases that look there first.
        """
        if connection.vendor == "postgresql":
            newest = self.filter(place__in=self._newest_of_postgresql(most, before))
        else:
            newest = self
        recorded = newest if among is None else newest.of_any(among)
        places = recorded.order_by("-place").values_list("place", flat=True)[:most]
        return [found & LARGEST_NUMBER for found in places]

    def _newest_of_postgresql(self, most: int, before: datetime | None) -> list[int]:
        """Their places. Its index tells all documents of a word, in no order: recent weeks are tried first.

        It does not count what it costs to unpack a document's tokens, and would rather look into every one
        of them, newest first, than into its index: seconds for a rare word. Nor would it ask for records only
        of those that are wanted.
        """
        last = week(before or timezone.now())
        places: list[int] = []
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            for weeks in (*RECENT, 0):
                recent = OfWeeks(range(last, last - weeks, -1))
                found = self.filter(tokens__matching=recent) if weeks else self
                by_index = found.order_by((F("place") + 0).desc()).values_list("place", flat=True)
                places = list(by_index[:most])
                if len(places) == most:
                    break
        return places

    def drop(self, places: Iterable[int]) -> None:
        self.filter(place__in=list(places)).delete()

    def _numbered(self) -> Self:
        return self.alias(number=F("place").bitand(LARGEST_NUMBER))


class Words(models.Model):
    """One document's tokens. The truth is elsewhere: this table can be emptied and filled again."""

    place = models.BigIntegerField(primary_key=True, db_column="rowid")
    tokens = TokensField()

    objects = WordsQuerySet.as_manager()

    class Meta:
        db_table = "search_words"

    def __str__(self) -> str:
        return f"#{self.place & LARGEST_NUMBER}"
