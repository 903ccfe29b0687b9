"""The newsroom takes pictures, and refuses in a sentence what is none or would hurt."""

from io import BytesIO

import pytest
from PIL import Image

from nightdesk.media import acceptance
from nightdesk.media.acceptance import accept
from nightdesk.media.errors import PictureRefused
from nightdesk.media.unfolding import kinds
from nightdesk.media.unfolding.kinds import Unfit, Why
from nightdesk.media.unfolding.looking import look
from tests.media.pictures import drawn, file_of


@pytest.mark.parametrize(
    ("kind", "extension"),
    [
        ("JPEG", "jpg"),
        ("MPO", "jpg"),
        ("PNG", "png"),
        ("GIF", "gif"),
        ("WEBP", "webp"),
        ("AVIF", "avif"),
        ("HEIF", "heic"),
    ],
)
def test_pictures_are_taken_under_their_true_ending(kind: str, extension: str) -> None:
    assert look(file_of(drawn((64, 48)), kind)).extension == extension


def refusal(data: bytes) -> Why:
    with pytest.raises(Unfit) as refused:
        look(data)
    return refused.value.why


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        file_of(drawn((64, 48)), "TIFF"),
        file_of(drawn((64, 48)), "BMP"),
        file_of(drawn((64, 48)), "ICO"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refusal(data) == Why.UNKNOWN


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_breaks_off_is_refused(kind: str) -> None:
    whole = file_of(drawn(), kind, **({} if kind == "PNG" else {"quality": 95}))
    assert refusal(whole[: len(whole) // 2]) == Why.DAMAGED


def test_a_file_that_is_too_large_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acceptance, "LARGEST_FILE", 2048)
    with pytest.raises(PictureRefused) as refused:
        accept(bytes(2049))
    assert str(refused.value) == "This file is larger than 2.0\xa0KB."


@pytest.mark.parametrize("size", [(10_000, 5001), (30_000, 30_000)])
def test_a_small_file_that_unfolds_into_gigabytes_is_refused(size: tuple[int, int]) -> None:
    header = BytesIO()
    Image.new("1", (1, 1)).save(header, "PNG")
    bomb = bytearray(header.getvalue())
    bomb[16:24] = size[0].to_bytes(4) + size[1].to_bytes(4)
    bomb[29:33] = __import__("zlib").crc32(bomb[12:29]).to_bytes(4)
    assert refusal(bytes(bomb)) == Why.PIXELS


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_an_animation_is_taken_unless_it_floods(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = [Image.new("RGB", (20, 20), (shade, 0, 255 - shade)) for shade in range(0, 256, 32)]
    data = file_of(frames[0], kind, save_all=True, append_images=frames[1:])
    assert look(data).extension == kind.lower()
    monkeypatch.setattr(kinds, "MOST_PIXELS", 7 * 400)
    assert refusal(data) == Why.FRAMES


def test_an_animation_of_endless_specks_is_a_flood(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = [Image.new("RGB", (1, 1), (shade, 0, 0)) for shade in range(8)]
    data = file_of(frames[0], "GIF", save_all=True, append_images=frames[1:])
    monkeypatch.setattr(kinds, "MOST_FRAMES", 7)
    assert refusal(data) == Why.FRAMES
