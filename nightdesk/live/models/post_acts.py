"""Acts on a post: how every verb changes it, exactly once, and tells of it in the same transaction."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from nightdesk.bakery.staleness import bump
from nightdesk.editions import generations as edition
from nightdesk.events.models import Act, append
from nightdesk.live import generations
from nightdesk.stories.errors import NotNow
from nightdesk.stories.models import Story
from nightdesk.stories.models.acting import Turn
from nightdesk.stories.searched import tell

if TYPE_CHECKING:
    from nightdesk.live.models.live_blog import LiveBlog

# What an editor writes of it.
COPY = ("headline", "body", "marks", "as_typed", "author", "written_by")
# After these, no page that shows the post as it was may stand in for another, even for a moment.
HIDING = "post.killed"
POSTED = "liveblog.posted"


class PostActs(models.Model):
    if TYPE_CHECKING:
        blog: models.ForeignKey[LiveBlog, LiveBlog]
        blog_id: int
        version: Any
        is_key: Any
        is_on_wire: Any
        save_revision: Any

    class Meta:
        abstract = True

    def turn(self, turn: Turn, kind: str, *, on_wire: bool = False, sums_up: bool = False) -> None:
        """Do it: the guarded change, then its event, and the desk's log. The caller holds the transaction.

        `on_wire` says that it was an item of the wire before. `sums_up`: the live blog's head changes with it.
        """
        story = self._story_held(kind)
        self.change(turn)
        self._tell(turn, kind, on_wire=on_wire or self.is_on_wire)
        if sums_up or self.is_key or self.blog.pinned_id == self.pk:
            self.blog.sum_up("summed_up", turn.by, turn.at)
        tell(story)

    def _story_held(self, kind: str) -> Story:
        """As it is now and until the commit: it may have been killed, or its coverage ended, since it was read."""
        held = Story.objects.select_for_update(of=("self",)).select_related("edition", "section")
        self.blog.story = story = held.get(pk=self.blog_id)
        if kind == POSTED:
            self.blog.refuse_unless_running()
        elif not story.is_public:
            raise NotNow(_("Readers do not see this post."))
        return story

    def change(self, turn: Turn) -> None:
        """The guarded change, kept as a revision and in the desk's log; no reader is told of it."""
        posts: Any = type(self)._base_manager
        here = posts.filter(pk=self.pk, version=self.version)
        if not here.update(version=F("version") + 1, **turn.columns):
            raise NotNow(_("Somebody else was faster. Look at it again."))
        for name, value in turn.columns.items():
            setattr(self, name, value)
        self.version += 1
        self.save_revision(user=turn.by, clean=False)
        log(instance=self, action=f"nightdesk.{turn.verb}", user=turn.by, data=turn.particulars)

    def _tell(self, turn: Turn, kind: str, *, on_wire: bool) -> None:
        act = Act(kind, self, turn.by, turn.at, turn.particulars)
        bump(generations.posts(self.blog_id), hides=kind == HIDING)
        append(self.blog.stream, act)
        if on_wire:
            bump(edition.wire(self.blog.story.edition_id), hides=kind == HIDING)
        # So that whoever looks for news of an edition finds every post on one of two lines.
        its = self.blog.edition
        append(its.wire_stream if on_wire else its.desk_stream, act)
