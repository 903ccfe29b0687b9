"""The addresses of acts: /desk/stories/7/correction/ and its like."""

from django.urls import path

from nightdesk.desk.acts.all import ACTS
from nightdesk.desk.views.acts import act

app_name = "story_acts"
urlpatterns = [
    path(f"<int:pk>/{form.address}/", act, {"form_class": form}, name=form.address) for form in ACTS
]
