"""Readers' accounts, as django-allauth wants them told. The rules are ours; how they are kept is its work."""

from pathlib import Path
from typing import Any

APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
]
A_CODE_IS_GOOD_FOR = 15 * 60
# How often from one address (an IPv6 network of /64), by one person, with one key. Counted before the work.
LIMITS = {
    "login": "20/m/ip",
    "login_failed": "10/3m/key",
    "login_of_one": "100/h/key",
    "signup": "10/10m/ip",
    "request_login_code": "10/m/ip,3/5m/key",
    "reset_password": "10/m/ip,3/5m/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "3/m/key",
    "manage_email": "10/m/user",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "change_face": "20/h/user",
    "download_data": "10/h/user",
}


def cache(data: Path) -> dict[str, Any]:
    """Django's CACHES: what is counted is counted for all processes of the machine."""
    backend = "nightdesk.lib.shared_cache.SharedCache"
    return {"default": {"BACKEND": backend, "LOCATION": str(data / "counted.sqlite3")}}


def accounts(*, is_public: bool) -> dict[str, Any]:
    """Settings of allauth. In public, passkeys work over https only."""
    return {
        "ACCOUNT_ADAPTER": "nightdesk.accounts.adapter.Adapter",
        "ACCOUNT_SIGNUP_FORM_CLASS": "nightdesk.accounts.forms.WithName",
        "ACCOUNT_FORMS": {"signup": "nightdesk.accounts.signing_up.SignUp"},
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        # Codes, not links: programs that look through mail follow links, and would sign in before us.
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
        "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
        "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT": A_CODE_IS_GOOD_FOR,
        "ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND": True,
        "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
        "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": A_CODE_IS_GOOD_FOR,
        "ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND": True,
        "ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED": True,
        "ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT": A_CODE_IS_GOOD_FOR,
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_CHANGE_EMAIL": True,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": A_CODE_IS_GOOD_FOR,
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_RATE_LIMITS": LIMITS,
        # What another house says of an address makes no account of ours that house's.
        "SOCIALACCOUNT_ADAPTER": "nightdesk.accounts.other_houses.OtherHouses",
        "SOCIALACCOUNT_AUTO_SIGNUP": False,
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
        "SOCIALACCOUNT_LOGIN_ON_GET": False,
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "MFA_ADAPTER": "nightdesk.accounts.second_factor.SecondFactor",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not is_public,
    }
