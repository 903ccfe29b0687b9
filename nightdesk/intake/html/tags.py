"""Which tags of HTML mean what to a story's body."""

LIFTED = frozenset({"img", "iframe", "video", "audio", "object", "embed", "picture", "nd-media"})
"""Stand inside a line in HTML, but are blocks of their own in a story."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "menu", "dir"})
CELLS = frozenset({"td", "th"})
PREFORMATTED = frozenset({"pre", "xmp", "listing", "plaintext", "textarea"})

BLOCKS = (
    LIFTED
    | HEADINGS
    | LISTS
    | CELLS
    | PREFORMATTED
    | frozenset(
        "p div section article main header footer aside nav figure figcaption blockquote li dl dt dd "
        "table thead tbody tfoot tr caption colgroup col hr form fieldset legend address details "
        "summary center noscript body html nd-caption nd-gallery nd-embed".split()
    )
)

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr nd-gallery nd-media".split()
)

ACTIVE = frozenset("script style template link meta base head title frame frameset".split())
"""Dropped with all they hold: nobody reads them."""

FIELDS = frozenset("input select datalist progress meter".split())

BOUNDARIES = CELLS | frozenset({"table", "caption", "object", "nd-caption", "nd-embed"})
"""An end tag from inside never closes anything outside of these."""

CLOSED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), LISTS | BOUNDARIES),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"}) | BOUNDARIES),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"}) | BOUNDARIES),
    "td": (CELLS, frozenset({"tr", "table"})),
    "th": (CELLS, frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
}
"""A start tag, the open elements it ends, and how far up it may look for them."""

KEPT = {
    "b": "b",
    "strong": "strong",
    "i": "i",
    "em": "em",
    "code": "code",
    "sub": "sub",
    "sup": "sup",
    "del": "s",
    "mark": "mark",
    "s": "s",
    "strike": "s",
    "tt": "code",
    "kbd": "code",
    "samp": "code",
    "var": "i",
    "cite": "i",
    "dfn": "i",
}
"""The inline tags a paragraph keeps, and what older ones become."""
