"""The address of the hub, which belongs to no edition."""

from django.urls import path

from nightdesk.bakery.kinds import machine
from nightdesk.syndication.websub import views

urlpatterns = [machine(path("websub/", views.ask, name="websub"))]
