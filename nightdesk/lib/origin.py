"""The paper's origin: the scheme and host that every absolute address begins with."""

from django.conf import settings
from django.http import HttpRequest

from nightdesk.lib.hosts import is_name


def origin(request: HttpRequest | None = None) -> str:
    """The origin of links in feeds, sitemaps and answers, such as `https://gazette.example`.

    It is the first name in NIGHTDESK_HOSTS that is not this machine; whatever a reader's Host header
    says changes nothing. A paper without a name, tried out on this machine or under a bare address,
    is linked to as it was asked for, which Django has compared with NIGHTDESK_HOSTS.
    """
    public = next((host for host in settings.ALLOWED_HOSTS if is_name(host)), None)
    if public is not None:
        return f"https://{public.removeprefix('.')}"
    if request is not None:
        return _as_asked_for(request)
    return str(settings.WAGTAILADMIN_BASE_URL)


def _as_asked_for(request: HttpRequest) -> str:
    """Looked at once for a request: a page names its origin many times."""
    known = vars(request)
    if "origin" not in known:
        known["origin"] = f"{request.scheme}://{request.get_host()}"
    return str(known["origin"])
