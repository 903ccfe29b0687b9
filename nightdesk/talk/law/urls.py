"""Addresses of what the law asks for, under an edition."""

from django.urls import path

from nightdesk.bakery.kinds import baked, personal
from nightdesk.talk.law import report_page, year_page

urlpatterns = [
    personal(path("report/", report_page.create, name="report-illegal")),
    baked(path("moderation/<int:year>/", year_page.show, name="moderation-year")),
]
