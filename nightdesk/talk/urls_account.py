"""What talk keeps for a person, under their account."""

from django.urls import path

from nightdesk.talk.views import answers, liftings

urlpatterns = [
    path("answers/", answers.index, name="answers"),
    path("liftings/", liftings.index, name="liftings"),
    path("answers/mail/", answers.mail, name="answers-by-mail"),
    path("answers/quiet/<str:token>/", answers.no_mail, name="no-mail"),
]
