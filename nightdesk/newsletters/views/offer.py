"""What newsletters an edition has, and the numbers that were sent: the same for everyone, baked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.leaf import Leaf
from nightdesk.newsletters.drawing import paragraphs
from nightdesk.newsletters.forms import JoinForm
from nightdesk.newsletters.models import Newsletter, Number
from nightdesk.stories.generations import reading_stories


@require_safe
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    context = {"edition": edition, "form": JoinForm(edition=edition), "now": timezone.now()}
    return render(request, "newsletters/index.html", context)


@require_safe
def show(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """A newsletter and its numbers, the newest first."""
    newsletter = get_object_or_404(Newsletter.objects.of(edition), slug=slug)
    sent = Number.objects.of(newsletter).sent().select_related("mailing")
    leaf = Leaf.asked_for(request, sent)
    context = {"edition": edition, "newsletter": newsletter, "leaf": leaf, "now": timezone.now()}
    return render(request, "newsletters/show.html", context)


@require_safe
def number(request: HttpRequest, edition: Edition, slug: str, number: int) -> HttpResponse:
    """A number as a page: with those of its stories that stand today."""
    now = timezone.now()
    newsletter = get_object_or_404(Newsletter.objects.of(edition), slug=slug)
    found = get_object_or_404(
        Number.objects.of(newsletter).sent().select_related("mailing"), number=number
    )
    reading_stories(found.chosen.values_list("story", flat=True))
    stories = found.stories(now)
    context = {
        "edition": edition,
        "newsletter": newsletter,
        "number": found,
        "stories": stories,
        "paragraphs": paragraphs(found.introduction),
        "subject": found.subject or (stories[0].headline if stories else newsletter.name),
        "now": now,
    }
    return render(request, "newsletters/number.html", context)
