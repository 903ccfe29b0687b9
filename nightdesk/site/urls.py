"""Addresses of the house itself: the way in, and what machines ask for."""

from django.urls import path

from nightdesk.site.views import health, home, robots, security_txt

urlpatterns = [
    path("", home.show, name="home"),
    path("robots.txt", robots.show, name="robots"),
    path(".well-known/security.txt", security_txt.show, name="security-txt"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
