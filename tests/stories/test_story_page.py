from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from nightdesk.editions.models import Edition, Section
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Byline, Genre, RelatedStory, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory, paragraph
from tests.media.pictures import drawn, file_of
from tests.pages import Page

HERE = "https://testserver"
NOON = datetime(2026, 11, 22, 12, 12, tzinfo=ZoneInfo("UTC"))


@pytest.fixture
def lighthouse(db: None) -> Picture:
    return Picture.take_in(
        file_of(drawn()), "lighthouse.jpg", caption="The lighthouse.", credit_line="M. Lannou"
    )


def test_a_story_has_one_headline_and_its_standfirst(harbour_fire: Story) -> None:
    page = Page("/en/harbour/harbour-fire/")
    assert page.text("h1") == "Fire on the north quay"
    assert page.text(".story__standfirst") == "Nobody was hurt."


def test_hours_are_those_of_the_edition(french: Edition, write: NewStory, ida: Person) -> None:
    port = french.sections.create(name="Port", slug="port")
    write("Incendie", slug="incendie", section=port).publish(by=None, at=NOON)
    page = Page("/fr/port/incendie/")
    assert page.one(".byline time")["datetime"] == "2026-11-22T13:12:00+01:00"
    assert page.text(".byline time") == "22 novembre 2026, 13 h 12"


def test_a_story_that_was_updated_says_when(harbour_fire: Story, ida: Person) -> None:
    assert Page("/en/harbour/harbour-fire/").texts(".byline__moment")[1:] == []
    harbour_fire.update(by=ida, at=timezone.now() + timedelta(minutes=3))
    assert len(Page("/en/harbour/harbour-fire/").texts(".byline__moment")) == 2


def test_everyone_who_signed_is_named_in_order(
    write: NewStory, author: Author, ida: Person
) -> None:
    story = write(slug="signed", authors=[author])
    story.bylines = [Byline(author=author), Byline(printed_as="Coast Agency")]
    story.publish(by=ida)
    page = Page("/en/harbour/signed/")
    assert page.texts(".byline__name") == ["Rosa Marlow", "Coast Agency"]
    assert page.links(".byline__name[href]") == ["/en/authors/rosa-marlow/"]


def test_corrections_come_before_the_text_dated_to_the_minute(
    harbour_fire: Story, ida: Person
) -> None:
    harbour_fire.correct("The quay is the north one.", by=ida, at=NOON)
    page = Page("/en/harbour/harbour-fire/")
    assert page.text(".notice") == "Correction, 22 November 2026, 12:12 The quay is the north one."
    whole = str(page.one("article.story"))
    assert whole.index("Nobody was hurt") < whole.index("north one") < whole.index("left at nine")


def test_a_retracted_story_keeps_its_page_with_the_reason_on_top(
    harbour_fire: Story, ida: Person
) -> None:
    harbour_fire.retract("There was no fire.", by=ida)
    page = Page("/en/harbour/harbour-fire/")
    assert page.status == 200
    assert page.text("h1") == "Fire on the north quay"
    assert page.text(".genre--retracted") == "Retracted"
    assert page.text(".notice--retraction .notice__text") == "There was no fire."


def test_an_editors_note_is_shown(write: NewStory, ida: Person) -> None:
    write(slug="noted", editors_note="Our publisher owns the ferry.").publish(by=ida)
    page = Page("/en/harbour/noted/")
    assert page.text(".notice--quiet") == "Editor’s note Our publisher owns the ferry."


def test_what_was_paid_for_names_its_sponsor(write: NewStory, ida: Person) -> None:
    write(slug="paid", genre=Genre.SPONSORED, sponsor="Tin & Sons").publish(by=ida)
    assert Page("/en/harbour/paid/").text("header .genre") == "Sponsored by Tin & Sons"


def test_opinion_is_labelled(write: NewStory, ida: Person) -> None:
    write(slug="view", genre=Genre.OPINION).publish(by=ida)
    assert Page("/en/harbour/view/").text("header .genre") == "Opinion"


def test_the_lead_picture_carries_caption_and_credit(
    write: NewStory, ida: Person, lighthouse: Picture
) -> None:
    write(slug="lit", lead_picture=lighthouse, lead_caption="Lit again.").publish(by=ida)
    page = Page("/en/harbour/lit/")
    assert page.text(".story__picture figcaption") == "Lit again. M. Lannou"
    shared = str(page.one('meta[property="og:image"]')["content"])
    assert shared.startswith(f"{HERE}/media/")


def test_a_lost_lead_picture_leaves_the_story_standing(
    write: NewStory, ida: Person, lighthouse: Picture
) -> None:
    write(slug="lit", lead_picture=lighthouse).publish(by=ida)
    lighthouse.renditions.all().delete()
    lighthouse.file.delete(save=False)
    page = Page("/en/harbour/lit/")
    assert page.status == 200
    assert page.texts('meta[property="og:image"]') == []


def test_related_stories_are_cards_drawn_from_the_story_itself(
    write: NewStory, harbour_fire: Story, ida: Person
) -> None:
    story = write(slug="aftermath")
    story.related_stories = [RelatedStory(related=harbour_fire)]
    story.publish(by=ida)
    harbour_fire.headline = "Fire on both quays"
    harbour_fire.update(by=ida)
    page = Page("/en/harbour/aftermath/")
    assert page.texts("[aria-labelledby^=related] h3") == ["Fire on both quays"]


def test_a_related_story_that_is_hidden_leaves_no_trace(
    write: NewStory, draft: Story, ida: Person
) -> None:
    card = {"type": "related", "value": {"story": draft.pk}}
    story = write(slug="aftermath", body=[paragraph("Text."), card])
    story.related_stories = [RelatedStory(related=draft)]
    story.publish(by=ida)
    assert b"draft" not in Page("/en/harbour/aftermath/").response.content.lower()


def test_a_story_in_the_text_is_not_shown_again_below(
    write: NewStory, harbour_fire: Story, ida: Person
) -> None:
    card = {"type": "related", "value": {"story": harbour_fire.pk}}
    story = write(slug="aftermath", body=[paragraph("Text."), card])
    story.related_stories = [RelatedStory(related=harbour_fire)]
    story.publish(by=ida)
    page = Page("/en/harbour/aftermath/")
    assert page.text(".related__headline") == "Fire on the north quay"
    assert page.texts(".onward h3") == []


def test_topics_lead_on(write: NewStory, ida: Person, english: Edition) -> None:
    story = write(slug="tides")
    story.topics = [Topic.objects.create(edition=english, name="Tides", slug="tides")]
    story.publish(by=ida)
    assert Page("/en/harbour/tides/").links(".topics a") == ["/en/topics/tides/"]


def test_more_of_the_section_follows(write: NewStory, harbour_fire: Story, ida: Person) -> None:
    write("Ferry back", slug="ferry-back").publish(by=ida)
    page = Page("/en/harbour/harbour-fire/")
    assert page.texts("[aria-labelledby^=next] h3") == ["Ferry back"]


@pytest.fixture
def french_fire(french: Edition, write: NewStory, harbour_fire: Story) -> Story:
    port = french.sections.create(name="Port", slug="port")
    story = write("Incendie", slug="incendie", section=port, matter=harbour_fire.matter)
    story.publish(by=None)
    return story


def test_the_same_matter_is_found_in_other_editions(french_fire: Story) -> None:
    page = Page("/en/harbour/harbour-fire/")
    assert page.links(".also a") == ["/fr/port/incendie/"]
    assert page.one(".also li")["lang"] == "fr"


def test_search_engines_learn_of_every_language(french_fire: Story) -> None:
    page = Page("/fr/port/incendie/")
    said = {str(link["hreflang"]): link["href"] for link in page.soup.select("head [hreflang]")}
    english, french = f"{HERE}/en/harbour/harbour-fire/", f"{HERE}/fr/port/incendie/"
    assert said == {"fr": french, "en": english, "x-default": english}
    assert page.links("link[rel=canonical]") == [french]


def test_a_sibling_that_is_hidden_leaves_no_trace(
    french: Edition, write: NewStory, harbour_fire: Story
) -> None:
    port = french.sections.create(name="Port", slug="port")
    write("Incendie caché", slug="incendie", section=port, matter=harbour_fire.matter)
    page = Page("/en/harbour/harbour-fire/")
    assert b"incendie" not in page.response.content
    assert page.soup.select("head [hreflang]") == []


def test_search_engines_read_the_story_as_data(harbour_fire: Story) -> None:
    page = Page("/en/harbour/harbour-fire/")
    assert '"headline": "Fire on the north quay"' in page.text('script[type="application/ld+json"]')


def test_feeds_of_the_section_and_of_what_readers_say_are_announced(harbour_fire: Story) -> None:
    here = "/en/harbour/harbour-fire/"
    assert Page(here).links("link[rel=alternate][title]") == [
        "/en/harbour/feed.xml",
        "/en/harbour/rss.xml",
        "/en/harbour/feed.json",
        f"{here}discussion/feed.xml",
    ]


def test_an_arabic_story_is_written_from_right_to_left(arabic: Edition, write: NewStory) -> None:
    port = arabic.sections.create(name="الميناء", slug="mina")
    write("حريق", slug="حريق", section=port).publish(by=None, at=NOON)
    page = Page("/ar/mina/حريق/")
    assert (page.one("html")["lang"], page.one("html")["dir"]) == ("ar", "rtl")
    assert page.text(".byline time") == "22 نوفمبر 2026، 13:12"


def test_the_newsroom_sees_a_draft_as_its_page_will_be(draft: Story, harbour: Section) -> None:
    context = draft.get_preview_context(None, "")
    assert [block.kind for block in context["page"].body] == ["paragraph"]
    assert context["page"].siblings == []


def test_what_shares_a_topic_comes_next_before_the_newest_of_the_section(
    write: NewStory, english: Edition, sport: Section
) -> None:
    ferries = english.topics.create(name="Ferries", slug="ferries")
    story = write("Ferry late", slug="ferry-late", topics=[ferries])
    others = [write(f"Quay {number}") for number in range(5)]
    regatta = write("Regatta waits for the ferry", section=sport, topics=[ferries])
    hidden = write("Ferry sold", topics=[ferries])
    retracted = write("Ferry sunk", topics=[ferries])
    for number, one in enumerate([story, regatta, hidden, retracted, *others]):
        one.publish(by=None, at=NOON + timedelta(minutes=number))
    hidden.kill("Law.", by=None)
    retracted.retract("It floats.", by=None)
    page = Page("/en/harbour/ferry-late/")
    assert page.texts("[aria-labelledby^=next] h3") == [
        "Regatta waits for the ferry", "Quay 4", "Quay 3", "Quay 2",
    ]  # fmt: skip


def test_it_is_passed_on_by_the_readers_own_mail_and_by_its_plain_address(
    harbour_fire: Story,
) -> None:
    page = Page("/en/harbour/harbour-fire/")
    address = f"{HERE}/en/harbour/harbour-fire/"
    subject, body = "Fire%20on%20the%20north%20quay", address.replace(":", "%3A")
    assert page.links(".share a") == [f"mailto:?subject={subject}&body={body}"]
    assert page.one("share-story")["data-address"] == address
    assert page.text(".share__address") == address
    assert [button.has_attr("hidden") for button in page.soup.select(".share button")] == [True] * 2


def test_other_editions_are_named_in_their_own_language(
    harbour_fire: Story, french: Edition, write: NewStory, ida: Person
) -> None:
    port = french.sections.create(name="Port", slug="port")
    write("Incendie", slug="incendie", section=port, matter=harbour_fire.matter).publish(by=ida)
    page = Page("/en/harbour/harbour-fire/")
    assert page.text(".also__edition").startswith("Français · ")
    assert page.one(".also a")["hreflang"] == "fr"
