"""Newsletters at the desk: which there are, who reads them in numbers, and what each is."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from nightdesk.desk.newsletters.doors import for_senders, page, who
from nightdesk.desk.newsletters.forms import NewsletterForm
from nightdesk.editions.models import Edition
from nightdesk.newsletters.models import Newsletter, Number

LATEST = 20


@for_senders
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Nothing is counted of who opens a mail: these are all the figures there are."""
    found = Newsletter.objects.select_related("edition").annotate(reading=Count("readers"))
    context = {"newsletters": found.order_by("edition__position", "position", "name")}
    return page(request, "index.html", context)


@for_senders
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    form = NewsletterForm(request.POST or None, initial={"edition": Edition.objects.leading()})
    if form.is_bound and form.is_valid():
        newsletter = form.keep(by=who(request))
        messages.success(request, _("“%(name)s” is there.") % {"name": newsletter})
        return redirect("newsletters:show", newsletter.pk)
    title = _("New newsletter")
    return page(request, "edit.html", {"form": form}, title=title, is_wrong=form.is_bound)


@for_senders
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Its numbers, the newest first, each with how far it is."""
    newsletter = get_object_or_404(Newsletter.objects.select_related("edition"), pk=pk)
    numbers = Number.objects.of(newsletter).select_related("mailing").order_by("-number")
    rows = [
        {"number": one, "counts": one.mailing.counts() if one.mailing else {}}
        for one in numbers[:LATEST]
    ]
    context = {"newsletter": newsletter, "rows": rows, "reading": newsletter.readers.count()}
    return page(request, "show.html", context, title=newsletter.name)


@for_senders
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    newsletter = get_object_or_404(Newsletter.objects.select_related("edition"), pk=pk)
    form = NewsletterForm(request.POST or None, instance=newsletter)
    if form.is_bound and form.is_valid():
        form.keep(by=who(request))
        messages.success(request, _("It holds from now on."))
        return redirect("newsletters:show", newsletter.pk)
    return page(request, "edit.html", {"form": form}, title=newsletter.name, is_wrong=form.is_bound)
