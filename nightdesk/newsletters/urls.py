"""Addresses of newsletters, under an edition."""

from django.urls import path

from nightdesk.bakery.kinds import baked, personal
from nightdesk.newsletters.views import joining, leaving, offer

urlpatterns = [
    baked(path("newsletters/", offer.index, name="newsletters")),
    personal(path("newsletters/join/", joining.ask, name="newsletter-join")),
    personal(path("newsletters/confirm/<str:token>/", joining.confirm, name="newsletter-confirm")),
    personal(path("newsletters/leave/<str:token>/", leaving.leave, name="newsletter-leave")),
    personal(path("newsletters/mine/<str:token>/", leaving.mine, name="newsletter-mine")),
    personal(
        path("newsletters/mine/<str:token>/data.json", leaving.export, name="newsletter-data")
    ),
    personal(
        path("newsletters/mine/<str:token>/erasure/", leaving.forget, name="newsletter-erasure")
    ),
    baked(path("newsletters/<str:slug>/", offer.show, name="newsletter"), has_leaves=True),
    baked(path("newsletters/<str:slug>/<int:number>/", offer.number, name="newsletter-number")),
]
