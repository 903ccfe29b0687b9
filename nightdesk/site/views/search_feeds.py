"""What is found, as a feed: whoever follows it hears of the next story that answers the question."""

from types import ModuleType

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.site.search.asked import Asked
from nightdesk.site.search.scope import SearchScope
from nightdesk.syndication import atom, json_feed
from nightdesk.syndication.answering import answer
from nightdesk.syndication.feed import Feed

FORMS: dict[str, ModuleType] = {form.NAME: form for form in (atom, json_feed)}


@require_safe
def show(request: HttpRequest, edition: Edition, form: str) -> HttpResponse:
    """A question that cannot be understood has no feed."""
    now, asked = timezone.now(), Asked(request.GET, edition)
    if not asked.is_valid() or not asked.question:
        raise Http404
    written = FORMS[form]
    feed = Feed.of(SearchScope(edition, asked=asked), origin=origin(request), now=now)
    response = answer(
        request,
        written.write(feed),
        content_type=written.CONTENT_TYPE,
        changed_at=feed.changed_at,
        now=now,
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response
