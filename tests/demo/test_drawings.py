"""The drawn pictures of the demo newsroom."""

import hashlib
import io
import re

import pytest
from PIL import Image

from nightdesk.demo.drawings import SCENES, draw
from nightdesk.demo.drawings.figures import SIT, STAND, WALK, Dress, figure
from nightdesk.demo.drawings.paper import Paper, mix, path, smooth

MOST_BYTES = 350 * 1024


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_a_jpeg_of_its_own_size_and_light_enough(name: str) -> None:
    picture = draw(name)
    image = opened(picture)
    wanted = (800, 800) if name.startswith("portrait-") else (1600, 1000)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", wanted)
    assert len(picture) <= MOST_BYTES


def test_the_demo_has_scenes_and_portraits_enough() -> None:
    portraits = [name for name in SCENES if name.startswith("portrait-")]
    assert (len(SCENES) - len(portraits), len(portraits)) == (34, 8)


def test_every_scene_is_known_by_a_kebab_case_name_and_says_what_it_shows() -> None:
    for name, scene in SCENES.items():
        assert scene.name == name
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert scene.shows.endswith(".")


def test_no_two_scenes_are_the_same_picture() -> None:
    prints = {hashlib.sha256(draw(name, size=(160, 100))).digest() for name in SCENES}
    assert len(prints) == len(SCENES)


def test_a_scene_is_the_same_each_time() -> None:
    assert draw("fish-market", size=(320, 200)) == draw("fish-market", size=(320, 200))


@pytest.mark.parametrize("size", [(400, 400), (300, 200), (120, 360)])
def test_a_scene_covers_any_proportions(size: tuple[int, int]) -> None:
    image = opened(draw("harbour-dusk", size=size))
    assert image.size == size
    corners = [(0, 0), (size[0] - 1, 0), (0, size[1] - 1), (size[0] - 1, size[1] - 1)]
    assert (255, 255, 255) not in [image.getpixel(corner) for corner in corners]


def test_an_unknown_scene_is_refused() -> None:
    with pytest.raises(KeyError):
        draw("no-such-scene")


def test_inks_blend_by_share() -> None:
    assert [mix("#000000", "#ffffff", share) for share in (0, 0.5, 1)] == [
        "#000000",
        "#808080",
        "#ffffff",
    ]


def test_an_outline_is_read_from_its_corners() -> None:
    assert path("1 2, 3.5 -4") == [(1.0, 2.0), (3.5, -4.0)]


def test_a_rounded_line_keeps_its_ends_and_a_rounded_outline_its_corners() -> None:
    corners = path("0 0, 10 0, 10 10")
    line = smooth(corners, closed=False)
    assert (line[0], line[-1]) == ((0.0, 0.0), (10.0, 10.0))
    assert smooth(corners)[::10] == corners


def test_a_shape_off_the_sheet_leaves_it_white() -> None:
    paper = Paper((40, 40), frame=(100, 100), seed="margin")
    for shape in ("-900 -900, -800 -900, -800 -800", "900 900, 990 900, 990 990"):
        paper.cut(path(shape), "#123456", lift=10, fade="#000000")
    assert paper.image.getextrema() == ((255, 255), (255, 255), (255, 255))


def test_a_turned_figure_reaches_out_to_the_other_side() -> None:
    paper = Paper((40, 40), frame=(400, 400), seed="figure")
    who = Dress("#cb4a3c")
    for pose in (STAND, WALK, SIT):
        ahead = figure(paper, (200, 300), 200, who, pose)
        behind = figure(paper, (200, 300), 200, who, pose.turned())
        assert behind[1] == pytest.approx(ahead[1])
        assert behind[0] - 200 == pytest.approx(200 - ahead[0])
