"""The addresses of renditions. Originals have none."""

from django.urls import path

from nightdesk.bakery.kinds import personal
from nightdesk.media.views import renditions

urlpatterns = [
    # The newsroom also sees what no page shows yet.
    personal(path("media/<slug:key>.<slug:extension>", renditions.show, name="rendition")),
]
