"""Pages about one story: what was done to it, how revisions differ, when it is released."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views import snippets

from nightdesk.stories.errors import Refused


class StoryInspectView(snippets.InspectView):
    """For those who may read copy without changing it."""


class StoryHistoryView(snippets.HistoryView):
    any_permission_required = ("view",)


class StoryRevisionView(snippets.PreviewRevisionView):
    permission_required = "view"


class StoryCompareView(snippets.RevisionsCompareView):
    permission_required = "view"


class StoryUnscheduleView(snippets.RevisionsUnscheduleView):
    """Wagtail's link «cancel scheduled publish» ends in our verb too."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.object.unschedule(by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("“%(story)s” waits for no hour.") % {"story": self.object})
        return redirect(self.get_next_url())


class StoryWorkflowActionView(snippets.WorkflowActionView):
    """An approval from the queue; a refusal is told where the queue is."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer: HttpResponse = super().post(request, *args, **kwargs)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect(self.redirect_url)
        return answer
