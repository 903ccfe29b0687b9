"""What the pages of the rules tell: in sentences and figures, ready to be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from nightdesk.desk.moderation.rules.forms import RulesForm
from nightdesk.editions.models import Edition
from nightdesk.talk.models import Comment, Learned, Rules
from nightdesk.talk.moderation.learning import NEEDED
from nightdesk.talk.moderation.reasons import explained

VERSIONS = 30
VERDICTS = ("pass", "hold", "refuse")
OUTCOMES = ("shown", "held", "rejected")


@dataclass(frozen=True, slots=True)
class Change:
    what: str
    before: str
    after: str


def editions() -> list[tuple[Edition, Rules | None, Rules | None]]:
    """Each with the version that counts, and a newer one that does not yet."""
    told = []
    for edition in Edition.objects.in_order():
        counting, newest = Rules.objects.counting(edition), Rules.objects.of(edition).first()
        is_newer = newest is not None and (counting is None or newest.number > counting.number)
        told.append((edition, counting, newest if is_newer else None))
    return told


def languages() -> list[dict[str, Any]]:
    """Each language of an edition, with what was learned in it."""
    spoken = dict.fromkeys(Edition.objects.in_order().values_list("language", flat=True))
    learned = Learned.objects.defer("weights").in_bulk(list(spoken))
    names = dict(settings.LANGUAGES)
    return [
        {"tag": tag, "name": names.get(tag, tag), "learned": learned.get(tag), "needed": NEEDED}
        for tag in spoken
    ]


def versions(edition: Edition) -> list[Rules]:
    return list(Rules.objects.of(edition).select_related("made_by", "counted_by")[:VERSIONS])


def trial(rules: Rules) -> dict[str, Any]:
    """All that the page of a trial shows; figures only when it has begun."""
    begun = getattr(rules, "trial", None)
    shown = {"rules": rules, "edition": rules.edition, "changes": changes(rules), "trial": begun}
    if begun is None or not begun.figures:
        return shown
    figures = begun.figures
    return shown | {
        "share": begun.looked_at * 100 // max(begun.to_look_at, 1),
        "verdicts": [
            (name, figures["now"].get(key, 0), figures["then"].get(key, 0))
            for key, name in zip(VERDICTS, verdict_names(), strict=True)
        ],
        "outcomes": [
            (name, [figures["outcomes"].get(f"{verdict} {state}", 0) for state in OUTCOMES])
            for verdict, name in zip(VERDICTS, verdict_names(), strict=True)
        ],
        "reasons": [(_why(code), number) for code, number in _most(figures["reasons"])],
        "wrongly": _comments(figures["wrongly"]),
        "missed": _comments(figures["missed"]),
    }


def _why(reason: str) -> str:
    code, _colon, word = reason.partition(":")
    return explained(code, {"word": word} if word else {})


def verdict_names() -> tuple[str, str, str]:
    return _("passed"), _("held"), _("refused")


def changes(rules: Rules) -> list[Change]:
    """What is otherwise than in the version before, in the form's own words."""
    form = RulesForm(edition=rules.edition, rulebook=rules.rulebook)
    told = []
    for name, (before, after) in rules.changes().items():
        if name == "words":
            told += _of_words(before, after)
        elif name == "limits":
            told += _of_limits(before, after, form)
        else:
            told.append(Change(str(form.fields[name].label), _said(before), _said(after)))
    return told


def _of_words(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    told = []
    for tag in sorted({*before, *after}):
        for kind, name in (("muted", _("Refused words")), ("suspect", _("Held words"))):
            old, new = (tuple(of.get(tag, {}).get(kind, ())) for of in (before, after))
            gone = ", ".join(word for word in old if word not in new)
            come = ", ".join(word for word in new if word not in old)
            if gone or come:
                told.append(Change(f"{name} · {tag or '*'}", gone, come))
    return told


def _of_limits(
    before: Mapping[str, Any], after: Mapping[str, Any], form: RulesForm
) -> list[Change]:
    return [
        Change(str(form.fields[f"limit_{scope}_{at}"].label), str(old), str(new))
        for scope in after
        for at, (old, new) in enumerate(zip(before[scope], after[scope], strict=True))
        if old != new
    ]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _most(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda one: -one[1])


def _comments(keys: Sequence[str]) -> list[Comment]:
    """Those of the examples that are still there, in their order."""
    found = {one.key: one for one in Comment.objects.filter(key__in=keys).exclude(text="")}
    return [found[key] for key in keys if key in found]
