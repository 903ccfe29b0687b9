"""The drawn pictures of the demo newsroom: the invented port, cut from paper."""

from itertools import chain

from nightdesk.demo.drawings import (
    docks,
    harbour,
    in_the_water,
    indoors,
    night_shifts,
    on_paper,
    open_water,
    portraits,
    squares,
    stages,
    streets,
)
from nightdesk.demo.drawings.scene import Scene

_ALBUMS = (
    harbour,
    open_water,
    docks,
    squares,
    streets,
    indoors,
    night_shifts,
    stages,
    in_the_water,
    on_paper,
    portraits,
)

SCENES: dict[str, Scene] = {
    scene.name: scene for scene in chain.from_iterable(album.SCENES for album in _ALBUMS)
}

__all__ = ["SCENES", "Scene", "draw"]


def draw(name: str, *, size: tuple[int, int] | None = None) -> bytes:
    """Draw a scene as JPEG: the same bytes each time.

    Without a size it gets its own: 1600 by 1000 pixels, a portrait 800 by 800. It covers the
    size asked for: what does not fit its proportions is cropped evenly.
    """
    scene = SCENES[name]
    return scene.draw(size or scene.frame)
