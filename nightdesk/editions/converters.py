"""The first part of an address: an edition's code on the way in and out."""

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition, Section
from nightdesk.editions.names import CODE


class EditionConverter:
    """Gives views the Edition itself. A code that no edition has is no address."""

    regex = CODE

    def to_python(self, value: str) -> Edition:
        edition = with_sections(value)
        if edition is None:
            raise ValueError(value)
        # Every page under it shows its sections and, beside the text, its newest stories.
        reading(generations.shape(edition.pk), generations.lists(edition.pk))
        return edition

    def to_url(self, value: "Edition | str") -> str:
        return value.code if isinstance(value, Edition) else value


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
