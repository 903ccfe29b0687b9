"""Addresses of discussions, under the story they are about."""

from django.urls import path

from nightdesk.bakery.kinds import baked, personal
from nightdesk.talk.views import comments, discussions, mutes, own, reactions, reports, writing

HERE = "<str:section>/<str:slug>/discussion/"
ONE = f"{HERE}<comment:key>/"


def ordered(order: str, name: str) -> object:
    return baked(
        path(f"{HERE}{order}/", discussions.ordered, {"order": order}, name=name), has_leaves=True
    )


urlpatterns = [
    baked(path(HERE, discussions.show, name="discussion"), has_leaves=True),
    ordered("oldest", "discussion-oldest"),
    ordered("liked", "discussion-liked"),
    ordered("picks", "discussion-picks"),
    personal(path(f"{HERE}write/", writing.write, name="write-comment")),
    baked(path(ONE, comments.show, name="comment"), has_leaves=True),
    personal(path(f"{ONE}edit/", own.edit, name="edit-comment")),
    personal(path(f"{ONE}delete/", own.delete, name="delete-comment")),
    personal(path(f"{ONE}reaction/", reactions.update, name="react-to-comment")),
    personal(path(f"{ONE}report/", reports.create, name="report-comment")),
    personal(path(f"{ONE}mute/", mutes.update, name="mute-author")),
]
