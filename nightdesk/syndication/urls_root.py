"""The address of the index of sitemaps, which belongs to no edition."""

from django.urls import path

from nightdesk.bakery.kinds import baked
from nightdesk.syndication.views import sitemaps

urlpatterns = [baked(path("sitemap.xml", sitemaps.index, name="sitemap"))]
