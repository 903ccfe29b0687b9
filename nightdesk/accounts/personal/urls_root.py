"""Addresses of portraits, which every reader sees."""

from django.urls import path

from nightdesk.accounts.personal.views import portraits
from nightdesk.bakery.kinds import machine

urlpatterns = [
    machine(path("portraits/<slug:key>.webp", portraits.show, name="portrait")),
]
