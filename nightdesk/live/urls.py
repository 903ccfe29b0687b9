"""Addresses of live blogs, under their edition."""

from django.urls import path

from nightdesk.bakery.kinds import baked
from nightdesk.live.views import live_blogs, posts

urlpatterns = [
    baked(path("live/<str:slug>/", live_blogs.show, name="live-blog"), has_leaves=True),
    baked(path("live/<str:slug>/<int:number>/", posts.show, name="post")),
]
