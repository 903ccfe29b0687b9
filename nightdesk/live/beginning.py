"""Beginning: a draft becomes a live blog, or a plain story again, while readers know neither of them."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from nightdesk.live.models import Post
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow, NotYours, Overtaken
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may


@transaction.atomic
def make_live(story: Story, *, by: Person | None) -> None:
    """Refused once readers have known the story: its address would move under them."""
    _turn(story, by, is_live_blog=True)


@transaction.atomic
def make_plain(story: Story, *, by: Person | None) -> None:
    """Refused for the same reason, and once a post was written."""
    if Post.objects.filter(blog=story.pk).exists():
        raise NotNow(_("Posts were written for it already."))
    _turn(story, by, is_live_blog=False)


def _turn(story: Story, by: Person | None, *, is_live_blog: bool) -> None:
    if by is not None and not may(by, "write", story):
        raise NotYours(by, "write")
    if story.published_at is not None:
        raise NotNow(_("Readers know this story: it stays what it is."))
    here = Story.objects.filter(pk=story.pk, version=story.version, published_at=None)
    if not here.update(version=F("version") + 1, is_live_blog=is_live_blog):
        raise Overtaken(Story.objects.get(pk=story.pk))
    story.version, story.is_live_blog = story.version + 1, is_live_blog
    action = "nightdesk.live_begun" if is_live_blog else "nightdesk.live_given_up"
    log(instance=story, action=action, user=by)
