"""Names in addresses: what an edition's code and a section's slug may be."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

CODE = r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*"

edition_code = RegexValidator(
    rf"^{CODE}$", _("Two or three small letters, such as fr, with a region if need be: fr-ca.")
)

# First and second parts of addresses that are taken already (see docs/contracts/addresses.md).
TAKEN_CODES = frozenset({"api", "me", "net", "org", "www"})
TAKEN_SLUGS = frozenset(
    {
        "about", "archive", "authors", "chat", "corrections", "follow", "live", "moderation",
        "newsletters", "report", "search", "subscribe", "topics", "wire",
    }
)  # fmt: skip


def free_code(code: str) -> None:
    if code in TAKEN_CODES:
        raise ValidationError(
            _("“%(code)s” is an address of its own. Choose another code."), params={"code": code}
        )


def free_slug(slug: str) -> None:
    if slug in TAKEN_SLUGS:
        raise ValidationError(
            _("“%(slug)s” is an address of its own in every edition. Choose another."),
            params={"slug": slug},
        )
