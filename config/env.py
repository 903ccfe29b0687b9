"""Every setting an operator can give, as environment variables: name, default, sentence."""

import ipaddress
import json
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from nightdesk.lib.hosts import is_name

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable. `default` is what holds when it is absent, as printed in the docs."""

    name: str
    kind: str
    default: str
    sentence: str

    @property
    def value(self) -> str:
        return os.environ.get(self.name, "").strip() or self.default


DATA = Setting(
    "NIGHTDESK_DATA",
    "folder",
    "var/",
    "Where the database, the pictures and the secret key are kept.",
)
DATABASE_URL = Setting(
    "NIGHTDESK_DATABASE_URL",
    "address",
    "",
    "The database, as postgres://user:password@host:port/name. Empty: SQLite in the data folder.",
)
BUS_URL = Setting(
    "NIGHTDESK_BUS_URL",
    "address",
    "",
    "What carries events between processes. Empty: inside this process.",
)
MEDIA_URL = Setting(
    "NIGHTDESK_MEDIA_URL", "address", "", "Where pictures are kept. Empty: the data folder."
)
EMAIL_URL = Setting(
    "NIGHTDESK_EMAIL_URL",
    "address",
    "",
    "The mail server, as smtp://user:password@host:port. Empty: mails are printed on the console.",
)
EMAIL_FROM = Setting(
    "NIGHTDESK_EMAIL_FROM",
    "mail address",
    "",
    "Whom mails are from. Empty: no-reply@ the first name in NIGHTDESK_HOSTS.",
)
BOUNCES = Setting(
    "NIGHTDESK_BOUNCES",
    "mail address",
    "",
    "Where undeliverable newsletters come back to: with bounces@gazette.example, each mail to an address"
    " of its own, bounces+…@gazette.example. Empty: to NIGHTDESK_EMAIL_FROM.",
)
BOUNCES_MAILBOX = Setting(
    "NIGHTDESK_BOUNCES_MAILBOX",
    "address",
    "",
    "The mailbox where that mail arrives, as imaps://name:password@host/INBOX, read every five minutes. Empty: none.",
)
MAIL_PER_SECOND = Setting(
    "NIGHTDESK_MAIL_PER_SECOND",
    "number",
    "20",
    "How many mails of newsletters leave in a second, at most. 0: as fast as the mail server takes them.",
)
MAIL_SERVICE = Setting(
    "NIGHTDESK_MAIL_SERVICE",
    "JSON object",
    "",
    "The service that tells at /mail-events/ of mail that came back, and what proves that it is the service."
    " Empty: none.",
)
PORT = Setting(
    "NIGHTDESK_PORT",
    "port",
    "8000",
    "Where bin/up listens, unless --port says otherwise; mails of a paper without a name link there.",
)
SECRET_KEY = Setting(
    "NIGHTDESK_SECRET_KEY",
    "secret",
    "",
    "What signs sessions. Empty: made once and kept in the data folder.",
)
PUSH_KEY = Setting(
    "NIGHTDESK_PUSH_KEY",
    "secret",
    "",
    "What push services know the house by. Empty: made once and kept in the data folder.",
)
WEBSUB_HUB = Setting(
    "NIGHTDESK_WEBSUB_HUB",
    "address, or none",
    "",
    "The WebSub hub that tells programs of changes in feeds. Empty: our own, at /websub/. none: nobody does.",
)
HOOK_NETWORKS = Setting(
    "NIGHTDESK_HOOK_NETWORKS",
    "addresses or networks, separated by commas",
    "",
    "Networks of the house that webhooks may reach, by http too. Empty: the public network alone, by https.",
)
HOSTS = Setting(
    "NIGHTDESK_HOSTS",
    "names, separated by commas",
    "localhost,127.0.0.1,[::1]",
    "The host names the paper is served under. The first one that is not this machine is used in links.",
)
PROXIES = Setting(
    "NIGHTDESK_PROXIES",
    "addresses or networks, separated by commas",
    "127.0.0.0/8,::1",
    "The proxies that are believed when they say, in X-Forwarded-For, where a request came from.",
)
DEFAULT_EDITION = Setting(
    "NIGHTDESK_DEFAULT_EDITION",
    "edition code",
    "",
    "The edition that / leads to. Empty: the first edition founded.",
)
SECOND_FACTOR = Setting(
    "NIGHTDESK_SECOND_FACTOR",
    "newsroom or nobody",
    "newsroom",
    "Who must sign in with a second factor: everybody of the newsroom, or nobody. Anyone may.",
)
SIGN_IN_PROVIDERS = Setting(
    "NIGHTDESK_SIGN_IN_PROVIDERS",
    "JSON list",
    "",
    "Other houses whose word for a reader is taken at the sign-in. Empty: none.",
)

SETTINGS = (
    DATA,
    DATABASE_URL,
    BUS_URL,
    MEDIA_URL,
    EMAIL_URL,
    EMAIL_FROM,
    BOUNCES,
    BOUNCES_MAILBOX,
    MAIL_PER_SECOND,
    MAIL_SERVICE,
    PORT,
    SECRET_KEY,
    PUSH_KEY,
    WEBSUB_HUB,
    HOOK_NETWORKS,
    HOSTS,
    PROXIES,
    DEFAULT_EDITION,
    SECOND_FACTOR,
    SIGN_IN_PROVIDERS,
)


def data_folder() -> Path:
    """The data folder as an absolute path; made when it is not there."""
    folder = Path(DATA.value)
    if not folder.is_absolute():
        folder = ROOT / folder
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def hosts() -> list[str]:
    return [host.strip() for host in HOSTS.value.split(",") if host.strip()]


def proxies() -> list[Network]:
    """Raises ValueError when one of them is neither an address nor a network."""
    return _networks(PROXIES)


def hook_networks() -> tuple[Network, ...]:
    """The same."""
    return tuple(_networks(HOOK_NETWORKS))


def _networks(setting: Setting) -> list[Network]:
    written = [one.strip() for one in setting.value.split(",")]
    return [ipaddress.ip_network(one) for one in written if one]


def second_factor() -> str:
    """Raises ValueError for another word: a slip of the pen must not open the desk."""
    if SECOND_FACTOR.value not in {"newsroom", "nobody"}:
        sentence = f"{SECOND_FACTOR.name} is «newsroom» or «nobody», not «{SECOND_FACTOR.value}»."
        raise ValueError(sentence)
    return SECOND_FACTOR.value


def mail_service() -> dict[str, str]:
    """By name what django-anymail wants told, beside `service`. Raises ValueError where anybody could speak for it."""
    told: dict[str, str] = json.loads(MAIL_SERVICE.value or "{}")
    if told and not {"service", "WEBHOOK_SECRET"} <= set(told):
        sentence = (
            f"{MAIL_SERVICE.name} needs «service» and «WEBHOOK_SECRET», a name and a password."
        )
        raise ValueError(sentence)
    return told


def bounces_mailbox() -> str:
    """Raises ValueError for what is no address of a mailbox."""
    parts = urlsplit(BOUNCES_MAILBOX.value)
    is_one = parts.scheme in {"imap", "imaps"} and parts.hostname and parts.username
    if BOUNCES_MAILBOX.value and not is_one:
        sentence = f"{BOUNCES_MAILBOX.name} is an address such as imaps://name:password@host/INBOX."
        raise ValueError(sentence)
    return BOUNCES_MAILBOX.value


def public_names() -> list[str]:
    """The hosts that name the paper to the world: neither this machine, nor a bare address, nor `*`."""
    return [host.removeprefix(".") for host in hosts() if is_name(host)]
