"""Other houses whose word for a reader is taken, as django-allauth wants them told."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

# Where a reader is sent to sign in. An OpenID Connect server says so itself.
USUAL = {
    "facebook": ("Facebook", "https://www.facebook.com"),
    "github": ("GitHub", "https://github.com"),
    "gitlab": ("GitLab", "https://gitlab.com"),
    "google": ("Google", "https://accounts.google.com"),
    "microsoft": ("Microsoft", "https://login.microsoftonline.com"),
}
OPEN = "openid_connect"
ROOM = "allauth.socialaccount.providers"


@dataclass
class Houses:
    """What is configured: allauth's apps and settings, what pages name, and where their forms may lead."""

    apps: list[str] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)
    shown: list[dict[str, str]] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)


def houses(written: str) -> Houses:
    """From NIGHTDESK_SIGN_IN_PROVIDERS. Refuses, with a sentence, what it cannot read."""
    found = Houses()
    for one in _parsed(written):
        provider = str(one.get("provider", ""))
        if not one.get("client_id") or not (provider in USUAL or _is_open(one)):
            sentence = (
                "NIGHTDESK_SIGN_IN_PROVIDERS: each needs a client_id, and a provider "
                f"({', '.join(sorted(USUAL))}) or {OPEN} with id, name and server."
            )
            raise ValueError(sentence)
        _add(found, provider, one)
    return found


def _parsed(written: str) -> list[dict[str, Any]]:
    try:
        parsed = json.loads(written or "[]")
    except ValueError:
        parsed = None
    if not isinstance(parsed, list) or not all(isinstance(one, dict) for one in parsed):
        sentence = "NIGHTDESK_SIGN_IN_PROVIDERS is no JSON list of objects."
        raise ValueError(sentence)
    return parsed


def _is_open(one: dict[str, Any]) -> bool:
    has_all = all(one.get(name) for name in ("id", "name", "server"))
    return one.get("provider") == OPEN and has_all


def _add(found: Houses, provider: str, one: dict[str, Any]) -> None:
    app = {"client_id": one["client_id"], "secret": one.get("secret", "")}
    name, host = USUAL.get(provider, ("", ""))
    if provider == OPEN:
        server = urlsplit(one["server"])
        name, host = one["name"], f"{server.scheme}://{server.netloc}"
        settings = {"server_url": one["server"]}
        app |= {"provider_id": one["id"], "name": name, "settings": settings}
    if f"{ROOM}.{provider}" not in found.apps:
        found.apps.append(f"{ROOM}.{provider}")
        found.told[provider] = {"APPS": [], "OAUTH_PKCE_ENABLED": True}
    found.told[provider]["APPS"].append(app)
    found.shown.append({"provider": provider, "id": one.get("id", provider), "name": name})
    found.hosts.append(host)
