"""Addresses under an edition that belong to no one else: archive, corrections, standing pages, colours."""

from django.urls import path, register_converter

from nightdesk.site.converters import FourDigits, TwoDigits
from nightdesk.site.views import about, archive, archive_days, brand, corrections

register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "dd")

urlpatterns = [
    path("archive/", archive.index, name="archive"),
    path(
        "archive/<yyyy:year>/<dd:month>/<dd:day>/",
        archive_days.show,
        name="archive-day",
    ),
    path("corrections/", corrections.index, name="corrections"),
    path("about/", about.index, name="about-index"),
    path("about/<str:slug>/", about.show, name="standing-page"),
    path("brand.css", brand.show, name="brand"),
]
