"""Addresses of the API."""

from nightdesk.site.api.api import api

app_name = "api"
urlpatterns = [pattern for pattern in api.urls[0] if getattr(pattern, "name", "") != "api-root"]
