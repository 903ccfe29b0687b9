"""Lists, tables and quotations."""

import pytest

from nightdesk.intake.html import Block, PictureAsked, body_from


def blocks(html: str) -> list[tuple[str, object]]:
    return [(block.type, block.value) for block in body_from(html).blocks]


def test_a_list_keeps_its_nesting() -> None:
    html = """<ol start="8">
    <li>first
    <ul>
        <li><strong>inner</strong></li>
        <li>inner too</li>
    </ul>
    </li>
    <li>second</li>
    </ol>"""

    assert blocks(html) == [
        (
            "list",
            (
                '<ol start="8"><li>first<ul><li><strong>inner</strong></li><li>inner too</li></ul></li>'
                "<li>second</li></ol>"
            ),
        )
    ]


def test_a_list_put_straight_into_a_list_belongs_to_the_item_before() -> None:
    html = "<ul>stray<li>one</li><ul><li>two</li></ul><li><p>a</p><p>b</p></li></ul>"

    assert blocks(html) == [
        ("list", "<ul><li>stray</li><li>one<ul><li>two</li></ul></li><li>a<br>b</li></ul>")
    ]


def test_items_nobody_closed_are_items_all_the_same() -> None:
    assert blocks("<ol reversed><li>one<li>two</ol>") == [
        ("list", '<ol reversed=""><li>one</li><li>two</li></ol>')
    ]


def test_a_picture_in_a_list_follows_the_list() -> None:
    body = body_from('<ul><li>one <img src="https://quay.example/a.jpg"></li><li></li></ul>')

    assert body.blocks == (
        Block("list", "<ul><li>one</li></ul>"),
        Block("picture", PictureAsked("https://quay.example/a.jpg")),
    )
    assert body.changes == {"picture_moved_out": 1}


def test_terms_become_items_that_begin_with_the_term() -> None:
    html = (
        "<dl><dt>Ebb<dd>The tide goes.<dd>Slowly.<div><dt>Flood</dt><dd>It comes.</dd></div></dl>"
    )

    assert blocks(html) == [
        (
            "list",
            (
                "<ul><li><strong>Ebb</strong><br>The tide goes.<br>Slowly.</li>"
                "<li><strong>Flood</strong><br>It comes.</li></ul>"
            ),
        )
    ]


def test_other_blocks_in_an_item_become_its_lines() -> None:
    html = "<ul><li><h3>Head</h3><pre>a\nb</pre><blockquote>Land!<cite>Ada</cite></blockquote></li></ul>"

    assert blocks(html) == [
        (
            "list",
            "<ul><li><strong>Head</strong><br><code>a<br>b</code><br>Land!<br>Ada</li></ul>",
        )
    ]


def table(columns: list[str], *rows: list[str], caption: str = "") -> tuple[str, object]:
    return (
        "table",
        {
            "columns": [{"type": "text", "heading": heading} for heading in columns],
            "rows": [{"values": row} for row in rows],
            "caption": caption,
        },
    )


def test_a_table_has_headings_rows_and_a_caption() -> None:
    html = """<table><caption>Tides</caption><thead><tr><th>Day</th><th>High</th></tr></thead>
    <tfoot><tr><td>Sum</td><td>9</td></tr></tfoot>
    <tbody><tr><th>Monday</th><td>4 <b>m</b></td></tr></tbody></table>"""

    assert blocks(html) == [
        table(
            ["Day", "High"],
            ["<p><strong>Monday</strong></p>", "<p>4 <b>m</b></p>"],
            ["<p>Sum</p>", "<p>9</p>"],
            caption="Tides",
        )
    ]


def test_a_table_without_headings_has_empty_ones() -> None:
    assert blocks("<table><tr><td>a<td>b<tr><td>c</table>") == [
        table(["", ""], ["<p>a</p>", "<p>b</p>"], ["<p>c</p>", ""])
    ]


def test_cells_across_several_columns_are_made_single() -> None:
    body = body_from('<table><tr><td colspan="2">a</td><td rowspan=2>b</td></tr><td>c</td></table>')

    assert [(block.type, block.value) for block in body.blocks] == [
        table(["", "", ""], ["<p>a</p>", "", "<p>b</p>"], ["<p>c</p>", "", ""])
    ]
    assert body.changes == {"table_simplified": 2}


def test_a_table_that_only_lays_out_a_page_is_unpacked() -> None:
    assert blocks("<table><tr><td><p>One</p><p>Two</p></td></tr></table>") == [
        ("paragraph", "<p>One</p>"),
        ("paragraph", "<p>Two</p>"),
    ]


def test_copy_that_strayed_between_rows_stands_before_the_table() -> None:
    rows = "stray<tr>lost<td>a</td><td>b</td></tr><p>more</p>"
    html = f"<figure><table>{rows}</table><figcaption>Tides</figcaption></figure>"

    assert blocks(html) == [
        ("paragraph", "<p>straylost</p>"),
        ("paragraph", "<p>more</p>"),
        table(["", ""], ["<p>a</p>", "<p>b</p>"], caption="Tides"),
    ]


def test_a_picture_in_a_cell_follows_the_table() -> None:
    html = '<table><tr><td>a</td><td><img src="https://quay.example/a.jpg"></td></tr></table>'

    assert [kind for kind, _ in blocks(html)] == ["table", "picture"]


def quote(text: str, **said: str) -> tuple[str, object]:
    parts = ("speaker", "role", "said_where", "said_when", "source_url", "language")
    return ("quote", {"text": text} | {part: said.get(part, "") for part in parts})


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<blockquote>Land!</blockquote>", quote("<p>Land!</p>")),
        (
            "<blockquote><p>Land!</p><cite>— Ada Quay<br></cite></blockquote>",
            quote("<p>Land!</p>", speaker="Ada Quay"),
        ),
        (
            '<blockquote><p>Land! <cite><a href="https://quay.example/s">Ada</a></cite></p></blockquote>',
            quote("<p>Land!</p>", speaker="Ada", source_url="https://quay.example/s"),
        ),
        (
            '<blockquote cite="https://quay.example/s" lang="fr"><p>Terre !</p></blockquote>',
            quote("<p>Terre !</p>", source_url="https://quay.example/s", language="fr"),
        ),
        (
            '<figure class="wp-block-pullquote"><blockquote><p>Land!</p><cite>Ada</cite></blockquote></figure>',
            quote("<p>Land!</p>", speaker="Ada"),
        ),
        (
            "<figure><blockquote>Land!</blockquote><figcaption>Ada</figcaption></figure>",
            quote("<p>Land!</p>", speaker="Ada"),
        ),
        (
            "<blockquote>As <cite>Ada</cite> said: land!<ul><li>twice</li></ul></blockquote>",
            quote("<p>As <i>Ada</i> said: land!</p><ul><li>twice</li></ul>"),
        ),
        ("<blockquote><cite>Ada</cite></blockquote>", quote("<p>Ada</p>")),
        (
            f"<blockquote>Land!<cite>{'A' * 201}</cite></blockquote>",
            quote(f"<p>Land!</p><p>{'A' * 201}</p>"),
        ),
    ],
)
def test_a_quotation_names_its_speaker_and_source(html: str, wanted: tuple[str, object]) -> None:
    assert blocks(html) == [wanted]


def test_an_empty_quotation_is_none_and_its_picture_follows() -> None:
    assert blocks("<blockquote> </blockquote>") == []
    assert [kind for kind, _ in blocks('<blockquote>Land!<img src="a.jpg"></blockquote>')] == [
        "quote",
        "picture",
    ]
