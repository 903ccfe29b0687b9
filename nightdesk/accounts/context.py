"""What every account page is told: its edition, and what its links carry on."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from nightdesk.accounts.other_houses import shown
from nightdesk.accounts.which_edition import way_back


def paper(request: HttpRequest) -> dict[str, Any]:
    """Nothing for all other pages. `carried` is put behind links between account pages."""
    edition = getattr(request, "paper", None)
    if edition is None:
        return {}
    back = way_back(request)
    carried = {"edition": edition.code} | ({"next": back} if back else {})
    return {
        "edition": edition,
        "way_back": back,
        "carried": f"?{urlencode(carried)}",
        "houses": shown(),
    }
