"""Links: too many, the first of a newcomer, or one that leads where this house does not link to."""

import re
from urllib.parse import urlsplit

from nightdesk.talk.moderation import history
from nightdesk.talk.moderation.rulebook import REFUSE
from nightdesk.talk.moderation.submission import PASS, Decision, Submission, hold, refuse

# What becomes a link, and what readers would copy into the address bar: every part is linear.
_LINK = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>\"]{1,2000}", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,24}(?![\w.-])(?:/[^\s<>\"]{0,2000})?",
    re.IGNORECASE,
)
LONGEST_HOST = 253
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f]")
_DOTS = str.maketrans({"。": ".", "．": ".", "｡": ".", "․": "."})


def judge(submission: Submission) -> Decision:
    rules = submission.rules
    hosts = links(submission.text)
    if not hosts:
        return PASS
    for host in hosts:
        if (named := _forbidden(host, rules.forbidden_hosts)) is not None:
            return refuse("forbidden_host", host=named)
    if rules.most_links and len(hosts) > rules.most_links:
        found = {"count": len(hosts), "most": rules.most_links}
        decide = refuse if rules.beyond_links == REFUSE else hold
        return decide("too_many_links", **found)
    if rules.holds_first_links and _is_new(submission):
        return hold("first_links", hosts=sorted(set(hosts))[:5])
    return PASS


def links(text: str) -> list[str]:
    """The host of each link, in order, in small letters; that of a mail address is its own."""
    plain = _HIDDEN.sub("", text).translate(_DOTS)
    whole = [_host(found.group()) for found in _LINK.finditer(plain)]
    rest = _LINK.sub(" ", plain)
    return whole + [_host(found.group()) for found in _BARE.finditer(rest)]


def _host(link: str) -> str:
    if link.lower().startswith("mailto:"):
        return link.rpartition("@")[2].split("?")[0].lower()
    try:
        host = urlsplit(link if "://" in link else f"//{link}").hostname or ""
    except ValueError:  # a bracket that is no address
        return ""
    return _puny(host.rstrip("."))


def _puny(host: str) -> str:
    """As browsers ask for it; what they could not ask for stays as it is."""
    if host.isascii() or len(host) > LONGEST_HOST:
        return host
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def _forbidden(host: str, forbidden: tuple[str, ...]) -> str | None:
    """The entry that names the host, or a domain it lies in."""
    return next((one for one in forbidden if host == one or host.endswith(f".{one}")), None)


def _is_new(submission: Submission) -> bool:
    return submission.is_from_a_newcomer or history.is_new(submission)
