"""What holds once the paper has a name of its own: read from the settings as an operator's process reads them."""

import json
import os
import subprocess
import sys
from pathlib import Path

ASKED = (
    "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY",
    "CSRF_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "SESSION_COOKIE_PATH", "SESSION_COOKIE_DOMAIN",
    "SESSION_SAVE_EVERY_REQUEST", "DEFAULT_FROM_EMAIL", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN",
)  # fmt: skip
TELL = f"""
import json
from django.conf import settings
print(json.dumps({{name: getattr(settings, name) for name in {ASKED!r}}}))
"""


def settings_of(folder: Path, **given: str) -> dict[str, object]:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "NIGHTDESK_DATA": str(folder),
        **given,
    }
    done = subprocess.run(
        [sys.executable, "-c", TELL], env=environment, capture_output=True, text=True, check=True
    )
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_cookies_are_of_this_host_alone_and_mail_comes_from_it(tmp_path: Path) -> None:
    assert settings_of(tmp_path, NIGHTDESK_HOSTS="gazette.example") == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_DOMAIN": None,
        "SESSION_SAVE_EVERY_REQUEST": False,
        "DEFAULT_FROM_EMAIL": "no-reply@gazette.example",
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": False,
    }
