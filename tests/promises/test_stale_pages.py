"""Whatever an act changes on any page is dropped by that act: the whole paper is baked before and after."""

from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nightdesk.bakery.generations import Changes, Generations
from nightdesk.bakery.parts import Parts
from nightdesk.stories.errors import Refused
from nightdesk.stories.models import Story
from nightdesk.talk.models import Comment, Terms
from tests.bakery.paper import Paper, bake
from tests.promises.acts import ACTS, COVERAGE, LIVE, comment

pytestmark = pytest.mark.django_db

SLUGS = ("fire", "ferry", "tide", "gull")
OUT = ("fire", "tide", "gull")
Shown = dict[str, tuple[int, bytes, frozenset[str]]]
MOST_SUPERFLUOUS = 0.05


RUNS = st.lists(
    st.tuples(st.sampled_from(SLUGS), st.sampled_from(sorted(ACTS.keys() - LIVE.keys()))),
    min_size=8,
    max_size=14,
)


def show(paper: Paper, parts: Parts | None = None) -> Shown:
    found = {}
    for address in paper.addresses():
        baked = bake(address, parts)
        found[address] = (baked.status, baked.body, frozenset(baked.read.names))
    return found


def told(generations: Generations) -> Changes:
    return generations.refresh(lambda changes: changes)


def newspaper() -> Paper:
    """Translations, cards across editions, and stories that point at what is not out yet."""
    paper = Paper.found()
    paper.write("fire")
    paper.write("ferry", section=1, related="fire")
    paper.write("tide", code="fr", related="fire")
    paper.write("gull", related="tide")
    Story.objects.filter(slug="tide").update(matter=paper.stories["fire"].matter)
    for story in paper.stories.values():
        story.refresh_from_db()
    paper.stories["ferry"].publish(by=paper.editor)
    return paper


def test_what_an_act_changes_is_dropped_and_little_else() -> None:
    """What is dropped although its bytes stay the same costs a bake, nothing more: five of a hundred may."""
    counts = Counter({"changed": 0, "dropped": 0, "kept": 0})

    @settings(
        max_examples=4, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(RUNS)
    def act_by_act(acts: list[tuple[str, str]]) -> None:
        with transaction.atomic():
            run(newspaper(), [*((slug, "publish") for slug in OUT), *acts], counts=counts)
            transaction.set_rollback(True)

    act_by_act()
    print(f"\nstale pages: {dict(counts)}")  # noqa: T201 - the figure is wanted
    superfluous = counts["dropped"] - counts["changed"]
    assert superfluous <= MOST_SUPERFLUOUS * counts["dropped"]


def run(paper: Paper, acts: list[tuple[str, str]], *, counts: Counter[str]) -> None:
    """Act after act; the pages are drawn from kept parts each time, as a server draws them."""
    parts = Parts()
    told(parts.generations)
    show(paper, parts)  # the first visit may have drawn renditions
    before = show(paper, parts)
    for slug, act in acts:
        try:
            with transaction.atomic():
                ACTS[act](paper, Story.objects.get(slug=slug))
        except (Refused, ValueError, Comment.DoesNotExist):
            continue
        changes = told(parts.generations)
        after = show(paper, parts)
        compare(before, after, changes, act=act, counts=counts)
        before = after
    assert show(paper) == before, "a page of kept parts is the page drawn anew"


def compare(
    before: Shown, after: Shown, changes: Changes, *, act: str, counts: Counter[str]
) -> None:
    """What stands in the store from before must be what is seen now."""
    stored = {address for address, (status, *_rest) in before.items() if status == 200}
    changed = {address for address in stored if after[address][:2] != before[address][:2]}
    dropped = {address for address in stored if before[address][2] & changes.names}
    assert changed - dropped == set(), f"{act} left these stale"
    counts.update(changed=len(changed), dropped=len(dropped), kept=len(stored - dropped))


def test_what_befalls_a_live_blog_drops_what_it_changes() -> None:
    counts = Counter({"changed": 0, "dropped": 0, "kept": 0})
    paper = Paper.found()
    paper.editions = paper.editions[:1]
    paper.write("ferry").publish(by=paper.editor)
    paper.write("surge", is_live_blog=True)
    run(paper, [("surge", act) for act in COVERAGE], counts=counts)

    assert counts["changed"] > len(COVERAGE)


@pytest.mark.parametrize("act", ["approve", "hold", "spike", "revise"])
def test_an_act_on_a_draft_drops_nothing(act: str) -> None:
    paper, generations = newspaper(), Generations()
    told(generations)
    ACTS[act](paper, Story.objects.get(slug="fire"))

    assert told(generations) == Changes()


def test_terms_of_discussion_reach_every_page_under_them() -> None:
    """Rarely said, they drop more pages than they change."""
    paper, generations = newspaper(), Generations()
    comment(paper, Story.objects.get(slug="ferry"))
    told(generations)
    before, story = show(paper), Story.objects.get(slug="ferry")
    terms = Terms(edition=story.edition, story=story, openness="closed", why="Enough.")
    for say in (terms.say, terms.take_back):
        say()
        after = show(paper)
        compare(before, after, told(generations), act="terms", counts=Counter())
        assert after != before
        before = after


@pytest.mark.parametrize("act", ["kill", "retract"])
def test_what_takes_a_story_from_readers_is_told_as_hidden(act: str) -> None:
    paper, generations = newspaper(), Generations()
    told(generations)
    ACTS[act](paper, Story.objects.get(slug="ferry"))

    changes = told(generations)
    assert changes.hidden == changes.names
    assert f"story:{paper.stories['ferry'].pk}" in changes.hidden


def test_everything_baked_is_for_all(settings: object) -> None:
    """No page of ours answers with a cookie, or varies by who asks."""
    paper = newspaper()
    pages = [address for address in paper.addresses() if bake(address).page is not None]

    assert len(pages) > 40
