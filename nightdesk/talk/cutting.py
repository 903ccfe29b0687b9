"""Cutting: what was said about a post of a live blog leaves readers with it, at once, however much it is."""

from datetime import datetime

from django.db.models import Count, F, Q

from nightdesk.events.models import Act, append
from nightdesk.live.models import Post
from nightdesk.talk.models import Comment, Discussion
from nightdesk.talk.state import State

# After this the threads about a post are there no more; which post, its number says.
CUT = "discussion.cut"


def cut(post: Post, at: datetime) -> None:
    """The caller holds the transaction, in which the post is killed. Nobody judged who wrote: there is no ruling."""
    about = Comment.objects.filter(about=post.pk)
    if not about.exists():
        return
    discussion = Discussion.objects.of(post.story)
    shown = about.shown().aggregate(
        comments=Count("pk"), threads=Count("pk", filter=Q(parent=None))
    )
    standing = about.filter(state__in=(State.SHOWN, State.HELD))
    standing.update(state=State.KILLED, is_pick=False, version=F("version") + 1)
    about.update(replies=0)  # of those that were gone before not even the place is left
    discussion.lose(shown["comments"], shown["threads"])
    act = Act(CUT, discussion, None, at, {"post": post.number})
    discussion.hear(append(discussion.stream, act), hides=True)
