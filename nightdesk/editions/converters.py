"""The first part of an address: an edition's code on the way in and out."""

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.editions.names import CODE


class EditionConverter:
    """Gives views the Edition itself. A code that no edition has is no address."""

    regex = CODE

    def to_python(self, value: str) -> Edition:
        try:
            edition = Edition.objects.get(code=value)
        except Edition.DoesNotExist:
            raise ValueError(value) from None
        # Every page under it shows its sections and, beside the text, its newest stories.
        reading(generations.shape(edition.pk), generations.lists(edition.pk))
        return edition

    def to_url(self, value: "Edition | str") -> str:
        return value.code if isinstance(value, Edition) else value
