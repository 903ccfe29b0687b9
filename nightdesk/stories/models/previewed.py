"""Previews at the desk: the real page, in the edition's language and hours, inside the editor's own frame."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone, translation
from wagtail.models import PreviewableMixin

if TYPE_CHECKING:
    from nightdesk.editions.models import Edition

# A reader's page may be framed by nobody; a preview is framed by the editor, and sends nothing anywhere.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "frame-src https:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


class Previewed(PreviewableMixin):
    """A record with an edition, drawn for the desk by the template that draws it for readers."""

    edition: "Edition"

    def serve_preview(self, request: object, mode_name: str) -> Any:
        language, zone = self.edition.interface_language, self.edition.zone
        with translation.override(language), timezone.override(zone):
            response = super().serve_preview(request, mode_name).render()
        response.headers["Content-Security-Policy"] = POLICY
        return response
