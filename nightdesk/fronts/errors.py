"""Refusals of the front, beside those of stories."""

from typing import TYPE_CHECKING

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from nightdesk.stories.errors import Refused

if TYPE_CHECKING:
    from nightdesk.fronts.models import Front


class ArrangedMeanwhile(Refused):
    """Someone else arranged the front since it was opened."""

    def __init__(self, front: "Front") -> None:
        last = front.last_event()
        hour = formats.time_format(timezone.localtime(last.at), "H:i") if last else ""
        super().__init__(
            _(
                "%(name)s arranged this front anew at %(hour)s, while you had it open. Nothing of yours is lost: "
                "it is below. Look at theirs on the page, then publish yours or take theirs over."
            )
            % {"name": (last and last.actor) or _("Somebody"), "hour": hour}
        )
