"""The address of the index of sitemaps, which belongs to no edition."""

from django.urls import path

from nightdesk.syndication.views import sitemaps

urlpatterns = [path("sitemap.xml", sitemaps.index, name="sitemap")]
