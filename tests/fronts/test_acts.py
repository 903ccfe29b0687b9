"""Arranging a front is an act: who may, what is told, and what two editors at once find."""

import pytest

from nightdesk.bakery.generations import Changes, Generations
from nightdesk.editions.models import Edition, Section
from nightdesk.events.models import Event
from nightdesk.fronts.errors import ArrangedMeanwhile
from nightdesk.fronts.models import Front
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotYours
from nightdesk.stories.models import Story
from tests.bakery.paper import bake
from tests.fronts.arranged import arrange, front_of, placed
from tests.pages import Page

pytestmark = pytest.mark.django_db


def test_arranging_is_one_act_told_to_the_newsroom_alone(
    front: Front, storm: Story, ida: Person
) -> None:
    front.lead = [placed(storm)]
    front.arrange(by=ida)
    event = Event.objects.about(front).get()
    assert (event.stream.name, event.kind, event.actor) == ("desk:en", "front.arranged", ida)
    assert event.particulars == {"version": 1, "section": None}
    assert str(front) == str(front.edition)


def test_arranging_a_front_drops_that_front_alone(storm: Story, front: Front) -> None:
    generations = Generations()
    for _noticed in range(2):  # the first time nothing is old yet; the second, what this test wrote
        generations.refresh(lambda changes: changes)
    arrange(front, lead=[storm])
    dropped: Changes = generations.refresh(lambda changes: changes)
    assert dropped.names == {front.generation} <= bake("/en/").read.names
    assert dropped.hidden == frozenset()
    assert front.generation not in bake("/en/harbour/").read.names


def test_of_two_editors_the_second_is_told(
    front: Front, storm: Story, bake_sale: Story, ida: Person, tomas: Person
) -> None:
    idas, tomass = Front.objects.get(pk=front.pk), Front.objects.get(pk=front.pk)
    idas.lead = [placed(bake_sale)]
    idas.arrange(by=ida)
    tomass.lead = [placed(storm)]
    with pytest.raises(ArrangedMeanwhile, match="Ida arranged this front anew at"):
        tomass.arrange(by=tomas)
    assert Page("/en/").text(".card--lead h2") == "Bake sale"
    assert Event.objects.about(front).count() == 1


def test_an_editor_arranges_the_sections_of_their_desks_and_every_edition(
    front: Front, harbour: Section, sport: Section, ida: Person, clara: Person, rosa: Person
) -> None:
    of_harbour, of_sport = front_of(front.edition, harbour), front_of(front.edition, sport)
    free = front_of(front.edition, front.edition.sections.create(name="Free", slug="free"))
    for one in (front, of_harbour, free):
        one.arrange(by=ida)
    of_sport.arrange(by=clara)
    for one, person in ((of_sport, ida), (front, rosa)):
        with pytest.raises(NotYours):
            one.arrange(by=person)


def test_every_edition_and_section_has_a_front(
    english: Edition, arabic: Edition, harbour: Section, front: Front
) -> None:
    Front.objects.lay_down()
    Front.objects.lay_down()
    fronts = [(one.edition.code, one.section) for one in Front.objects.in_order()]
    assert fronts == [("en", None), ("en", harbour), ("ar", None)]
    assert [one.get_absolute_url() for one in Front.objects.in_order()] == [
        "/en/", "/en/harbour/", "/ar/",
    ]  # fmt: skip
