"""What a drawing from outside may hold."""

import pytest

from nightdesk.lib.svg import NotADrawing, clean

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://inkscape.example/" viewBox="0 0 40 20"'
)


def drawing(inside: str, head: str = HEAD) -> bytes:
    return f"{head}>{inside}</svg>".encode()


def test_shapes_and_their_colours_are_kept() -> None:
    kept = clean(drawing('<g fill="#123456"><path d="M0 0h4"/></g>'))
    assert (kept.width, kept.height) == (40, 20)
    assert b'<g fill="#123456"><path d="M0 0h4" /></g>' in kept.content


def test_styles_become_attributes() -> None:
    kept = clean(drawing('<path style="fill:#f00; font-size: 3px" d="M0 0h4"/>'))
    assert b'<path fill="#f00" d="M0 0h4" />' in kept.content


def test_what_a_drawing_program_leaves_behind_is_dropped() -> None:
    kept = clean(
        drawing('<metadata>x</metadata><!-- x --><i:view/><path i:type="arc" class="a" d="M0 0"/>')
    )
    assert kept.content.endswith(b'viewBox="0 0 40 20"><path d="M0 0" /></svg>')


def test_what_is_asked_of_elsewhere_is_dropped_and_what_is_within_is_kept() -> None:
    kept = clean(drawing('<path fill="url(#sky)" mask="url(https://x.example/m)" d="M0 0"/>'))
    assert b'<path fill="url(#sky)" d="M0 0" />' in kept.content


def test_a_drawing_without_a_box_has_the_size_it_says() -> None:
    kept = clean(drawing("", '<svg xmlns="http://www.w3.org/2000/svg" width="30px" height="10"'))
    assert (kept.width, kept.height) == (30, 10)
    assert b'viewBox="0 0 30 10"' in kept.content


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<style>path{}</style>",
        "<foreignObject/>",
        '<image href="https://x.example/a.png"/>',
        '<use href="#a"/>',
        "<animate/>",
        "<text>Harbour</text>",
        '<a href="javascript:x"><path d="M0 0"/></a>',
        '<path onload="x" d="M0 0"/>',
    ],
)
def test_what_could_act_or_call_out_is_refused(inside: str) -> None:
    with pytest.raises(NotADrawing, match=r"A logo (is drawn with shapes|does nothing)"):
        clean(drawing(inside))


@pytest.mark.parametrize(
    "content",
    [
        b"<svg",
        b"<html/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="3"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    with pytest.raises(NotADrawing):
        clean(content)
