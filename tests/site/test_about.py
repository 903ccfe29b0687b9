from nightdesk.editions.models import Edition
from tests.cast import paragraph
from tests.pages import Page


def test_a_paper_says_what_it_is(english: Edition) -> None:
    english.tagline = "News of the harbour"
    english.publisher = "Harbour Press"
    english.contact_email = "desk@harbour.example"
    english.save()
    english.standing_pages.create(title="Our rules", slug="rules", live=True)
    english.standing_pages.create(title="Not yet", slug="not-yet")
    page = Page("/en/about/")
    assert page.links(".ways a") == ["/en/about/rules/", "/en/corrections/"]
    assert page.texts("main > p") == [
        "News of the harbour",
        "Published by Harbour Press.",
        "Write to us: desk@harbour.example",
    ]


def test_a_standing_page_is_read(english: Edition) -> None:
    body = [paragraph("We correct in the open.")]
    english.standing_pages.create(title="Our rules", slug="rules", body=body, live=True)
    page = Page("/en/about/rules/")
    assert page.texts("h1, .body p") == ["Our rules", "We correct in the open."]


def test_a_standing_page_that_is_a_draft_is_what_never_was(english: Edition) -> None:
    english.standing_pages.create(title="Not yet", slug="not-yet")
    hidden, unknown = Page("/en/about/not-yet/"), Page("/en/about/none/")
    assert (hidden.status, hidden.response.content) == (404, unknown.response.content)
