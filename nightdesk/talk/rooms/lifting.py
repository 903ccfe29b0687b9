"""Lifting: a host takes a message into the paper under its author's name, who is asked where the room says so."""

from collections.abc import Callable, Mapping
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nightdesk.lib.origin import origin
from nightdesk.live.models import LiveBlog, Post
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Outgoing
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.models.acting import Turn as Handing
from nightdesk.stories.permissions import may
from nightdesk.stories.state import State as Of
from nightdesk.talk import letters
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models import Comment, Discussion, Lifting, Room, Told
from nightdesk.talk.models.lifting import Into
from nightdesk.talk.models.turning import Turn
from nightdesk.talk.permissions import refuse_unless_moderator
from nightdesk.talk.state import State
from nightdesk.talk.text import as_html


@transaction.atomic
def lift(message: Comment, story: Story, into: Into, *, by: Person) -> Lifting:
    """At once where the room asks nobody, or of what the newsroom itself said; else its author is asked by mail."""
    _refuse_unless(message, story, into, by)
    try:
        with transaction.atomic():
            made = Lifting.objects.create(
                message=message, story=story, into=into, by=by, at=timezone.now()
            )
    except IntegrityError:
        raise NotNow(_("It was lifted there already, or its author was asked.")) from None
    room = _room_of(message)
    if room.asks_authors and not message.author.is_newsroom:
        letters.tell(
            message.author,
            "lifting",
            {"lifting": made, "room": room, "about": [made.pk]},
            room.edition,
        )
    else:
        _grant(made)
    return made


def again(letter: Outgoing) -> Mail | None:
    """When it leaves: nobody is asked about a story or a message that is no more."""
    asked = Lifting.objects.filter(
        pk__in=letter.about, answered_at=None, message__state=State.SHOWN
    )
    gone = asked.filter(story__state__in=(Of.KILLED, Of.SPIKED))
    return letter.mail() if asked.exists() and not gone.exists() else None


@transaction.atomic
def answer(one: Lifting, *, by: Person, is_granted: bool) -> None:
    """By whoever wrote the message, once. What was withdrawn or removed meanwhile is not lifted any more."""
    if one.message.author_id != by.pk:
        raise NotTheirs(_("Only its author can say that."))
    if is_granted:
        _grant(one)
    else:
        _answer(one, is_granted=False)


def _refuse_unless(message: Comment, story: Story, into: Into, by: Person) -> None:
    room = _room_of(message)
    refuse_unless_moderator(by, room)
    if not message.is_shown:
        raise NotNow(_("Readers do not see it now."))
    if story.edition_id != room.edition.pk:
        raise NotNow(_("This story is in another edition."))
    if into == Into.QUOTE and not may(by, "write", story):
        raise NotTheirs(_("You may not change this story."))
    if into == Into.POST:
        LiveBlog.objects.of(story).refuse_unless_running()
    if into == Into.DISCUSSION:
        discussion = Discussion(story=story)
        is_out = Story.objects.visible_to(None, timezone.now()).filter(pk=story.pk).exists()
        if not is_out or not discussion.standing().is_open(timezone.now()):
            raise NotNow(_("Readers may not discuss this story now."))


def _grant(one: Lifting) -> None:
    if not one.message.is_shown:
        raise NotNow(_("Readers do not see it now."))
    _answer(one, is_granted=True)
    edition = one.story.edition
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        INTO[Into(one.into)](one)


def _answer(one: Lifting, *, is_granted: bool) -> None:
    columns = {"answered_at": timezone.now(), "is_granted": is_granted}
    if not Lifting.objects.filter(pk=one.pk, answered_at=None).update(**columns):
        raise NotNow(_("That was answered already."))
    one.answered_at, one.is_granted = columns["answered_at"], is_granted  # type: ignore[assignment]


def _comment_on(one: Lifting) -> None:
    """In the words and under the name of its author, with where it was said."""
    message, now = one.message, timezone.now()
    said = _("Said in the chat “%(room)s”: %(address)s")
    where = {"room": message.venue.headline, "address": origin() + message.get_absolute_url()}
    text = f"{message.text}\n\n{said % where}"
    discussion = Discussion.objects.of(one.story)
    comment = Comment.objects.create(
        discussion=discussion,
        author_id=message.author_id,
        text=text,
        html=as_html(text),
        language=message.language,
        posted_at=now,
        shown_at=now,
        state=State.SHOWN,
    )
    discussion.count(comment, 1, now)
    Told.objects.tell(comment, now)
    comment.tell(Turn("posted", one.by, State.SHOWN, at=now), is_public=True)
    Lifting.objects.filter(pk=one.pk).update(comment=comment)


def _quote_in(one: Lifting) -> None:
    """At the end of the copy, as a change that readers do not have yet: where it belongs, an editor says."""
    copy, quote = one.story.get_latest_revision_as_object(), _quote(one.message)
    copy.body.append(("quote", copy.body.stream_block.child_blocks["quote"].to_python(quote)))
    if copy.is_public:
        copy.save_revision(user=one.by, clean=False)
        return
    copy.save()
    copy.save_revision(user=one.by, clean=False)


def _post_in(one: Lifting) -> None:
    """Sent, if whoever lifted it may publish there and the coverage runs; else it waits for an editor."""
    blog, by = LiveBlog.objects.of(one.story), one.by
    quote = {"type": "quote", "value": _quote(one.message), "id": str(uuid4())}
    post = Post(blog=blog, body=[quote], written_by=by)
    if may(by, "publish", one.story) and one.story.is_public and one.story.is_running:
        post.send(by=by)
    else:
        blog.stored()
        post.set_type()
        post.save()
        post.change(Handing("hand_in", by))
    one.post = post
    Lifting.objects.filter(pk=one.pk).update(post=post)


def _quote(message: Comment) -> dict[str, str]:
    """The block of a body: what was said, by whom, where and when."""
    said_at = timezone.localtime(message.shown_at)
    return {
        "text": message.html,
        "speaker": message.signature,
        "role": "",
        "said_where": _("in the chat “%(room)s”") % {"room": message.venue.headline},
        "said_when": date_format(said_at, "DATETIME_FORMAT"),
        "source_url": origin() + message.get_absolute_url(),
        "language": message.language,
    }


INTO: Mapping[Into, Callable[[Lifting], None]] = {
    Into.DISCUSSION: _comment_on,
    Into.QUOTE: _quote_in,
    Into.POST: _post_in,
}


def _room_of(message: Comment) -> Room:
    if message.room is None:
        raise NotNow(_("This was not said in a room."))
    return message.room
