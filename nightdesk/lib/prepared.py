"""Prepared questions: a queryset written as SQL once, and asked again and again with other values.

Django takes a millisecond to write a query that the database answers in a tenth of one. Where one question
is asked for every page, that millisecond is most of what the page costs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from typing import Any, Generic, TypeVar, cast

from django.db import connection, models
from django.db.models.query import get_related_populators
from django.utils.functional import SimpleLazyObject

M = TypeVar("M", bound=models.Model)
Values = Mapping[str, Any]
Row = tuple[Any, ...]
# Related records that another row of the same answer has too, by name and key: made once.
Met = dict[tuple[str, Any], Any]
# Positions of the columns to be converted, with what converts them.
Converters = list[tuple[int, Sequence[Callable[..., Any]], Any]]


class Place(models.Expression):
    """Where a value goes later, in place of the value: `filter(pk=Place("story", BigAutoField()))`."""

    conditional = False

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def filled(self, values: Values) -> Any:
        return self.output_field.get_db_prep_value(values[self.name], connection)


@dataclass(frozen=True)
class Written(Generic[M]):
    """The SQL of a queryset, and how its rows become records. It holds no connection: all threads share it.

    `annotations` are the positions of what a record carries beside its own columns.
    """

    model: type[M]
    sql: str
    parameters: tuple[Any, ...]
    select: list[Any]
    klass_info: dict[str, Any]
    converters: Converters
    annotations: Mapping[str, int]

    @classmethod
    def of(cls, queryset: "models.QuerySet[M]") -> "Written[M]":
        compiler = queryset.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        columns = compiler.get_converters([one[0] for one in compiler.select])
        converters = [(position, how, of) for position, (how, of) in columns.items()]
        return cls(
            model=queryset.model,
            sql=sql,
            parameters=tuple(parameters),
            select=compiler.select,
            klass_info=compiler.klass_info,
            converters=converters,
            annotations=compiler.annotation_col_map or {},
        )

    def rows(self, values: Values) -> list[Row]:
        filled = [one.filled(values) if isinstance(one, Place) else one for one in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            return cursor.fetchall()

    def records(self, rows: Iterable[Row]) -> list[M]:
        met: Met = {}
        return [self._record(list(row), met) for row in rows]

    def values(self, row: list[Any]) -> Row:
        _convert(row, self.converters)
        return tuple(row)

    def position(self, name: str) -> int:
        """In a row, of a column of the record itself."""
        names, end, _converters = self._own
        return end - len(names) + names.index(name)

    def _record(self, row: list[Any], met: Met) -> M:
        names, end, converters = self._own
        _convert(row, converters)
        record = self.model.from_db(connection.alias, names, row[end - len(names) : end])
        for name, position in self.annotations.items():
            _convert(row, self._converters_within(position, position + 1))
            setattr(record, name, row[position])
        for populator, name, converters in self._related:
            key = (name, row[populator.cols_start + populator.pk_idx])
            if name and key in met:
                setattr(record, name, met[key])
                continue
            _convert(row, converters)
            populator.populate(row, record)
            if name and key[1] is not None:
                met[key] = getattr(record, name)
        return record

    @cached_property
    def _own(self) -> tuple[list[str], int, Converters]:
        """The columns of the record itself, where they end, and what converts them."""
        places = self.klass_info["select_fields"]
        start, end = places[0], places[-1] + 1
        names = [one[0].target.attname for one in self.select[start:end]]
        return names, end, self._converters_within(start, end)

    @cached_property
    def _related(self) -> list[tuple[Any, str, Converters]]:
        """What makes related records, what the record calls them, and what converts their columns.

        The name is empty where it is the related record that points. Columns of what is related to a
        related record follow its own.
        """
        infos = self.klass_info.get("related_klass_infos", [])
        makers = get_related_populators(self.klass_info, self.select, connection.alias)  # type: ignore[call-arg]
        names = ["" if info["reverse"] else info["field"].name for info in infos]
        starts = [*(maker.cols_start for maker in makers), len(self.select)]
        converters = [self._converters_within(start, end) for start, end in pairwise(starts)]
        return list(zip(makers, names, converters, strict=True))

    def _converters_within(self, start: int, end: int) -> Converters:
        return [one for one in self.converters if start <= one[0] < end]


class Prepared(Generic[M]):
    """`write` gives the queryset, with a Place for each value; of a list it is told the length.

    It may choose related records with `select_related`, but fetch nothing beforehand, and must ask the
    same whatever the values are.
    """

    def __init__(self, write: Callable[..., "models.QuerySet[M]"]) -> None:
        self._write = write
        self._written: dict[tuple[Any, ...], Written[M]] = {}

    def ask(self, **values: Any) -> list[M]:
        """The records. A list of values is asked for in lengths of 1, 2, 4, 8 …: the last is said again."""
        written, rows = self._rows(values)
        return written.records(rows)

    def ask_by(self, column: str, **values: Any) -> dict[Any, list[M]]:
        """The records by a column, asked for at once; each list of them is made when it is first looked at."""
        written, rows = self._rows(values)
        groups: dict[Any, list[Row]] = {}
        for row in rows:
            groups.setdefault(row[written.position(column)], []).append(row)
        return {
            key: cast("list[M]", SimpleLazyObject(partial(written.records, group)))
            for key, group in groups.items()
        }

    def ask_values(self, **values: Any) -> list[Row]:
        """The rows of a question for values (`values_list`)."""
        written, rows = self._rows(values)
        return [written.values(list(row)) for row in rows]

    def _rows(self, values: Values) -> tuple[Written[M], list[Row]]:
        lists = {name: _longer(value) for name, value in values.items() if isinstance(value, list)}
        lengths = {name: len(value) for name, value in lists.items()}
        key = (connection.vendor, *sorted(lengths.items()))
        written = self._written.get(key)
        if written is None:
            written = self._written[key] = Written.of(self._write(**lengths))
        spread = {
            f"{name} {at}": one for name, value in lists.items() for at, one in enumerate(value)
        }
        return written, written.rows({**values, **spread})


def places(name: str, field: "models.Field[Any, Any]", length: int) -> list[Place]:
    """The places of a list of values."""
    return [Place(f"{name} {at}", field) for at in range(length)]


def _convert(row: list[Any], converters: Converters) -> None:
    for position, how, expression in converters:
        value = row[position]
        for convert in how:
            value = convert(value, expression, connection)
        row[position] = value


def _longer(value: list[Any]) -> list[Any]:
    if not value:
        return []
    length = 1 << (len(value) - 1).bit_length()
    return [*value, *(value[-1] for _more in range(length - len(value)))]
