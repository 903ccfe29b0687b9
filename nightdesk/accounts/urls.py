"""Addresses of accounts: django-allauth's pages, those that we use, and our own."""

from allauth.account import views as account
from allauth.mfa import urls as second_factor
from allauth.usersessions.views import list_usersessions
from django.conf import settings
from django.urls import include, path

from nightdesk.accounts.views import decisions, home, sessions

urlpatterns = [
    path("", home.show, name="account"),
    path("login/", account.login, name="account_login"),
    path("login/code/", account.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("email/", account.email, name="account_email"),
    path("email/confirm/", account.email_verification_sent, name="account_email_verification_sent"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path(
        "password/reset/confirm/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path(
        "password/reset/complete/",
        account.complete_password_reset,
        name="account_complete_password_reset",
    ),
    path(
        "password/reset/done/",
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
    path("decisions/", decisions.index, name="decisions"),
    path("decisions/<slug:kind>/<int:number>/", decisions.show, name="decision"),
    path("2fa/", include(second_factor)),
    path("", include("nightdesk.accounts.personal.urls")),
    path("sessions/", list_usersessions, name="usersessions_list"),
    path("sessions/<int:number>/end/", sessions.end, name="end-session"),
]

if settings.OTHER_HOUSES.apps:
    urlpatterns.append(path("", include("nightdesk.accounts.urls_other_houses")))
