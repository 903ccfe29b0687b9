"""Reasons: why something is held or refused, as its author and the moderators read it, each in their language."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = str | Promise


class Reason(NamedTuple):
    """To whoever wrote it, and to whoever moderates, with what was found."""

    for_author: Sentence
    for_moderators: Sentence


# Where a flood is counted, as its particulars name it.
SCOPES: Mapping[str, Sentence] = {
    "account": _("From one account"),
    "address": _("From one network address"),
    "place": _("Under one story"),
    "house": _("In the whole house"),
    "chat_account": _("In chats, from one account"),
    "chat_address": _("In chats, from one network address"),
    "chat_place": _("In one room"),
    "chat_house": _("In all rooms"),
}
# What phases find. Particulars in %(…)s are the phase's.
FOUND: Mapping[str, Reason] = {
    "frozen": Reason(
        _("All discussions are paused for the moment. Your text is still here: try again later."),
        _("All talk was frozen."),
    ),
    "closed": Reason(_("This discussion is closed."), _("The place was closed.")),
    "room_closed": Reason(_("Nobody writes in this room just now."), _("The room was not open.")),
    "empty": Reason(_("Write something first."), _("Nothing was written.")),
    "too_long": Reason(
        _("This is longer than a comment may be: %(length)s of %(longest)s characters."),
        _("Longer than a comment may be: %(length)s of %(longest)s characters."),
    ),
    "too_fast": Reason(
        _("You write more at a time than is usual here. Wait a little, then send it again."),
        _("%(scope)s: more than %(limit)s in %(seconds)s seconds."),
    ),
    "too_busy": Reason(
        _("So much is written here just now that new texts have to wait. Try again in a while."),
        _("%(scope)s: more than %(limit)s in %(seconds)s seconds."),
    ),
    "banned": Reason(
        _("You may not write here any more. The moderators’ reason: %(why)s"), _("Banned: %(why)s")
    ),
    "suspended": Reason(
        _("You may not write here until %(until)s. The moderators’ reason: %(why)s"),
        _("Suspended until %(until)s: %(why)s"),
    ),
    "watched": Reason(
        _("A moderator reads what you write before it is shown. Their reason: %(why)s"),
        _("Everything this person writes is held: %(why)s"),
    ),
    "muted_word": Reason(
        _("There is a word in it that is not used here. Say it in other words."),
        _("Contains the muted word “%(word)s”."),
    ),
    "suspect_word": Reason(
        _("A moderator looks at a word in it before it is shown."),
        _("Contains “%(word)s”, written “%(found)s”."),
    ),
    "too_many_links": Reason(
        _(
            "There are more links in it than are usual here: %(count)s. %(most)s pass by themselves."
        ),
        _("%(count)s links; %(most)s pass by themselves."),
    ),
    "first_links": Reason(
        _("A moderator looks at the first links of everyone who is new here."),
        _("A link from somebody who is new here."),
    ),
    "forbidden_host": Reason(
        _("It leads to a site that is not linked to from here."),
        _("Leads to %(host)s, which is not linked to from here."),
    ),
    "repeated": Reason(
        _("You have said this already."), _("The same person said the same within a day.")
    ),
    "repeated_by_others": Reason(
        _("Others have written nearly the same. A moderator looks at it first."),
        _("%(others)s others wrote nearly the same."),
    ),
    "first_timer": Reason(
        _("You are new here: a moderator reads your first words before everybody does."),
        _("New here: %(shown)s of %(needed)s approved so far."),
    ),
    "often_rejected": Reason(
        _("Much of what you wrote was rejected lately. A moderator reads this first."),
        _("%(rejected)s of this person’s last %(decided)s were rejected."),
    ),
    "too_soon": Reason(
        _("This room goes slowly: you may write once in %(seconds)s seconds."),
        _("Sooner than %(seconds)s seconds after the last."),
    ),
    "too_new": Reason(
        _("In this room those write who joined %(days)s days ago or earlier."),
        _("Joined less than %(days)s days ago."),
    ),
    "held_first": Reason(
        _("In this room a moderator reads each message before it is shown."),
        _("Each message in this room is held."),
    ),
    "shouting": Reason(
        _("Most of it is in capitals. A moderator reads it first."),
        _("%(share)s of a hundred letters are capitals."),
    ),
    "like_rejected": Reason(
        _("It resembles what was rejected here before. A moderator reads it first."),
        _(
            "Resembles what was rejected here. Of a hundred that it holds %(precision)s are rejected; "
            "it finds %(recall)s of a hundred that are."
        ),
    ),
    "hook_held": Reason(
        _("A moderator reads it before it is shown."), _("The hook holds it: %(said)s")
    ),
    "hook_refused": Reason(_("This cannot be said here."), _("The hook refuses it.")),
    "hook_failed": Reason(
        _("A moderator reads it before it is shown."), _("The hook did not answer: %(error)s")
    ),
}
# What moderators give as their reason.
GIVEN: Mapping[str, Reason] = {
    "looked_at": Reason(_("A moderator is looking at it."), _("Held by a moderator.")),
    "abuse": Reason(_("It insults or threatens someone."), _("Insult or threat")),
    "hate": Reason(
        _("It incites hatred against people for what they are."), _("Incitement to hatred")
    ),
    "spam": Reason(_("It is advertising, or said everywhere alike."), _("Advertising or spam")),
    "false": Reason(_("It spreads something that is false."), _("False claim")),
    "private": Reason(_("It tells something private about someone."), _("Private matters")),
    "off_topic": Reason(
        _("It has nothing to do with what is discussed here."), _("Off the subject")
    ),
    "illegal": Reason(_("It breaks the law."), _("Against the law")),
    "other": Reason(_("It does not keep to the rules of this house."), _("Another reason")),
}
REASONS: Mapping[str, Reason] = {**FOUND, **GIVEN}


def sentence(reason: str, particulars: Mapping[str, Any] | None = None) -> str:
    """What its author is told, in the language that is active."""
    return _filled(_known(reason).for_author, particulars)


def explained(reason: str, particulars: Mapping[str, Any] | None = None) -> str:
    """What moderators are told, in the language that is active. A reason of old that is gone is told as «other»."""
    return _filled(_known(reason).for_moderators, particulars)


def _known(reason: str) -> Reason:
    return REASONS.get(reason, REASONS["other"])


def _filled(text: Sentence, particulars: Mapping[str, Any] | None) -> str:
    """Without what is missing: particulars are emptied when a person is erased."""
    return str(text) % _Lenient(particulars or {})


class _Lenient(dict[str, Any]):
    def __init__(self, particulars: Mapping[str, Any]) -> None:
        super().__init__({name: _told(name, value) for name, value in particulars.items()})

    def __missing__(self, _name: str) -> str:
        return "…"


def _told(name: str, value: Any) -> Any:
    if name == "scope":
        return SCOPES.get(value, value)
    if name != "until" or not value:
        return value
    until = datetime.fromisoformat(value) if isinstance(value, str) else value
    return date_format(timezone.localtime(until), "DATETIME_FORMAT")
