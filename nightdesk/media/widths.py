"""In which widths a picture is shown: few enough to store, close enough for every screen."""

WEBP_WIDTHS = (400, 800, 1200, 1600)
JPEG_WIDTHS = (800, 1200)  # for feeds, cards and the rare browser that reads no WebP


def spec(width: int, kind: str) -> str:
    """Write it as Wagtail does, such as `width-800|format-webp`."""
    return f"width-{width}|format-{kind}"


WEBP_SPECS = tuple(spec(width, "webp") for width in WEBP_WIDTHS)
JPEG_SPECS = tuple(spec(width, "jpeg") for width in JPEG_WIDTHS)
SPECS = WEBP_SPECS + JPEG_SPECS


def fitting(widths: tuple[int, ...], picture_width: int) -> tuple[int, ...]:
    """Take those narrower than the picture and one more, which then has the picture's own width."""
    narrower = tuple(width for width in widths if width < picture_width)
    return widths[: len(narrower) + 1]
