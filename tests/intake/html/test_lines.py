"""Paragraphs and headings, as the classic editor and the block editor wrote them."""

import pytest

from nightdesk.intake.html import Block, body_from, plain, sentences


def paragraphs(html: str, **options: str) -> list[object]:
    return [block.value for block in body_from(html, **options).blocks]


def test_a_blank_line_begins_a_paragraph_and_a_single_one_breaks_the_line() -> None:
    assert paragraphs("The ferry is late.\nAgain.\n\nNobody knows why.") == [
        "<p>The ferry is late.<br>Again.</p>",
        "<p>Nobody knows why.</p>",
    ]


def test_the_block_editor_breaks_no_line_by_itself() -> None:
    html = "<!-- wp:paragraph -->\n<p>The ferry\nis late.</p>\n<!-- /wp:paragraph -->"

    assert paragraphs(html) == ["<p>The ferry is late.</p>"]


def test_a_paragraph_nobody_closed_ends_where_the_next_begins() -> None:
    assert paragraphs("<p>One<p>Two<h2>Three</h2>Four") == [
        "<p>One</p>",
        "<p>Two</p>",
        {"text": "Three", "level": "2"},
        "<p>Four</p>",
    ]


@pytest.mark.parametrize(
    "empty", ["", " \n\n ", "<p></p>", "<p>&nbsp;</p>", "<p><br></p>", "<div><b> </b></div>"]
)
def test_an_empty_paragraph_is_none(empty: str) -> None:
    assert paragraphs(empty) == []


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<strong>Bold</strong> and <i>slanted</i>", "<strong>Bold</strong> and <i>slanted</i>"),
        ("H<sub>2</sub>O, E=mc<sup>2</sup>", "H<sub>2</sub>O, E=mc<sup>2</sup>"),
        ("<strike>old</strike> <del>older</del>", "<s>old</s> <s>older</s>"),
        ("<kbd>Enter</kbd> <var>x</var>", "<code>Enter</code> <i>x</i>"),
        ("<q>Land!</q> she said", "“Land!” she said"),
        ('<span style="color:red">Red</span> <big>Big</big> <u>Line</u>', "Red Big Line"),
        ('<abbr title="Port Authority">PA</abbr>', "PA"),
        ('<img class="wp-smiley" src="s.gif" alt=":-)"> Hello', ":-) Hello"),
        ("Fish &amp; chips &lt;b&gt;", "Fish &amp; chips &lt;b&gt;"),
        ("<svg><text>12 %</text></svg> more", "12 % more"),
        ("<label>Your name</label> <select><option>Ada</select>", "Your name Ada"),
    ],
)
def test_a_line_keeps_what_a_paragraph_may_hold(html: str, kept: str) -> None:
    assert paragraphs(html) == [f"<p>{kept}</p>"]


@pytest.mark.parametrize(
    ("tag", "level"), [("h1", "2"), ("h2", "2"), ("h3", "3"), ("h4", "4"), ("h5", "4"), ("h6", "4")]
)
def test_headings_have_three_levels(tag: str, level: str) -> None:
    body = body_from(f"<{tag}>The <em>long</em> quay</{tag}>")

    assert body.blocks == (Block("heading", {"text": "The long quay", "level": level}),)
    assert body.changes.get("heading_level_changed", 0) == (tag != f"h{level}")


def test_preformatted_copy_keeps_its_lines() -> None:
    body = body_from("<pre>\n  low  tide\n    high tide<br>end\n</pre>")

    assert body.blocks == (Block("preformatted", {"text": "  low  tide\n    high tide\nend"}),)


def test_several_lines_of_code_alone_keep_their_indents() -> None:
    body = body_from("Read:\n\n<code>if low:\n  wait()</code>\n\nOr <code>wait()</code> anyway.")

    assert body.blocks == (
        Block("paragraph", "<p>Read:</p>"),
        Block("preformatted", {"text": "if low:\n  wait()"}),
        Block("paragraph", "<p>Or <code>wait()</code> anyway.</p>"),
    )


def test_rules_and_page_breaks_go_and_are_noted() -> None:
    body = body_from("One<!--more--><hr>Two<!--nextpage-->Three")

    assert [block.value for block in body.blocks] == ["<p>One</p>", "<p>Two</p>", "<p>Three</p>"]
    assert sentences(body.changes) == [
        "page breaks dropped: 1",
        "rules between paragraphs dropped: 1",
    ]


def test_a_block_without_copy_of_its_own_is_noted() -> None:
    body = body_from('<!-- wp:latest-posts {"postsToShow":3} /--><!-- wp:paragraph --><p>One</p>')

    assert [block.value for block in body.blocks] == ["<p>One</p>"]
    assert body.changes == {"dynamic_block_left_out": 1}


def test_a_comment_that_never_ends_hides_nothing() -> None:
    assert paragraphs("One <!-- two") == ["<p>One two</p>"]


def test_what_word_left_behind_is_gone() -> None:
    html = "<!--[if gte mso 9]><xml>junk</xml><![endif]--><![if !x]><?xml:namespace prefix = o />Tide<o:p></o:p>"

    assert paragraphs(html) == ["<p>Tide</p>"]


def test_an_unknown_shortcode_stays_in_the_text_and_is_noted() -> None:
    body = body_from('Before [contact-form id="4"] after [simple boat] and [box]in[/box]')

    assert [block.value for block in body.blocks] == [
        '<p>Before [contact-form id="4"] after [simple boat] and [box]in[/box]</p>'
    ]
    assert body.changes == {"shortcode_left_as_text": 3}


@pytest.mark.parametrize("shown", ["[[gallery]]", "&#91;gallery]"])
def test_a_shortcode_that_was_only_shown_is_text(shown: str) -> None:
    assert paragraphs(f"Write {shown} there") == ["<p>Write [gallery] there</p>"]


def test_details_keep_their_summary_and_forms_their_words() -> None:
    html = "<details><summary>Who</summary><p>Ada</p></details><form>Mail: <input name=m></form>"

    assert paragraphs(html) == ["<p><strong>Who</strong></p>", "<p>Ada</p>", "<p>Mail:</p>"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Title <em>With</em> <b>Mark<sup>up</sup></b>", "Title With Markup"),
        ("Fish &amp; chips &#8211; again", "Fish & chips – again"),
        ("  two\n lines ", "two lines"),
        ("<script>x</script>Tide", "Tide"),
    ],
)
def test_a_headline_is_words_alone(title: str, words: str) -> None:
    assert plain(title) == words
