"""Reading a ninjs object of any version into an Item; all that is wrong with it is told at once."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from nightdesk.intake.ninjs.bodies import body_of
from nightdesk.intake.ninjs.embargoes import embargo_of
from nightdesk.intake.ninjs.fields import Fields
from nightdesk.intake.ninjs.item import Fault, Item, ItemRefused, PubStatus
from nightdesk.intake.ninjs.pictures import PICTURES, picture_of, pictures_of
from nightdesk.intake.ninjs.subjects import genre_of, subjects_of

LONGEST_URI = 250
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20\x7f-\xa0\ud800-\udfff\s<>\"{}|\\^`]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
# Roles under which agencies send the paragraph below the headline, the most telling first.
_STANDFIRSTS = ("summary", "standfirst", "abstract", "lead", "teaser")
_KICKERS = ("kicker", "overline", "eyebrow")


def read(document: object, *, uri: str = "") -> Item:
    """The item a parsed JSON document stands for; `uri` is its name where the address gave it.

    Raises ItemRefused with every field that was not taken. Of a canceled item only its uri is asked.
    """
    if not isinstance(document, Mapping):
        raise ItemRefused(Fault("", _("An item is a JSON object.")))
    fields = Fields.of(document)
    _name(fields, uri)
    status = _status(fields)
    if status == PubStatus.CANCELED:
        item = _named(fields, status)
    elif fields.line("type").lower() in PICTURES:
        item = _picture(fields)
    else:
        item = _whole(fields, status)
    if fields.faults:
        raise ItemRefused(*dict.fromkeys(fields.faults))
    return item


def is_uri(text: str) -> bool:
    """Whether this can be the name of an item."""
    return len(text) <= LONGEST_URI and _URI.fullmatch(text) is not None


def _name(fields: Fields, uri: str) -> None:
    """An item that was put at an address has the name the address says."""
    said = fields.line("uri")
    if uri and said and said != uri:
        fields.fault("uri", _("This is not the uri of the address it was put at."))
    name = said or uri
    if not name:
        fields.fault("uri", _("An item needs its uri."))
    elif len(name) > LONGEST_URI:
        fields.fault("uri", _("A uri has at most %d characters.") % LONGEST_URI)
    elif not is_uri(name):
        fields.fault("uri", _("This is no uri, such as urn:newsml:agency.example:20260301:7."))
    fields.said = {**fields.said, "uri": name}


def _status(fields: Fields) -> PubStatus:
    word = fields.line("pubstatus").lower().rpartition(":")[2] or PubStatus.USABLE
    try:
        return PubStatus("canceled" if word == "cancelled" else word)
    except ValueError:
        fields.fault("pubStatus", _("This is none of usable, withheld and canceled."))
        return PubStatus.WITHHELD


def _named(fields: Fields, status: PubStatus) -> Item:
    return Item(
        uri=fields.line("uri"),
        version=fields.line("version", longest=40),
        created=fields.instant("versioncreated"),
        status=status,
        edit_note=fields.text("ednote", longest=1000),
        notes=tuple(fields.notes),
    )


def _picture(fields: Fields) -> Item:
    """A picture by itself. Words without the file are of no use, and nothing is fetched."""
    picture = picture_of(fields)
    if not picture.data:
        fields.fault("renditions", _("The file was not sent along, as a data: address."))
    return Item(uri=fields.line("uri"), pictures=(picture,), is_picture=True)


def _whole(fields: Fields, status: PubStatus) -> Item:
    _refuse_other_types(fields)
    body = body_of(fields)
    headline, kicker = _headlines(fields)
    if not headline:
        fields.fault("headlines", _("A story needs a headline."))
    if not body.blocks:
        fields.fault("bodies", _("A story needs text."))
    return Item(
        uri=fields.line("uri"),
        version=fields.line("version", longest=40),
        created=fields.instant("versioncreated"),
        status=status,
        embargo=embargo_of(fields),
        headline=headline,
        kicker=kicker,
        standfirst=_standfirst(fields),
        body=body,
        byline=fields.line("by", "byline", longest=120),
        language=_language(fields),
        urgency=_urgency(fields),
        slugline=fields.line("slugline", longest=60),
        located=fields.line("located", longest=80),
        subjects=subjects_of(fields),
        edit_note=fields.text("ednote", longest=1000),
        usage_terms=_terms(fields),
        source=_source(fields),
        genre=genre_of(fields),
        pictures=pictures_of(fields),
        notes=tuple(dict.fromkeys(fields.notes)),
    )


def _refuse_other_types(fields: Fields) -> None:
    kind = fields.line("type").lower()
    if kind not in {"", "text", "composite"}:
        fields.fault("type", _("Text and pictures are taken, and this is %s.") % kind[:40])
    elif not kind and ("eventdetails" in fields.said or "plannedcoverage" in fields.said):
        fields.fault("type", _("Text and pictures are taken, and this announces an event."))


def _headlines(fields: Fields) -> tuple[str, str]:
    """Headline and kicker; an item without a headline is called by its title."""
    by_role: dict[str, str] = {}
    for role, _kind, text in fields.values("headlines", prefix="headline_"):
        by_role.setdefault(role, text)
    sent = fields.line("headline") or by_role.get("main") or by_role.get("")
    others = [text for role, text in by_role.items() if role not in _KICKERS]
    headline = sent or next(iter(others), "") or fields.line("title")
    kicker = next((by_role[role] for role in _KICKERS if role in by_role), "")
    plain = fields.within({"headline": headline, "kicker": kicker})
    return plain.line("headline", longest=250), plain.line("kicker", longest=60)


def _standfirst(fields: Fields) -> str:
    by_role = {
        role: text for role, _k, text in fields.values("descriptions", prefix="description_")
    }
    text = next((by_role[role] for role in _STANDFIRSTS if by_role.get(role)), "")
    return fields.within({"standfirst": text}).text("standfirst", longest=600)


def _language(fields: Fields) -> str:
    tag = fields.line("language")
    if tag and _LANGUAGE.fullmatch(tag) is None:
        fields.fault("language", _("This is no language tag, such as fr or en-GB."))
    return tag


def _urgency(fields: Fields) -> int | None:
    text = fields.line("urgency")
    if not text:
        return None
    if text in "123456789" and len(text) == 1:
        return int(text)
    fields.fault("urgency", _("Urgency goes from 1, a flash, to 9."))
    return None


def _terms(fields: Fields) -> str:
    told = (fields.line("copyrightnotice"), fields.line("usageterms"))
    terms = " · ".join(dict.fromkeys(filter(None, told)))
    return fields.within({"usageTerms": terms}).line("usageterms", longest=250)


def _source(fields: Fields) -> str:
    named = (fields.within(one).line("name") for one in fields.entries("infosources", "infosource"))
    source = ", ".join(dict.fromkeys(filter(None, named))) or fields.line("copyrightholder")
    return fields.within({"infoSources": source}).line("infosources", longest=140)
