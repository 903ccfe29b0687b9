"""The generation: a name for something pages are drawn from, and a number that changes when it does."""

from django.db import connection, models
from django.db.models import Max


class GenerationQuerySet(models.QuerySet["Generation"]):
    def since(self, mark: int) -> "GenerationQuerySet":
        return self.filter(number__gte=mark)

    def raise_to(self, mark: int, *names: str, hides: bool) -> None:
        """Give these names this number. In one order, so that two who raise the same never wait in a ring."""
        rows = [
            Generation(name=name, number=mark, hidden=mark if hides else 0)
            for name in sorted(set(names))
        ]
        columns = ["number", "hidden"] if hides else ["number"]
        self.bulk_create(rows, update_conflicts=True, unique_fields=["name"], update_fields=columns)


class Generation(models.Model):
    """Numbers are compared only with `!=`. Nothing is lost with this table while no process runs."""

    name = models.CharField(max_length=80, unique=True)
    number = models.BigIntegerField(db_index=True)
    hidden = models.BigIntegerField(
        default=0, help_text="The number it had when something on it was last taken from readers."
    )

    objects = GenerationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} #{self.number}"


def mark_to_write() -> int:
    """The number that this transaction gives to what it changes."""
    return _transaction("pg_current_xact_id()") if is_postgres() else _following()


def mark_to_read_from() -> int:
    """Whatever cannot be seen at this instant will have this number or a greater one.

    PostgreSQL's transactions commit in another order than they began, so there the number is that of the
    transaction, and one reads from the oldest one still under way. SQLite lets one write at a time.
    """
    if is_postgres():
        return _transaction("pg_snapshot_xmin(pg_current_snapshot())")
    return _following()


def is_postgres() -> bool:
    return connection.vendor == "postgresql"


def _transaction(function: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}::text::bigint")
        return int(cursor.fetchone()[0])


def _following() -> int:
    highest: int | None = Generation.objects.aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1
