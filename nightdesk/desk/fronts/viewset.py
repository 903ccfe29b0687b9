"""Fronts in Wagtail: which views, under which addresses, for whom."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib.admin.utils import quote
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permissions import policy_registry
from wagtail.snippets.views import snippets

from nightdesk.desk.fronts.panels import EDITOR
from nightdesk.events.models import Event
from nightdesk.fronts.models import Front
from nightdesk.stories.errors import Refused

# Editions and sections have one front each, from the beginning to the end.
OPEN = frozenset({"list", "list_results", "edit", "preview_on_edit"})


def name_of(front: Front) -> str:
    return (front.section or front.edition).name


def arranger_of(front: Any) -> str:
    """Who last arranged it; where nobody did, the slots fill themselves."""
    return front.arranged_by or ("" if front.arranged_at else _("fills itself"))


class FrontIndexView(snippets.IndexView):
    """The fronts that the person may arrange, and when somebody last did."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            Front.objects.lay_down()
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> models.QuerySet[Front]:
        policy = policy_registry.get_by_type(Front)
        arranged = Event.objects.filter(
            subject_type=Front._meta.label_lower, subject_id=models.OuterRef("pk")
        ).order_by("-pk")
        return (
            policy.instances_user_has_permission_for(self.request.user, "change")
            .in_order()
            .annotate(
                arranged_at=models.Subquery(arranged.values("at")[:1]),
                arranged_by=models.Subquery(arranged.values("actor__name")[:1]),
            )
        )

    @cached_property
    def columns(self) -> list[Any]:
        return [
            self._get_title_column("name", accessor=name_of),
            Column("edition", label=_("Edition"), accessor="edition.code"),
            DateColumn("arranged_at", label=_("Arranged")),
            Column("arranged_by", label=_("By"), accessor=arranger_of),
        ]

    def _get_custom_column(self, field_name: str, column_class: Any = Column, **kwargs: Any) -> Any:
        return column_class(field_name, label=_("Front"), **kwargs)


class FrontEditView(snippets.EditView):
    """Publishing a front is one act. Hours typed here are the edition's."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with timezone.override(self.object.edition.zone):
            response: Any = super().dispatch(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["media"] += forms.Media(css={"all": ["desk/fronts.css"]})
        return context

    def user_has_permission(self, permission: str) -> bool:
        """Wagtail asks for the type; the section's desk decides."""
        return self.user_has_permission_for_instance(permission, self.object)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except Refused as refused:
            return self.refuse(form, str(refused))

    def save_instance(self) -> Front:
        front: Front = self.form.save(commit=False)
        front.version = self.form.cleaned_data["seen_version"]
        front.arrange(by=self.request.user)
        return front

    def refuse(self, form: Any, why: str) -> HttpResponse:
        """Everything that was chosen stays in the form; whoever publishes it again has been told."""
        self.produced_error_message = why
        now = Front.objects.get(pk=self.object.pk)
        form.data = form.data.copy()
        form.data["seen_version"] = str(now.version)
        response = self.form_invalid(form)
        response.status_code = HTTPStatus.CONFLICT
        return response

    def get_success_message(self, instance: Any = None) -> str:
        return _("“%(front)s” is arranged: readers have it.") % {"front": self.object}

    def get_success_url(self) -> str:
        return reverse("fronts:edit", args=[quote(self.object.pk)])

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_history_url(self) -> None:
        return None

    def get_usage_url(self) -> None:
        return None


class FrontPreviewView(snippets.PreviewOnEditView):
    """The real page, with what is chosen and not yet published."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with timezone.override(self.object.edition.zone):
            return super().dispatch(request, *args, **kwargs)


class FrontViewSet(snippets.SnippetViewSet):
    model = Front
    icon = "home"
    menu_label = gettext_lazy("Fronts")
    menu_name = "fronts"
    menu_order = 200
    add_to_admin_menu = True
    admin_url_namespace = "fronts"
    base_url_path = "fronts"
    list_per_page = 100
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = EDITOR
    index_view_class = FrontIndexView
    edit_view_class = FrontEditView
    preview_on_edit_view_class = FrontPreviewView

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in OPEN]
