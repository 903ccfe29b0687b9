"""The first part of an address: an edition's code on the way in and out."""

from nightdesk.editions.models import Edition
from nightdesk.editions.names import CODE


class EditionConverter:
    """Gives views the Edition itself. A code that no edition has is no address."""

    regex = CODE

    def to_python(self, value: str) -> Edition:
        try:
            return Edition.objects.get(code=value)
        except Edition.DoesNotExist:
            raise ValueError(value) from None

    def to_url(self, value: "Edition | str") -> str:
        return value.code if isinstance(value, Edition) else value
