"""The most used categories of an old site are sections here, all else that tells of the matter topics."""

from pathlib import Path

from nightdesk.editions.models import Section
from nightdesk.stories.models import Story
from nightdesk.topics.models import Topic
from tests.intake.conftest import TakeUp
from tests.intake.exports import export, item


def category(slug: str, parent: str = "", name: str = "") -> str:
    return (
        f"<wp:category><wp:category_nicename>{slug}</wp:category_nicename>"
        f"<wp:category_parent>{parent}</wp:category_parent><wp:cat_name>{name or slug.title()}</wp:cat_name>"
        f"<wp:category_description>All of {slug}</wp:category_description></wp:category>"
    )


def worn(*slugs: str) -> str:
    return "".join(
        f'<category domain="category" nicename="{slug}">{slug.title()}</category>' for slug in slugs
    )


def test_top_categories_are_sections_and_those_below_topics(
    take_up: TakeUp, tmp_path: Path
) -> None:
    head = category("city") + category("docks", "city") + category("a", "b") + category("b", "a")
    path = export(
        tmp_path,
        item(7, extra=worn("docks")),
        item(8, extra=worn("city", "sport")),
        item(9, extra=worn("uncategorized")),
        item(10, extra=worn("a")),
        head=head,
    )

    take_up(path)

    placed = {
        story.slug: (story.section.slug, [topic.slug for topic in story.topics.all()])
        for story in Story.objects.all()
    }
    assert placed == {
        "story-7": ("city", ["docks"]),
        "story-8": ("city", ["sport"]),
        "story-9": ("miscellany", []),
        "story-10": ("b", ["a"]),
    }
    assert Topic.objects.get(slug="docks").description == "All of docks"


def test_only_the_most_used_categories_are_sections(take_up: TakeUp, tmp_path: Path) -> None:
    posts = [item(number, extra=worn(f"field-{number}")) for number in range(1, 11)]
    posts += [item(number, extra=worn(f"field-{number - 10}")) for number in range(11, 17)]

    take_up(export(tmp_path, *posts))

    slugs = {f"field-{number}" for number in (1, 2, 3, 4, 5, 6, 10, 7)}
    assert set(Section.objects.values_list("slug", flat=True)) == slugs | {"miscellany"}


def test_the_papers_own_sections_go_first(
    take_up: TakeUp, harbour: Section, tmp_path: Path
) -> None:
    take_up(
        export(tmp_path, item(7, extra=worn("city", "harbour")), item(8, extra=worn("archive")))
    )

    first, second = Story.objects.order_by("pk")
    assert (first.section.slug, second.section.slug) == ("city", "archive-news")
    assert [topic.slug for topic in first.topics.all()] == ["harbour"]


def test_the_section_of_everything_else_is_named_in_the_editions_language(
    take_up: TakeUp, harbour: Section, tmp_path: Path
) -> None:
    take_up(export(tmp_path, item(7)))

    story = Story.objects.get()
    assert (story.section.name, story.section.position) == ("Miscellany", 2)


def test_a_story_belongs_to_the_desk_of_its_section(
    take_up: TakeUp, harbour: Section, tmp_path: Path
) -> None:
    take_up(export(tmp_path, item(7, extra=worn("harbour"))))

    assert Story.objects.get().desk == harbour.desk


def test_a_tag_and_a_category_of_one_name_are_one_topic(take_up: TakeUp, tmp_path: Path) -> None:
    tags = (
        '<category domain="post_tag" nicename="fire-2">fire</category>'
        '<category domain="place" nicename="fire-3"> Fire </category>'
    )

    take_up(
        export(
            tmp_path,
            item(7, extra=worn("harbour") + worn("fire") + tags),
            item(8, extra=worn("harbour")),
        )
    )

    assert list(Topic.objects.values_list("slug", "name")) == [("fire", "Fire")]
    assert Story.objects.earliest("pk").topics.count() == 1
