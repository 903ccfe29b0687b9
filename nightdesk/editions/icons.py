"""Icons for home screens: the edition's own, or the house's lighthouse in its colour."""

from io import BytesIO

from PIL import Image, ImageDraw

from nightdesk.editions.models import Edition

# The lighthouse of static/icons/paper.svg, on a sheet of 32.
SHAPES: tuple[tuple[str, tuple[tuple[float, float], ...]], ...] = (
    ("#f7f4ee", ((13, 12), (19, 12), (21, 26), (11, 26))),
    ("#c8483f", ((12.4, 16), (19.6, 16), (20.2, 20), (11.8, 20))),
    ("#f4c25b", ((12.5, 8), (19.5, 8), (19.5, 11), (12.5, 11))),
    ("#f7f4ee", ((16, 4), (20, 8), (12, 8))),
)
SHEET, CORNER = 32, 6
FINER = 4
# What a mask leaves of an icon for certain: a circle of four fifths.
SAFE = 0.8


def draw(edition: Edition, side: int, *, is_maskable: bool = False) -> bytes:
    """A PNG of so many points a side. One that may be masked fills its square and keeps clear of the edge."""
    made = _own(edition, side) if edition.icon else _lighthouse(edition, side, is_maskable)
    if edition.icon and is_maskable:
        made = _framed(edition, made)
    out = BytesIO()
    made.save(out, "PNG", optimize=True)
    return out.getvalue()


def ground(edition: Edition) -> str:
    return edition.palette.day.inks["sea"].as_hex if edition.accent else "#10202e"


def _own(edition: Edition, side: int) -> Image.Image:
    with edition.icon.open() as file, Image.open(file) as image:
        return image.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS)


def _framed(edition: Edition, icon: Image.Image) -> Image.Image:
    inner = icon.resize((round(icon.width * SAFE),) * 2, Image.Resampling.LANCZOS)
    framed = Image.new("RGBA", icon.size, edition.palette.day.sheet.as_hex)
    at = (icon.width - inner.width) // 2
    framed.alpha_composite(inner, (at, at))
    return framed


def _lighthouse(edition: Edition, side: int, is_maskable: bool) -> Image.Image:  # noqa: FBT001 - told by draw
    large = side * FINER
    image = Image.new("RGBA", (large, large))
    pen = ImageDraw.Draw(image)
    radius = 0 if is_maskable else large * CORNER / SHEET
    pen.rounded_rectangle((0, 0, large - 1, large - 1), radius, fill=ground(edition))
    scale = large / SHEET * (SAFE if is_maskable else 1)
    edge = (large - scale * SHEET) / 2
    for colour, corners in SHAPES:
        pen.polygon([(edge + x * scale, edge + y * scale) for x, y in corners], fill=colour)
    return image.resize((side, side), Image.Resampling.LANCZOS)
