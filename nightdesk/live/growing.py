"""Growing: a post becomes the beginning of a story of its own; its live blog leads there once readers have it."""

from django.db import transaction
from wagtail.log_actions import log

from nightdesk.bakery.staleness import bump
from nightdesk.live import generations
from nightdesk.live.models import Post
from nightdesk.live.permissions import WRITE
from nightdesk.people.models import Person
from nightdesk.stories.models import Byline, RelatedStory, Story
from nightdesk.stories.models.acting import Turn


@transaction.atomic
def grow(post: Post, *, by: Person | None) -> Story:
    """The draft: the post's words and author, the live blog's place and topics. Refused for what readers lost."""
    post.blog.refuse_unless_theirs(WRITE, by)
    post.refuse_unless_shown()
    blog = Story.objects.get(pk=post.blog_id)
    story = Story(
        edition=blog.edition,
        section=blog.section,
        desk=blog.desk,
        kicker=blog.kicker,
        headline=post.called,
        body=post.body.get_prep_value(),
        as_typed=post.as_typed,
        marks=post.marks,
    )
    story.bylines.set([Byline(author=post.author)] if post.author else [])
    story.topics.set(blog.topics.all())
    story.related_stories.set([RelatedStory(related=blog)])
    story.save()
    story.save_revision(user=by, clean=False)
    log(instance=story, action="wagtail.create", user=by)
    post.change(Turn("grow", by, columns={"grown_into": story}))
    # Its page will lead to the story when that is out.
    bump(generations.posts(blog.pk))
    return story
