"""Addresses of what a person does about themselves, under /account/."""

from django.urls import path

from nightdesk.accounts.personal.views import data, erasure, face, second_factor

urlpatterns = [
    path("face/", face.face, name="account_face"),
    path("data/", data.data, name="account_data"),
    path("second-factor/", second_factor.show, name="account_second_factor"),
    path("erasure/", erasure.erasure, name="account_erasure"),
    path("erasure/called-back/", erasure.destroy, name="account_erasure_called_back"),
]
