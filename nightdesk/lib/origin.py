"""The paper's origin: the scheme and host that every absolute address begins with."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def origin(request: HttpRequest | None = None) -> str:
    """The origin of links in feeds, sitemaps and answers, such as `https://gazette.example`.

    It is the first host in NIGHTDESK_HOSTS that is not this machine; whatever a reader's Host header
    says changes nothing. A paper that is served on this machine alone is linked to under the name it
    was asked by, which Django has compared with NIGHTDESK_HOSTS.
    """
    public = next((host for host in settings.ALLOWED_HOSTS if is_public(host)), None)
    if public is not None:
        return f"https://{public.removeprefix('.')}"
    if request is not None:
        return f"{request.scheme}://{request.get_host()}"
    return str(settings.WAGTAILADMIN_BASE_URL)


def is_public(host: str) -> bool:
    """Whether a host of NIGHTDESK_HOSTS names the paper to the world; `*` names nobody."""
    if host in {"*", "localhost"} or host.endswith(".localhost"):
        return False
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return True
    return not (address.is_loopback or address.is_unspecified)
