"""The addresses of a paper that takes another house's word."""

from django.urls import include, path

from config.urls import handler404, handler429, handler500
from config.urls import urlpatterns as ours

__all__ = ["handler404", "handler429", "handler500", "urlpatterns"]

urlpatterns = [path("account/", include("nightdesk.accounts.urls_other_houses")), *ours]
