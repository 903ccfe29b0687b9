"""Every address of the house. The readers' ones under /{e}/ come last, so that fixed ones win."""

from django.urls import include, path, register_converter
from wagtail.admin import urls as desk

from nightdesk.editions.converters import EditionConverter

register_converter(EditionConverter, "edition")

urlpatterns = [
    path("desk/", include(desk)),
    path("", include("nightdesk.media.urls")),
    path("api/v1/", include("nightdesk.syndication.urls_api")),
    path("", include("nightdesk.site.urls")),
    path("<edition:edition>/", include("nightdesk.syndication.urls")),
    path("<edition:edition>/", include("nightdesk.wire.urls")),
    path("<edition:edition>/", include("nightdesk.site.urls_edition")),
    path("<edition:edition>/", include("nightdesk.fronts.urls")),
    path("<edition:edition>/", include("nightdesk.stories.urls")),
]

handler404 = "nightdesk.site.views.errors.not_found"
handler500 = "nightdesk.site.views.errors.broken"
