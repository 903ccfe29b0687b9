"""Days as each language writes them."""

from datetime import date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

from nightdesk.lib.days import written

FIRST, LAST = datetime(2026, 11, 1, 15, 5), datetime(2026, 11, 21, 9, 0)  # noqa: DTZ001 - as a clock on the wall


@pytest.mark.parametrize(
    ("language", "form", "first", "last"),
    [
        ("en", "DATETIME_FORMAT", "1 November 2026, 15:05", "21 November 2026, 09:00"),
        ("fr", "DATE_FORMAT", "1er novembre 2026", "21 novembre 2026"),
        (
            "fr",
            "DATETIME_FORMAT",
            "1er novembre 2026, 15\u00a0h\u00a005",
            "21 novembre 2026, 9\u00a0h\u00a000",
        ),
        ("fr", "l j", "dimanche 1er", "samedi 21"),
        ("fr", "j N Y", "1er nov. 2026", "21 nov. 2026"),
        ("es", "DATE_FORMAT", "1 de noviembre de 2026", "21 de noviembre de 2026"),
        ("es", "YEAR_MONTH_FORMAT", "noviembre de 2026", "noviembre de 2026"),
        ("ru", "DATETIME_FORMAT", "1 ноября 2026, 15:05", "21 ноября 2026, 09:00"),
        ("ru", "YEAR_MONTH_FORMAT", "Ноябрь 2026", "Ноябрь 2026"),
        ("ar", "DATE_FORMAT", "1 نوفمبر 2026", "21 نوفمبر 2026"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(
    language: str, form: str, first: str, last: str
) -> None:
    drawn = Template(f"{{{{ moment|date:'{form}' }}}}")
    with override(language):
        assert [drawn.render(Context({"moment": at})) for at in (FIRST, LAST)] == [first, last]


def test_a_monday_in_french_and_a_day_outside_a_template() -> None:
    with override("fr"):
        assert (
            Template("{{ day|date:'l j' }}").render(Context({"day": date(2026, 6, 1)}))
            == "lundi 1er"
        )
        assert written(date(2026, 7, 1)) == "1er juillet 2026"
    with override("en"):
        assert written(date(2026, 7, 1)) == "1 July 2026"
