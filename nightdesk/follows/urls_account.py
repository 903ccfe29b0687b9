"""What a person follows and what they were told, under their account."""

from django.urls import path

from nightdesk.follows.views import alerts, follows, no_digest

urlpatterns = [
    path("follows/", follows.index, name="follows"),
    path("follows/end/", follows.destroy_all, name="end-follows"),
    path("follows/<int:number>/end/", follows.destroy, name="end-follow"),
    path("follows/quiet/<str:token>/", no_digest.show, name="no-digest"),
    path("alerts/", alerts.index, name="alerts"),
]
