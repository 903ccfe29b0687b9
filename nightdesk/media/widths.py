"""In which widths a picture is shown: few enough to store, close enough for every screen."""

WIDTHS = {
    "webp": (400, 800, 1200, 1600),
    "jpeg": (800, 1200),  # for feeds, cards and the rare browser that reads no WebP
}


def spec(width: int, kind: str) -> str:
    """Write it as Wagtail does, such as `width-800|format-webp`."""
    return f"width-{width}|format-{kind}"


def fitting(kind: str, picture_width: int) -> tuple[str, ...]:
    """Take the widths narrower than the picture and one more, which then has the picture's own."""
    narrower = [width for width in WIDTHS[kind] if width < picture_width]
    return tuple(spec(width, kind) for width in WIDTHS[kind][: len(narrower) + 1])


SPECS = tuple(spec(width, kind) for kind, widths in WIDTHS.items() for width in widths)
