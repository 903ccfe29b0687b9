"""The page on which anyone, with or without an account, tells of illegal content."""

from typing import Any, cast

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from nightdesk.editions.models import Edition
from nightdesk.lib.crossing import is_from_elsewhere
from nightdesk.lib.shared_cache import Counter, SharedCache
from nightdesk.lib.whence import address_of, counted
from nightdesk.talk.law.noticing import Told, receive
from nightdesk.talk.models.notice import GRAVE, Offence

# From one address, in an hour: enough for anyone who reads, too few to fill a moderator's day.
MOST, HOUR = 10, 3600


class NoticeForm(forms.Form):
    """Name and address may be left out where the law says so."""

    address = forms.URLField(
        label=_("Address of the page or comment"), max_length=500, assume_scheme="https"
    )
    offence = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=[("", _("Choose …")), *Offence.choices]
    )
    why = forms.CharField(
        label=_("Why is it against the law?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        help_text=_("Not needed where children are abused."),
    )
    email = forms.EmailField(label=_("Your e-mail address"), required=False)
    faith = forms.BooleanField(
        label=_("I believe in good faith that this is correct and complete.")
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("offence") not in GRAVE:
            for name in ("name", "email"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, _("This is needed to answer you."))
        return said

    def told(self) -> Told:
        said = self.cleaned_data
        return Told(said["address"], said["offence"], said["why"], said["name"], said["email"])


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The page knows no reader and holds no token; what another site sends is refused."""
    if is_from_elsewhere(request):
        return shown(request, edition, status=403, is_foreign=True)
    if request.method != "POST":
        asked = {"address": request.GET.get("address", "")[:500]}
        return shown(request, edition, form=NoticeForm(initial=asked))
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return shown(request, edition, form=form, status=422)
    if is_too_often(request):
        return shown(request, edition, form=form, status=429, is_too_often=True)
    return shown(request, edition, notice=receive(edition, form.told()))


def is_too_often(request: HttpRequest) -> bool:
    counter = Counter(f"notice:{counted(address_of(request))}", MOST, HOUR)
    return cast("SharedCache", cache).count_up([counter]) is not None


def shown(
    request: HttpRequest, edition: Edition, *, status: int = 200, **told: Any
) -> HttpResponse:
    return render(request, "talk/law/report.html", told | {"edition": edition}, status=status)
