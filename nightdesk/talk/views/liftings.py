"""What the newsroom would like to print of what a person said in a chat: they say yes or no."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nightdesk.talk.errors import Refused
from nightdesk.talk.models import Lifting
from nightdesk.talk.models.placed import placed, unread
from nightdesk.talk.rooms.lifting import answer
from nightdesk.talk.views.asking import signed_in

MOST = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """All that waits for an answer. POST `which` and `say`, which is `yes` or `no`."""
    person = signed_in(request)
    assert person is not None  # noqa: S101  # for the types: others are led to sign in
    asked = Lifting.objects.asked_of(person).select_related("story", *placed("message"))
    asked = asked.defer("story__body", "story__marks", *unread("message"))
    wrong = ""
    if request.method == "POST":
        which = request.POST.get("which", "")
        one = get_object_or_404(asked, pk=int(which) if which.isdecimal() else 0)
        try:
            answer(one, by=person, is_granted=request.POST.get("say") == "yes")
        except Refused as refused:
            wrong = str(refused)
        else:
            return redirect("liftings")
    status = 422 if wrong else 200
    context = {"asked": asked[:MOST], "wrong": wrong}
    return render(request, "talk/liftings.html", context, status=status)
