"""The addresses of renditions. Originals have none."""

from django.urls import path

from nightdesk.media.views import renditions

urlpatterns = [
    path("media/<slug:key>.<slug:extension>", renditions.show, name="rendition"),
]
