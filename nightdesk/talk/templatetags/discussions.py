"""The discussion on other pages: under its story, and how many comments there are on a card."""

from datetime import datetime
from html import unescape
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import localize
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from nightdesk.bakery.parts import kept
from nightdesk.bakery.staleness import good_until, reading
from nightdesk.editions.models import Edition
from nightdesk.live.models import Post
from nightdesk.stories.models import Story
from nightdesk.stories.templatetags.story_body import own_name
from nightdesk.talk.counted import counted
from nightdesk.talk.generations import discussion as discussion_of
from nightdesk.talk.models import Comment
from nightdesk.talk.models.reaction import Kind
from nightdesk.talk.place import Place, portrait_address, said_of
from nightdesk.talk.rooms.about import chat_about
from nightdesk.talk.rooms.place import RoomPlace
from nightdesk.talk.text import LONGEST
from nightdesk.talk.threads import about_post, under_story

register = template.Library()

INITIALS = 2
QUOTED = 120


@register.simple_tag
def discussion(story: Story, now: datetime | None = None) -> SafeString:
    """What readers say under a story, a kept part. Nothing where there is no discussion."""

    def draw() -> SafeString:
        place = Place(story, now or timezone.now())
        if place.standing.is_off:
            return SafeString()
        threads = under_story(place)
        return render_to_string("talk/_under_story.html", {"place": place, "threads": threads})

    if not story.pk or story.published_at is None:
        return SafeString()
    return kept(("discussion", story.pk), draw)


@register.simple_tag
def discussion_about(post: Post, now: datetime | None = None) -> SafeString:
    """What readers say about a post of a live blog, on the post's own page. Nothing where there is no discussion."""
    place = Place(post.story, now or timezone.now())
    if place.standing.is_off:
        return SafeString()
    shown = {"place": place, "threads": about_post(place, post), "about": post}
    return render_to_string("talk/_under_story.html", shown)


@register.inclusion_tag("talk/_discuss.html")
def discuss(post: Post) -> dict[str, Any]:
    """The way to what is said about a post, and how much that is. No query; nothing where there is nothing to do."""
    story, now = post.story, timezone.now()
    standing = said_of(story)
    reading(discussion_of(story.pk))
    good_until(standing.closes_at)
    is_there = not standing.is_off and (post.comments or standing.is_open(now))
    return {"post": post if is_there else None, "place": f"discussion-{story.short_name}"}


@register.filter
def discussed(post: Post) -> str:
    """How many comments there are about a post, in words."""
    many = post.comments
    if not many:
        return gettext("Discuss")
    words = ngettext("%(comments)s comment", "%(comments)s comments", many)
    return words % {"comments": localize(many)}


@register.inclusion_tag("talk/rooms/_about_story.html")
def chat(story: Story, now: datetime | None = None) -> dict[str, Any]:
    """The way to where readers chat about a story now."""
    is_out = story.pk and story.published_at is not None
    return {"about": chat_about(story, now or timezone.now()) if is_out else None}


@register.inclusion_tag("talk/_reactions.html")
def reactions(comment: Any) -> dict[str, Any]:
    """The ways to nod to a comment, and how many did."""
    kinds = [(kind, kind.label, comment.reactions.get(kind, 0)) for kind in Kind]
    place = comment.address.removesuffix(f"{comment.key}/")
    return {"comment": comment, "kinds": kinds, "place_address": place}


@register.inclusion_tag("talk/_face.html")
def face(comment: Comment) -> dict[str, str]:
    """The portrait of whoever wrote it, else the first letters of their name."""
    portrait = "" if comment.printed_as else portrait_address(comment.author)
    return {"portrait": portrait, "initials": initials(comment.signature)}


@register.inclusion_tag("talk/rooms/_nods.html")
def nods(message: Comment) -> dict[str, Any]:
    """How many nodded to a message, of each kind that somebody chose."""
    every = [(kind.label, message.reactions.get(kind, 0)) for kind in Kind]
    return {"nods": [(label, number) for label, number in every if number]}


@register.simple_tag
def kinds() -> list[tuple[str, str]]:
    """The ways to nod."""
    return [(kind, str(kind.label)) for kind in Kind]


@register.simple_tag
def voices(place: RoomPlace) -> int:
    """How many spoke in a room, as far as readers see it."""
    return place.room.all_messages.shown().values("author").distinct().count()


@register.simple_tag
def languages(edition: Edition) -> list[tuple[str, str]]:
    """What a comment may be written in, by its own name: the edition's first."""
    own = edition.language
    others = [tag for tag, _name in settings.LANGUAGES if tag != own]
    return [(tag, own_name(tag)) for tag in (own, *others)]


@register.simple_tag
def comments_under(story: Story) -> int:
    """How many comments a card tells of. Counted with the card's story (`talk/counted.py`)."""
    return counted(story).comments


@register.inclusion_tag("talk/_feed.html")
def discussion_feed(story: Story) -> dict[str, Any]:
    """The way to the feed of what is said under a story, for feed readers. Nothing where nobody may discuss."""
    is_out = story.pk and story.published_at is not None
    return {"story": story if is_out and not said_of(story).is_off else None}


@register.simple_tag
def longest() -> int:
    return LONGEST


@register.filter
def in_short(comment: Comment) -> str:
    """What it says on one line, for whoever quotes it."""
    said = " ".join(unescape(strip_tags(comment.html)).split())
    return Truncator(said).chars(QUOTED)


@register.filter
def initials(name: str) -> str:
    """For whoever has no portrait: of the first and the last word."""
    words = name.split()
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]])[:INITIALS].upper()
