"""Signing in to the desk: Wagtail's page, behind it the same way in as every account has."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views.account import LoginView


class SignInForm(LoginForm):
    """Tries are counted here as they are at the readers' sign-in."""

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not name or not password:
            return self.cleaned_data
        adapter = get_adapter()
        if not ratelimit.consume(self.request, action="login"):
            raise adapter.validation_error("too_many_login_attempts")
        self.user_cache = adapter.authenticate(self.request, email=name, password=password)
        if self.user_cache is None:
            raise self.get_invalid_login_error()
        self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data


class SignInView(LoginView):
    """Whoever has a second factor is asked for it before the desk opens."""

    authentication_form = SignInForm

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm

    def form_valid(self, form: SignInForm) -> HttpResponse:
        login = Login(
            user=form.get_user(),
            redirect_url=self.get_success_url(),
            email=form.get_user().email,
        )
        response = perform_password_login(self.request, {"email": login.email}, login)
        is_kept = form.cleaned_data.get("remember")
        self.request.session.set_expiry(settings.SESSION_COOKIE_AGE if is_kept else 0)
        return response


def ours(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """In place of Wagtail's view."""
    return update_wrapper(SignInView.as_view(), view)


def forgotten(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A new password is had in one way only, where it is counted how often it is asked for."""

    def lead_on(request: HttpRequest) -> HttpResponse:
        return redirect("account_reset_password")

    return update_wrapper(lead_on, view)
