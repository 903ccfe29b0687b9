"""Addresses of the chat, in an edition."""

from django.urls import path

from nightdesk.bakery.kinds import baked, machine, personal
from nightdesk.talk.views import mutes, own, reactions, reports, writing
from nightdesk.talk.views.rooms import here, index, room, search

HERE = "chat/<slug:room>/"
ONE = f"{HERE}<comment:key>/"

urlpatterns = [
    baked(path("chat/", index.show, name="rooms"), has_leaves=True),
    baked(path(HERE, room.show, name="room"), has_leaves=True),
    baked(path(f"{HERE}before/<int:line>/", room.before, name="room-before")),
    machine(path(f"{HERE}here.json", here.show, name="room-here")),
    personal(path(f"{HERE}here/", here.come, name="room-come")),
    personal(path(f"{HERE}search/", search.show, name="room-search")),
    personal(path(f"{HERE}write/", writing.write, name="write-message")),
    baked(path(ONE, room.message, name="message")),
    personal(path(f"{ONE}edit/", own.edit, name="edit-message")),
    personal(path(f"{ONE}delete/", own.delete, name="delete-message")),
    personal(path(f"{ONE}reaction/", reactions.update, name="react-to-message")),
    personal(path(f"{ONE}report/", reports.create, name="report-message")),
    personal(path(f"{ONE}mute/", mutes.update, name="mute-writer")),
]
