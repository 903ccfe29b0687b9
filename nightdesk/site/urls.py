"""Addresses of the house itself: the way in, and what machines ask for."""

from django.urls import path

from nightdesk.bakery.kinds import baked, machine, personal
from nightdesk.site.views import health, home, me, metrics, robots, security_txt

urlpatterns = [
    machine(path("", home.show, name="home")),
    personal(path("me.json", me.show, name="me")),
    baked(path("robots.txt", robots.show, name="robots")),
    baked(path(".well-known/security.txt", security_txt.show, name="security-txt")),
    machine(path("healthz", health.alive, name="healthz")),
    machine(path("readyz", health.ready, name="readyz")),
    machine(path("metrics", metrics.show, name="metrics")),
]
