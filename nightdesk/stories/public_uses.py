"""Which pictures readers may see: those of a story, an author or a standing page that is shown to them."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.models import ReferenceIndex

from nightdesk.media.models import Picture
from nightdesk.stories.models import Author, Byline, StandingPage, Story


def is_shown(picture: Picture) -> bool:
    """Whether any public page of ours has it. A killed story takes its pictures with it."""
    return leads_a_story(picture) or is_in_a_body(picture) or is_a_portrait(picture)


def leads_a_story(picture: Picture) -> bool:
    return Story.objects.visible_to(None, timezone.now()).led_by(picture).exists()


def is_in_a_body(picture: Picture) -> bool:
    """In the text that readers have: the index follows what was put out, not an editor's revision."""
    stories = Story.objects.visible_to(None, timezone.now())
    pages = StandingPage.objects.shown()
    return any(
        shown.filter(pk__in=users(picture, shown.model)).exists() for shown in (stories, pages)
    )


def is_a_portrait(picture: Picture) -> bool:
    authors = Author.objects.filter(portrait=picture)
    signed = Byline.objects.filter(author__in=authors).values("story")
    return Story.objects.visible_to(None, timezone.now()).filter(pk__in=signed).exists()


def users(picture: Picture, model: type[Model]) -> list[int]:
    """The records of this kind that point to the picture."""
    uses = ReferenceIndex.get_references_to(picture)
    of_kind = uses.filter(base_content_type=ContentType.objects.get_for_model(model))
    return [int(key) for key in of_kind.values_list("object_id", flat=True)]
