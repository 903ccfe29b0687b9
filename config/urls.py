"""Every address of the house. The readers' ones under /{e}/ come last, so that fixed ones win."""

from django.urls import include, path, register_converter

from nightdesk.bakery.kinds import machine, personal
from nightdesk.editions.converters import EditionConverter
from nightdesk.notices.post.events import receive
from nightdesk.talk.converters import CommentKey

register_converter(EditionConverter, "edition")
register_converter(CommentKey, "comment")

# In one list, so that the edition is looked up once, however far down its page is.
of_an_edition = [
    path("", include("nightdesk.site.urls_search")),
    path("", include("nightdesk.syndication.urls")),
    path("", include("nightdesk.newsletters.urls")),
    path("", include("nightdesk.wire.urls")),
    path("", include("nightdesk.follows.urls")),
    path("", include("nightdesk.site.urls_edition")),
    path("", include("nightdesk.talk.law.urls")),
    path("", include("nightdesk.talk.urls_rooms")),
    path("", include("nightdesk.fronts.urls")),
    path("", include("nightdesk.live.urls")),
    path("", include("nightdesk.talk.urls")),
    path("", include("nightdesk.stories.urls")),
]

urlpatterns = [
    personal(path("desk/", include("nightdesk.desk.urls"))),
    personal(path("account/", include("nightdesk.talk.urls_account"))),
    personal(path("account/", include("nightdesk.follows.urls_account"))),
    personal(path("account/", include("nightdesk.accounts.urls"))),
    path("", include("nightdesk.accounts.personal.urls_root")),
    path("", include("nightdesk.media.urls")),
    machine(path("api/v1/", include("nightdesk.site.urls_api"))),
    machine(path("", include("nightdesk.stream.urls"))),
    path("", include("nightdesk.syndication.websub.urls")),
    machine(path("mail-events/", receive, name="mail-events")),
    path("", include("nightdesk.syndication.urls_root")),
    path("", include("nightdesk.follows.urls_root")),
    path("", include("nightdesk.site.urls")),
    path("<edition:edition>/", include(of_an_edition)),
]

handler429 = "nightdesk.site.views.errors.too_often"  # allauth's, not Django's
handler404 = "nightdesk.site.views.errors.not_found"
handler500 = "nightdesk.site.views.errors.broken"
