"""Files that lie: refused in a sentence, within two seconds, without filling the memory."""

import time
import tracemalloc
from pathlib import Path

import pytest

from nightdesk.intake.wxr import Limits, UnreadableError, items, survey
from tests.intake.exports import FOOT, HEAD, export, item

MEGABYTE = 1024**2
OPEN = HEAD.partition("?>")[2]

BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{("&" + before + ";") * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + f"]>{OPEN}<item><title>&i;</title></item>{FOOT}"
)
EXTERNAL = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>{OPEN}<item><title>&x;</title></item>{FOOT}'
REMOTE = f'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/evil.dtd">{OPEN}{FOOT}'

HOSTILE = {
    "an entity bomb": (BOMB, "declares a document type or entities"),
    "an external entity": (EXTERNAL, "declares a document type or entities"),
    "a document type from elsewhere": (REMOTE, "declares a document type or entities"),
    "endless nesting": (OPEN + "<a>" * 200_000 + FOOT, "too deep"),
    "a file cut off": (HEAD + item(7)[:200], "ends in the middle"),
    "a cut that looks whole": (HEAD + "<item><title>" + FOOT, "damaged XML"),
    "a huge tag": (OPEN + '<a x="' + "y" * 30 * MEGABYTE + '"/>' + FOOT, "more than a megabyte"),
    "a huge comment": (OPEN + "<!--" + "y" * 30 * MEGABYTE + "-->" + FOOT, "more than a megabyte"),
    "a huge title": (OPEN + item(7, title="y" * 30 * MEGABYTE) + FOOT, "larger than any story"),
    "a thousand attributes": (
        OPEN + "<a " + " ".join(f'b{n}=""' for n in range(1000)) + "/>" + FOOT,
        "too many attributes",
    ),
    "invented elements": (
        OPEN + "".join(f"<a{n}/>" for n in range(50_000)) + FOOT,
        "more kinds of elements",
    ),
    "an undeclared entity": (OPEN + "<title>&nbsp;</title>" + FOOT, "damaged XML"),
    "nothing": ("", "is empty"),
    "only space": (" \n" * 1000, "is empty"),
    "a web page": ("<html><body>Hello</body></html>", "does not begin with <rss>"),
    "a picture": ("\x89PNG\r\n\x1a\n", "does not begin with <rss>"),
    "an ordinary feed": (
        '<rss version="2.0"><channel><title>Feed</title><item><title>x</title></item></channel></rss>',
        "names no WXR version",
    ),
    "an unknown encoding": ('<?xml version="1.0" encoding="klingon"?>' + OPEN + FOOT, "unknown encoding"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_once(tmp_path: Path, name: str) -> None:
    text, reason = HOSTILE[name]
    path = tmp_path / "hostile.xml"
    path.write_text(text, "utf-8")

    tracemalloc.start()
    begun = time.process_time()
    with pytest.raises(UnreadableError, match=reason):
        survey(path)
    took, (_, most) = time.process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert took < 2
    assert most < 100 * MEGABYTE


def test_a_file_too_large_to_be_honest_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.xml"
    with path.open("wb") as sparse:
        sparse.truncate(5 * 1024**3)

    with pytest.raises(UnreadableError, match="larger than 4096 megabytes"):
        survey(path)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(record_elements=30), "more parts than any story"),
        (Limits(head_records=1), "more authors and terms"),
        (Limits(file_bytes=100), "larger than 0 megabytes"),
    ],
)
def test_every_measure_holds(tmp_path: Path, limits: Limits, reason: str) -> None:
    authors = "<wp:author><wp:author_login>a</wp:author_login></wp:author>"
    authors += authors.replace(">a<", ">b<")
    path = export(tmp_path, item(7, extra="<wp:postmeta/>" * 20), head=authors)

    with pytest.raises(UnreadableError, match=reason):
        survey(path, limits=limits)


def test_comments_of_any_length_cost_no_memory(tmp_path: Path) -> None:
    talk = f"<wp:comment><wp:comment_content>{'y' * 100_000}</wp:comment_content></wp:comment>"
    path = export(tmp_path, item(7, extra=talk * 100))

    (post,) = items(path, limits=Limits(record_characters=50_000))

    assert post.comments == 100


def test_processing_instructions_and_comments_change_nothing(tmp_path: Path) -> None:
    path = export(tmp_path, "<?php exit ?><!-- exported -->", item(7))

    assert [post.number for post in items(path)] == [7]
