"""Notices: what somebody, with or without an account, says is against the law."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from nightdesk.desk.moderation.doors import for_moderators, page, who
from nightdesk.desk.moderation.queue import notices
from nightdesk.stories.errors import Refused
from nightdesk.talk.law.noticing import settle
from nightdesk.talk.models.notice import Outcome
from nightdesk.talk.models.placed import placed

MOST = 100


class SettlingForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("Decision"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Whoever told us reads these words, and so does whoever wrote what is removed."
        ),
    )


@for_moderators
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The oldest first."""
    found = notices(who(request)).select_related("edition", "comment").order_by("at", "pk")
    return page(request, "notices.html", {"notices": found[:MOST]})


@for_moderators
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, key: str) -> HttpResponse:
    places = ("edition", "comment__author", *placed("comment"))
    found = notices(who(request)).select_related(*places)
    notice = get_object_or_404(found, key=key)
    form = SettlingForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            settle(notice, Outcome(said["outcome"]), said["answer"], by=who(request))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is decided. Whoever told us gets a mail."))
            return redirect("moderation:notices")
    shown = {"notice": notice, "form": form}
    return page(request, "notice.html", shown, status=422 if form.is_bound else 200)
