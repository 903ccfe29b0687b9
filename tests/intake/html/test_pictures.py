"""Pictures, galleries, players: what the copy asks for, with the words that belong to it."""

import pytest

from nightdesk.intake.html import Block, GalleryAsked, PictureAsked, body_from

BASE = "https://old.example/2019/"
BOATS = '<img src="/boats.jpg" alt="Three  boats" class="alignleft wp-image-12">'
ASKED = PictureAsked("https://old.example/boats.jpg", 12, "", "Three boats")


def blocks(html: str) -> list[Block]:
    return list(body_from(html, base_url=BASE).blocks)


def captioned(caption: str, attachment: int = 12) -> Block:
    return Block("picture", PictureAsked(ASKED.source, attachment, caption, "Three boats"))


@pytest.mark.parametrize(
    ("html", "caption"),
    [
        (BOATS, ""),
        (f"<p>{BOATS}</p>", ""),
        (f'<a href="/boats.jpg">{BOATS}</a>', ""),
        (f"<figure>{BOATS}<figcaption>At <b>dawn</b></figcaption></figure>", "At dawn"),
        (f"[caption id='attachment_12' width='300']{BOATS} At dawn[/caption]", "At dawn"),
        (f'[caption caption="At dawn"]{BOATS}[/caption]', "At dawn"),
        (f"[caption caption=”At dawn”]<a href=x>{BOATS}</a>[/caption]", "At dawn"),
        (f'<div class="wp-caption">{BOATS}<p class="wp-caption-text">At dawn</p></div>', "At dawn"),
        (f'<picture><source srcset="x.webp">{BOATS}</picture>', ""),
    ],
)
def test_a_picture_brings_its_caption(html: str, caption: str) -> None:
    assert blocks(html) == [captioned(caption)]


def test_a_caption_names_the_attachment_when_the_picture_does_not() -> None:
    html = '[caption id="attachment_44"]<img src="/boats.jpg" alt="Three boats">[/caption]'

    assert blocks(html) == [captioned("", 44)]


def test_a_caption_nobody_closed_swallows_nothing() -> None:
    assert blocks('[caption caption="At dawn"] One\n\nTwo') == [
        Block("paragraph", "<p>At dawn One</p>"),
        Block("paragraph", "<p>Two</p>"),
    ]


def test_copy_around_a_picture_stays_in_its_order() -> None:
    assert blocks(
        f'Before <a href="https://quay.example/"><b>bold {BOATS} words</b></a> after'
    ) == [
        Block("paragraph", '<p>Before <a href="https://quay.example/"><b>bold </b></a></p>'),
        Block("picture", ASKED),
        Block("paragraph", '<p><a href="https://quay.example/"><b> words</b></a> after</p>'),
    ]


@pytest.mark.parametrize(
    ("html", "change"),
    [
        ('<img src="data:image/gif;base64,R0lGOD" alt="x">', "picture_without_source"),
        ('<img src="https://count.example/p.gif" width="1" height="1">', "tracking_pixel_dropped"),
    ],
)
def test_a_picture_that_is_none_goes_and_is_noted(html: str, change: str) -> None:
    body = body_from(f"<figure>{html}<figcaption>At dawn</figcaption></figure>")

    assert body.blocks == (Block("paragraph", "<p>At dawn</p>"),)
    assert body.changes == {change: 1}


def test_a_picture_loaded_late_is_asked_for_at_its_true_address() -> None:
    html = (
        '<img src="data:image/gif;base64,R0" data-src="/boats.jpg" alt="Three boats" data-id="12">'
        f"<noscript>{BOATS}</noscript><noscript>Words</noscript>"
    )

    assert blocks(html) == [Block("picture", ASKED), Block("paragraph", "<p>Words</p>")]


GALLERY = f"""<figure class="wp-block-gallery"><ul class="blocks-gallery-grid">
<li class="blocks-gallery-item"><figure>{BOATS}<figcaption>At dawn</figcaption></figure></li>
<li class="blocks-gallery-item"><figure><a href="x">{BOATS}</a></figure></li>
<li><img src="data:x"> Lost</li>
</ul><figcaption>Our harbour</figcaption></figure>"""


def test_a_gallery_keeps_its_pictures_captions_and_title() -> None:
    dawn = PictureAsked(ASKED.source, 12, "At dawn", "Three boats")

    assert blocks(GALLERY) == [
        Block("paragraph", "<p>Lost</p>"),
        Block("gallery", GalleryAsked((dawn, ASKED), title="Our harbour")),
    ]


def test_an_old_gallery_of_terms_is_a_gallery() -> None:
    html = (
        f'<div class="gallery"><dl><dt>{BOATS}</dt><dd>At dawn</dd></dl>{BOATS}<p>Words</p></div>'
    )
    dawn = PictureAsked(ASKED.source, 12, "At dawn", "Three boats")

    assert blocks(html) == [
        Block("gallery", GalleryAsked((dawn, ASKED))),
        Block("paragraph", "<p>Words</p>"),
    ]


def test_a_gallery_by_numbers_asks_for_these() -> None:
    asked = (PictureAsked("", 7), PictureAsked("", 9))

    assert blocks('[gallery ids="7, 9" title="Boats"]') == [
        Block("gallery", GalleryAsked(asked, title="Boats"))
    ]
    assert blocks("[gallery include=7,9]") == [Block("gallery", GalleryAsked(asked))]


def test_a_gallery_without_numbers_gets_the_pictures_of_its_item() -> None:
    body = body_from("Words\n\n[gallery]")

    filled = body.with_galleries_filled((ASKED,))

    assert body.blocks[1] == Block("gallery", GalleryAsked((), of_item=True))
    assert filled.blocks[1] == Block("gallery", GalleryAsked((ASKED,)))
    assert (body.pictures(), filled.pictures()) == ([], [ASKED])


def test_a_cover_shows_the_picture_behind_its_words() -> None:
    html = '<div class="wp-block-cover" style="background-image:url(/boats.jpg)"><p>Dawn</p></div>'

    assert blocks(html) == [
        Block("picture", PictureAsked("https://old.example/boats.jpg")),
        Block("paragraph", "<p>Dawn</p>"),
    ]


def test_pictures_in_headings_and_preformatted_copy_follow_them() -> None:
    assert [block.type for block in blocks(f"<h2>Boats {BOATS}</h2><pre>a {BOATS}</pre>")] == [
        "heading",
        "picture",
        "preformatted",
        "picture",
    ]


def test_a_figure_of_several_things_is_set_thing_by_thing() -> None:
    html = f"<figure>{BOATS}{BOATS}<figcaption>At dawn</figcaption></figure>"

    assert blocks(html) == [
        Block("picture", ASKED),
        Block("picture", ASKED),
        Block("paragraph", "<p>At dawn</p>"),
    ]


def embed(url: str, title: str = "") -> Block:
    return Block("embed", {"url": url, "title": title})


def link(url: str, words: str) -> Block:
    return Block("paragraph", f'<p><a href="{url}">{words}</a></p>')


TUBE = "https://youtu.be/ex8"
FIGURE = (
    '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n%s\n</div>%s</figure>'
)
FILM = "https://old.example/f/The%20film.mp4"


@pytest.mark.parametrize(
    ("html", "block"),
    [
        (TUBE, embed(TUBE)),
        (f"<p>{TUBE}</p>", embed(TUBE)),
        (f"[embed]{TUBE}[/embed]", embed(TUBE)),
        ('[youtube id="ex8"]', embed("https://www.youtube.com/watch?v=ex8")),
        ("[vimeo 77]", embed("https://vimeo.com/77")),
        (FIGURE % (TUBE, "<figcaption>The film</figcaption>"), embed(TUBE, "The film")),
        (FIGURE % (f'<iframe src="{TUBE}" title="Film"></iframe>', ""), embed(TUBE, "Film")),
        ('<iframe src="//maps.example/x"></iframe>', embed("https://maps.example/x")),
        (
            '<object><param name="movie" value="https://www.youtube.com/v/ex8"><embed src="x"></object>',
            embed("https://www.youtube.com/v/ex8"),
        ),
        ("https://quay.example/x", link("https://quay.example/x", "https://quay.example/x")),
        (FIGURE % ("https://quay.example/x", ""), link("https://quay.example/x", "x")),
        (f'<video src="{FILM}" title="Our film"></video>', link(FILM, "Our film")),
        (f'<audio><source src="{FILM}"></audio>', link(FILM, "The film.mp4")),
        (f'[video mp4="{FILM}"][/video]', link(FILM, "The film.mp4")),
        (f"[audio {FILM}]", link(FILM, "The film.mp4")),
    ],
)
def test_a_player_becomes_an_embed_or_a_link(html: str, block: Block) -> None:
    assert blocks(html) == [block]


def test_a_frame_with_a_caption_keeps_all_words() -> None:
    frame = f'<iframe src="{TUBE}"></iframe>'

    assert blocks(f"[caption]{frame} At dawn[/caption]") == [
        embed(TUBE),
        Block("paragraph", "<p>At dawn</p>"),
    ]
    assert blocks(f"<figure>{frame}{frame}<figcaption>Two</figcaption></figure>") == [
        embed(TUBE),
        embed(TUBE),
        Block("paragraph", "<p>Two</p>"),
    ]


def test_an_address_alone_on_its_line_stands_apart() -> None:
    assert blocks(f"Look:\n{TUBE}\nThat was it.") == [
        Block("paragraph", "<p>Look:</p>"),
        embed(TUBE),
        Block("paragraph", "<p>That was it.</p>"),
    ]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<video>No player here</video>", "No player here"),
        ("[embed]no address[/embed]", "no address"),
        (FIGURE % ("no address", "<figcaption>Film</figcaption>"), "no address"),
        ('<iframe src="javascript:x">Words</iframe>', "Words"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_a_player_without_an_address_leaves_its_words(html: str, words: str) -> None:
    assert blocks(html)[0] == Block("paragraph", f"<p>{words}</p>")


@pytest.mark.parametrize("html", ["[playlist ids='1']", "[video]", "[youtube]"])
def test_a_shortcode_that_names_nothing_to_show_is_noted(html: str) -> None:
    body = body_from(html)

    assert (body.blocks, body.changes) == ((), {"dynamic_block_left_out": 1})
