"""Pages of a room whose story was killed: readers are told that it is gone, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nightdesk.editions.models import Edition
from nightdesk.talk.rooms.place import Gone

View = Callable[..., HttpResponse]


def gone_with_its_story(view: View) -> View:
    """410 where the view finds that. Forms, which nobody links to, stay a plain 404."""

    @wraps(view)
    def asked(request: HttpRequest, edition: Edition, *args: Any, **where: Any) -> HttpResponse:
        try:
            return view(request, edition, *args, **where)
        except Gone:
            return render(request, "errors/gone.html", {"edition": edition}, status=410)

    return asked
