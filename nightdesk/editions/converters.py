"""The first part of an address: an edition's code on the way in and out."""

from nightdesk.bakery.parts import kept
from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition, Section
from nightdesk.editions.names import CODE


class EditionConverter:
    """Gives views the Edition itself. A code that no edition has is no address."""

    regex = CODE

    def to_python(self, value: str) -> Edition:
        return kept(("edition", value), lambda: known(value))

    def to_url(self, value: "Edition | str") -> str:
        return value.code if isinstance(value, Edition) else value


def known(code: str) -> Edition:
    """Every page under it shows what it is called, and its sections."""
    edition = with_sections(code)
    if edition is None:
        raise ValueError(code)
    reading(generations.shape(edition.pk))
    return edition


def with_sections(code: str) -> Edition | None:
    """One query for both, since every page shows both; another for an edition that has no section yet."""
    sections = list(Section.objects.filter(edition__code=code).select_related("edition").in_order())
    if not sections:
        return Edition.objects.filter(code=code).first()
    edition = sections[0].edition
    for section in sections:
        section.edition = edition
    edition.shown_sections = sections
    return edition
