"""Names of request headers that some software believes, put together from the words they are made of."""

from itertools import product

# Of the standards, and of what is so common that it might be one.
KNOWN = (
    "accept", "accept-charset", "accept-encoding", "accept-language", "accept-ranges", "access-control-request-headers",
    "access-control-request-method", "alt-used", "cache-control", "connection", "content-disposition",
    "content-encoding", "content-language", "content-location", "content-range", "content-type", "cookie", "date",
    "device-memory", "dnt", "downlink", "early-data", "expect", "expires", "forwarded", "from", "if-match",
    "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "keep-alive", "last-event-id",
    "last-modified", "link", "location", "max-forwards", "origin", "pragma", "prefer", "priority",
    "proxy-authorization", "purpose", "range", "referer", "rtt", "save-data", "sec-ch-ua", "sec-ch-ua-mobile",
    "sec-ch-ua-platform", "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "sec-fetch-user", "sec-gpc",
    "service-worker", "set-cookie", "surrogate-capability", "te", "trailer", "upgrade", "upgrade-insecure-requests",
    "user-agent", "vary", "via", "viewport-width", "want-digest", "warning", "width",
)  # fmt: skip
OWNERS = (
    "x-", "x-forwarded-", "x-original-", "x-originating-", "x-rewrite-", "x-real-", "x-remote-", "x-proxy-",
    "x-client-", "x-cluster-client-", "x-backend-", "x-host-", "x-http-", "x-wap-", "x-amz-", "x-azure-", "x-envoy-",
    "x-middleware-", "x-django-", "x-wagtail-", "x-nightdesk-", "x-edge-", "x-cdn-", "x-cache-", "true-client-",
    "front-end-", "client-", "cf-", "fastly-",
)  # fmt: skip
WORDS = (
    "url", "uri", "host", "server", "path", "path-info", "prefix", "base", "proto", "protocol", "scheme", "ssl",
    "https", "port", "for", "by", "ip", "addr", "method", "method-override", "language", "country", "edition",
    "user", "user-id", "account", "role", "token", "session", "csrf-token", "cookie", "query", "query-string",
    "status", "debug", "test", "version", "format", "key",
)  # fmt: skip


def names() -> list[str]:
    """More than a thousand, each once; none that only says how long the request is, or who asks."""
    made = [f"{owner}{word}" for owner, word in product(OWNERS, WORDS)]
    return list(dict.fromkeys([*KNOWN, *made]))
