"""What strangers send is unfolded apart: a bomb costs an error for whoever sent it, and nothing else."""

import resource
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from nightdesk.media.acceptance import accept
from nightdesk.media.errors import PictureRefused
from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.unfolding import apart, child
from nightdesk.media.unfolding.kinds import Why
from tests.media.pictures import described, drawn, file_of

TOO_MUCH = "This picture takes too long or too much room to open."
WORDS = PictureMetadata(caption="The quay at four.", credit_line="Ida Olsen/Kestrel")


def bomb(side: int) -> bytes:
    """A PNG of a kilobyte that says it is so large, and unfolds until it is stopped."""
    header = BytesIO()
    Image.new("1", (8, 8)).save(header, "PNG")
    start = bytearray(header.getvalue()[:33])
    start[16:24] = side.to_bytes(4) * 2
    start[29:33] = zlib.crc32(start[12:29]).to_bytes(4)
    rows = zlib.compress(bytes(1_000_000), 9)
    body = b"IDAT" + rows
    end = b"\0\0\0\0IEND" + zlib.crc32(b"IEND").to_bytes(4)
    return bytes(start) + len(rows).to_bytes(4) + body + zlib.crc32(body).to_bytes(4) + end


def instead(*program: str) -> tuple[str, ...]:
    """A child that does something else, once it is as bounded as it always is."""
    lines = ("from nightdesk.media.unfolding.child import *", "limit()", *program)
    return (sys.executable, "-c", "\n".join(lines))


def test_what_a_picture_says_of_itself_comes_back_whole() -> None:
    found = accept(described("JPEG", WORDS))

    assert (found.extension, found.ground[0]) == ("jpg", "#")
    assert (found.metadata.caption, found.metadata.credit_line) == (
        WORDS.caption,
        WORDS.credit_line,
    )
    assert found.metadata.taken_at is not None
    assert apart.square(file_of(drawn()))[8:12] == b"WEBP"


@pytest.mark.parametrize("ask", [apart.look, apart.square])
def test_a_bomb_is_an_error_for_its_sender(ask: "type[object]") -> None:
    with pytest.raises(PictureRefused, match="more than 50 million pixels"):
        ask(bomb(60_000))


@pytest.mark.parametrize(
    "does",
    [
        "bytearray(MOST_MEMORY)",
        "resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass",
        "sys.stdout.buffer.write(bytes(LONGEST_ANSWER + 1))",
        "os.kill(os.getpid(), 11)",
        "print('no answer')",
    ],
    ids=["memory", "work", "talk", "crash", "nonsense"],
)
def test_what_takes_too_much_dies_apart(does: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "CHILD", instead(does))
    with pytest.raises(PictureRefused, match=TOO_MUCH):
        apart.look(b"whatever")


def test_what_hangs_is_stopped_and_the_next_one_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hanging:
        hanging.setattr(apart, "PATIENCE", 0.3)
        hanging.setattr(apart, "CHILD", instead("import time", "time.sleep(60)"))
        with pytest.raises(PictureRefused, match=TOO_MUCH):
            apart.square(b"whatever")
    assert apart.square(file_of(drawn()))


def test_readers_who_send_at_once_keep_few_threads_waiting() -> None:
    lane = apart.Lane(1)
    with lane.turn(), pytest.raises(PictureRefused, match="in a minute"), lane.turn():
        pass
    with lane.turn():
        pass


def test_the_process_apart_has_nothing_of_the_house() -> None:
    program = "import sys, os, nightdesk.media.unfolding.child; print('django' in sys.modules, sorted(os.environ))"
    said = subprocess.run(
        [sys.executable, "-c", program],
        env=apart.SURROUNDINGS,
        cwd=apart.ROOT,
        capture_output=True,
        text=True,
    )
    named = sorted({*apart.SURROUNDINGS, "LC_CTYPE"})
    assert said.stdout == f"False {named}\n"
    assert Path(child.__file__).parents[2] == (apart.ROOT / "nightdesk")


def test_its_side_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same lines, in this process, where it is seen which of them ran."""
    assert b'"extension": "jpg"' in child.answer("look", described("JPEG", WORDS))
    assert child.answer("look", file_of(drawn())).endswith(b'"taken_at": ""}\n')
    assert child.answer("square", file_of(drawn()))[:3] == b"{}\n"
    assert child.answer("square", file_of(drawn((63, 90)))) == b'{"why": "small"}\n'
    monkeypatch.setattr(child, "TASKS", {"look": lambda _data: bytes(1 << 60)})
    assert child.answer("look", b"") == b'{"why": "heavy"}\n'


def test_the_house_itself_is_not_bounded() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    accept(file_of(drawn()))
    assert resource.getrlimit(resource.RLIMIT_AS) == before


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_is_a_sentence(why: Why) -> None:
    assert str(apart._refused(why)).endswith(".")
