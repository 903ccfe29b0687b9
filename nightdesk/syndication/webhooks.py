"""Webhooks: what other tools of a newsroom may be told of, and what is told of it.

Asked again at each sending, late attempts and replays too: of what readers may not see any more nothing is
told but its name. What readers wrote stays on the paper: it is told where, not what.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from nightdesk.events.models import Event
from nightdesk.lib.origin import origin
from nightdesk.live.models import LiveBlog, Post
from nightdesk.notices.hooks import meaning
from nightdesk.notices.hooks.models import Hook
from nightdesk.notices.post.letters import write
from nightdesk.notices.post.mail import Mail
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.stories.state import State
from nightdesk.stories.visibility import may_see
from nightdesk.syndication.entries import last_change
from nightdesk.syndication.posts import changed_at
from nightdesk.talk.models import Comment, Room
from nightdesk.wire.models import Flash

# Of posts and of live blogs their own streams tell; the wire tells of some again.
LIVE = (Post._meta.label_lower, LiveBlog._meta.label_lower)
PUBLIC: Mapping[str, Collection[str]] = {"wire:": LIVE, "live:": (), "discussion:": (), "room:": ()}
# Of the streams that readers may follow, by what a newsroom calls it.
KINDS = {
    "story.published": _("a story is published"),
    "story.updated": _("a story is updated"),
    "story.corrected": _("a story is corrected"),
    "story.retracted": _("a story is retracted"),
    "story.killed": _("a story is killed"),
    "flash.sent": _("a flash is sent"),
    "flash.killed": _("a flash is killed"),
    "liveblog.posted": _("a post of a live blog is sent"),
    "post.rewritten": _("a post gets other words"),
    "post.corrected": _("a post is corrected"),
    "post.marked": _("a post becomes a key event"),
    "post.unmarked": _("a post is no key event any more"),
    "post.killed": _("a post is killed"),
    "liveblog.ended": _("the coverage of a live blog ends"),
    "liveblog.reopened": _("the coverage of a live blog goes on after all"),
    "liveblog.killed": _("a live blog is killed, and its posts with it"),
    "comment.posted": _("a comment is shown"),
    "comment.edited": _("a comment is edited"),
    "comment.deleted": _("a comment is taken back by its author"),
    "comment.picked": _("a comment is picked, or no more"),
    "comment.removed": _("a comment is removed"),
    "comment.restored": _("a comment is shown again"),
    "message.posted": _("a message in a room is shown"),
    "message.edited": _("a message in a room is edited"),
    "message.deleted": _("a message in a room is taken back by its author"),
    "message.removed": _("a message in a room is removed"),
    "message.restored": _("a message in a room is shown again"),
}
CANCELED = {"pubStatus": "canceled"}
Thing = dict[str, Any]


def of_story(event: Event) -> Thing:
    shown = Story.objects.select_related("edition", "section", "retraction")
    story = shown.filter(pk=event.subject_id).defer("body").first()
    if story is None:
        return {}
    named = {"uri": story.uri, "edition": story.edition.code}
    if not may_see(None, story, timezone.now()):
        return named | CANCELED
    told = named | {
        "pubStatus": "usable",
        "url": f"{origin()}{story.get_absolute_url()}",
        "state": str(story.state),
        "language": story.edition.language,
        "section": story.section.name,
        "headline": story.headline,
        "updated_at": last_change(story).isoformat(),
    }
    if story.state == State.RETRACTED:
        return told | {"reason": story.retraction.reason}
    return told | {"standfirst": story.standfirst} | _correction(story, event)


def _correction(story: Story, event: Event) -> Thing:
    """What was wrong, as it stands under the story."""
    found = story.corrections.filter(pk=event.particulars.get("correction")).first()
    return {"correction": {"kind": found.kind, "text": found.text}} if found else {}


def of_post(event: Event) -> Thing:
    post = Post.objects.in_place().filter(pk=event.subject_id).first()
    if post is None:
        return {}
    named = {"uri": post.uri, "live_blog": post.story.uri, "edition": post.edition.code}
    if not Post.objects.standing(timezone.now()).filter(pk=post.pk).exists():
        return named | CANCELED
    told = named | {
        "pubStatus": "usable",
        "url": f"{origin()}{post.get_absolute_url()}",
        "language": post.edition.language,
        "headline": post.called,
        "is_key": post.is_key,
        "updated_at": changed_at(post).isoformat(),
    }
    return told | _correction(post.story, event)


def of_live_blog(event: Event) -> Thing:
    """Its key is its story's."""
    ended_at = Story.objects.values_list("ended_at", flat=True).get(pk=event.subject_id)
    told = of_story(event)
    if "url" not in told:
        return told
    return told | {"ended_at": ended_at.isoformat() if ended_at else None}


def of_flash(event: Event) -> Thing:
    flash = Flash.objects.select_related("edition").filter(pk=event.subject_id).first()
    if flash is None:
        return {}
    named = {"uri": flash.uri, "edition": flash.edition.code}
    if flash.killed_at is not None:
        return named | CANCELED
    told = {"pubStatus": "usable", "headline": flash.headline}
    return named | told | {"language": flash.edition.language}


def of_comment(event: Event) -> Thing:
    """Of a message too. A room that readers do not see is not even named: its stream bears its address."""
    comment = Comment.objects.in_place().filter(pk=event.subject_id).first()
    if comment is None:
        return {}
    named, is_seen = {"key": comment.key} | _place(comment), _is_seen(comment)
    if comment.room is not None and not is_seen:
        named = {"key": comment.key, "stream": "room"}
    if not is_seen or not comment.is_shown:
        return named | CANCELED
    return named | {"pubStatus": "usable", "url": f"{origin()}{comment.address}"}


def _place(comment: Comment) -> Thing:
    if comment.room is not None:
        return {"room": comment.room.slug, "edition": comment.room.edition.code}
    return {"story": comment.discussion.story.uri} if comment.discussion else {}


def _is_seen(comment: Comment) -> bool:
    """Whether readers see the place where it was said."""
    now = timezone.now()
    if comment.room_id is not None:
        return Room.objects.visible(now).filter(pk=comment.room_id).exists()
    return comment.discussion is not None and may_see(None, comment.discussion.story, now)


def tell_administrators(hook: Hook) -> None:
    """By letter, each in their language: a tool of theirs hears nothing any more."""
    for person in Person.objects.filter(role=Role.ADMINISTRATOR, is_active=True):
        with translation.override(person.language or None):
            told = {"hook": hook, "origin": origin()}
            words = render_to_string("syndication/hook_off.txt", told)
            language = translation.get_language() or ""
        subject, _sep, text = words.strip().partition("\n")
        write(Mail(person.email, subject, text.strip() + "\n", language=language))


def register() -> None:
    for prefix, told_elsewhere in PUBLIC.items():
        meaning.public(prefix, but_not=told_elsewhere)
    meaning.register(Story._meta.label_lower, of_story)
    meaning.register(Post._meta.label_lower, of_post)
    meaning.register(LiveBlog._meta.label_lower, of_live_blog)
    meaning.register(Flash._meta.label_lower, of_flash)
    meaning.register(Comment._meta.label_lower, of_comment)
    meaning.heed(tell_administrators)
