"""The ground: the colour most of a picture has, which its place shows until it is there."""

from collections import Counter

from PIL import Image

# Enough to tell a sky from a quay.
SMALL = (32, 32)
COLOURS = 6
# Pages may carry no style of their own, so a ground is told in classes: this many steps of each channel.
STEPS = 6
STEP = 255 // (STEPS - 1)


def ground_of(image: Image.Image) -> str:
    """As #rrggbb; empty for a picture that can be seen through, whose ground is the page's."""
    if image.has_transparency_data:
        return ""
    small = image.convert("RGB") if image.mode != "RGB" else image
    few = small.resize(SMALL, Image.Resampling.BOX).quantize(COLOURS)
    [(index, _count)] = Counter(few.tobytes()).most_common(1)
    palette = few.getpalette() or [0, 0, 0]
    red, green, blue = palette[3 * index : 3 * index + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def classes(ground: str) -> str:
    """The nearest colour that the stylesheet has: `ground ground-r2 ground-g3 ground-b3`."""
    if not ground:
        return ""
    steps = [round(int(ground[at : at + 2], 16) / STEP) for at in (1, 3, 5)]
    names = " ".join(f"ground-{name}{step}" for name, step in zip("rgb", steps, strict=True))
    return f"ground {names}"
