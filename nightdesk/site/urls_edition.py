"""Addresses under an edition that belong to no one else: archive, corrections, standing pages, the brand."""

from django.urls import path, register_converter

from nightdesk.bakery.kinds import baked
from nightdesk.site.converters import FourDigits, TwoDigits
from nightdesk.site.views import about, archive, archive_days, brand, corrections, icons, subscribe

register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "dd")

urlpatterns = [
    baked(path("archive/", archive.index, name="archive"), has_leaves=True),
    baked(
        path("archive/<yyyy:year>/<dd:month>/<dd:day>/", archive_days.show, name="archive-day"),
    ),
    baked(path("corrections/", corrections.index, name="corrections"), has_leaves=True),
    baked(path("subscribe/", subscribe.show, name="subscribe")),
    baked(path("about/", about.index, name="about-index")),
    baked(path("about/<str:slug>/", about.show, name="standing-page")),
    baked(path("brand.css", brand.show, name="brand")),
    baked(path("brand/<str:name>", brand.logo, name="logo")),
    baked(path("manifest.webmanifest", icons.manifest, name="manifest")),
    baked(path("icon-<int:side>.png", icons.show, name="icon")),
    baked(path("icon-maskable.png", icons.maskable, name="icon-maskable")),
]
