"""Where an item belongs: the edition and section that were asked for, else those it speaks of."""

from django.utils.translation import gettext as _

from nightdesk.editions.models import Edition, Section
from nightdesk.intake.ninjs import Fault, Item, ItemRefused
from nightdesk.intake.takeup.slugs import slug_of


def place_of(item: Item, *, edition: str = "", section: str = "") -> Section:
    """The section an item goes to. Without orders its language and subjects decide.

    Raises ItemRefused when no edition, or more than one, could be meant: copy in the wrong language
    helps nobody.
    """
    where = _named(edition) if edition else _edition_of(item)
    if section:
        return section_called(section, where)
    return _section_of(item, where)


def section_called(slug: str, edition: Edition) -> Section:
    found = edition.sections.filter(slug=slug).first()
    if found is None:
        sentence = _("The edition %(code)s has no section %(slug)s.")
        raise ItemRefused(Fault("section", sentence % {"code": edition.code, "slug": slug[:60]}))
    return found


def _named(code: str) -> Edition:
    found = Edition.objects.filter(code=code).first()
    if found is None:
        raise ItemRefused(Fault("edition", _("There is no edition %s.") % code[:20]))
    return found


def _edition_of(item: Item) -> Edition:
    editions = list(Edition.objects.in_order().prefetch_related("sections"))
    if item.language:
        spoken = _in_language(item.language, editions)
        if not spoken:
            sentence = _("No edition is written in this language. Name one: ?edition=…")
            raise ItemRefused(Fault("language", sentence))
        return next((one for one in spoken if _spoken_of(item, one)), spoken[0])
    fitting = [one for one in editions if _spoken_of(item, one)] or editions
    if len(fitting) != 1:
        sentence = _("The item does not say its language. Name the edition: ?edition=…")
        raise ItemRefused(Fault("edition", sentence))
    return fitting[0]


def _in_language(tag: str, editions: list[Edition]) -> list[Edition]:
    """Those of exactly this language, else those that share it and differ in region alone."""
    wanted = tag.lower()
    exact = [one for one in editions if one.language.lower() == wanted]
    root = wanted.split("-")[0]
    return exact or [one for one in editions if one.language.lower().split("-")[0] == root]


def _section_of(item: Item, edition: Edition) -> Section:
    found = _spoken_of(item, edition) or edition.sections.first()
    if found is None:
        sentence = _("The edition %s has no sections yet.") % edition.code
        raise ItemRefused(Fault("edition", sentence))
    return found


def _spoken_of(item: Item, edition: Edition) -> Section | None:
    """The section that the first fitting subject is named like."""
    names = {section.slug: section for section in edition.sections.all()}
    names |= {slug_of(section.name): section for section in names.values()}
    words = (slug_of(word) for subject in item.subjects for word in (subject.name, subject.code))
    return next((names[word] for word in words if word in names), None)
