"""Logos and icons on their way in."""

from io import BytesIO

import pytest
from PIL import Image

from nightdesk.editions.marks import LARGEST_FILE, MarkRefused, take_icon, take_logo


def picture(size: tuple[int, int], kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "#1b5e7d").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_is_kept_as_its_points_alone(kind: str, ending: str) -> None:
    mark = take_logo(picture((300, 60), kind))
    assert (mark.width, mark.height) == (300, 60)
    assert str(mark.file.name).endswith(f".{ending}")


def test_a_drawing_has_a_size_in_whole_points() -> None:
    mark = take_logo(b' <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"/>')
    assert (mark.width, mark.height) == (1000, 250)


def test_the_same_logo_has_the_same_name() -> None:
    assert take_logo(picture((30, 6))).file.name == take_logo(picture((30, 6))).file.name


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"x" * (LARGEST_FILE + 1), "128 KB"),
        (b"<svg><script/></svg>", "SVG"),
        (picture((30, 6), "GIF"), "send SVG, PNG or WebP"),
        (picture((2049, 6)), "2,048 points"),
        (b"no picture", "send SVG, PNG or WebP"),
    ],
)
def test_a_logo_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(MarkRefused, match=sentence):
        take_logo(content)


@pytest.mark.parametrize("size", [(512, 400), (200, 200)])
def test_an_icon_is_square_and_large_enough(size: tuple[int, int]) -> None:
    with pytest.raises(MarkRefused, match="square"):
        take_icon(picture(size))


def test_an_icon_weighs_a_megabyte_at_most() -> None:
    with pytest.raises(MarkRefused, match="1 MB"):
        take_icon(b"x" * (8 * LARGEST_FILE + 1))


def test_an_icon_is_taken() -> None:
    assert take_icon(picture((512, 512))).width == 512
