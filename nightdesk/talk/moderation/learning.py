"""Learning: from what moderators approved and rejected here, how often bits of words are rejected.

Naive Bayes on bits of four and five letters of folded text: nothing leaves the house, and whoever asks why can
be shown the bits. How often it errs is measured on decisions that it did not learn from.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from nightdesk.talk.models.comment import Comment
from nightdesk.talk.models.learned import Learned
from nightdesk.talk.models.ruling import Ruling, Verdict
from nightdesk.talk.moderation.folding import fold

# Of fewer decisions, or fewer of either kind, nothing is learned.
NEEDED, NEEDED_OF_EACH = 200, 40
MOST = 5_000
LENGTHS = (4, 5)
PARTS = 5
# A bit in fewer texts is chance, and could tell who wrote it.
IN_TEXTS = 3
BITS_KEPT = 12_000
LEAST_PRECISION = 90
_remembered: dict[str, tuple[datetime, Learned]] = {}


class Example(NamedTuple):
    bits: frozenset[str]
    is_rejected: bool


class Model(NamedTuple):
    weights: dict[str, float]
    prior: float

    def score(self, bits: Iterable[str]) -> float:
        """Above nothing: rather rejected. Per bit, so that long texts are not judged harder."""
        known = [self.weights[bit] for bit in bits if bit in self.weights]
        return (self.prior + sum(known)) / math.sqrt(len(known) + 1)


def of(language: str) -> Learned | None:
    """What was learned in a language. One query; weights are read again only when they are new."""
    at = Learned.objects.filter(pk=language).values_list("at", flat=True).first()
    if at is None:
        return None
    known = _remembered.get(language)
    if known is None or known[0] != at:
        known = _remembered[language] = (at, Learned.objects.get(pk=language))
    return known[1]


def score(learned: Learned, text: str) -> float:
    return Model(learned.weights, learned.prior).score(bits_of(text))


def bits_of(text: str) -> frozenset[str]:
    plain = f" {' '.join(fold(text).split())} "
    return frozenset(plain[at : at + n] for n in LENGTHS for at in range(len(plain) - n + 1))


def decided(language: str) -> list[Example]:
    """What moderators decided about comments in this language, the newest decisions first."""
    last = Ruling.objects.by_moderators().filter(comment=OuterRef("pk")).order_by("-at", "-pk")
    comments = Comment.objects.filter(language=language).exclude(text="")
    ruled = comments.annotate(verdict=Subquery(last.values("verdict")[:1]))
    rows = ruled.filter(verdict__in=(Verdict.SHOW, Verdict.REFUSE)).order_by("-pk")
    texts = rows.values_list("text", "verdict")[:MOST]
    return [Example(bits_of(text), verdict == Verdict.REFUSE) for text, verdict in texts]


def is_enough(examples: Sequence[Example]) -> bool:
    rejected = sum(one.is_rejected for one in examples)
    return len(examples) >= NEEDED and min(rejected, len(examples) - rejected) >= NEEDED_OF_EACH


def learn(language: str, now: datetime | None = None) -> Learned | None:
    """Learn anew; None while too little was decided."""
    examples = decided(language)
    if not is_enough(examples):
        return None
    threshold, precision, recall = measured(examples)
    model = trained(examples)
    rejected = sum(one.is_rejected for one in examples)
    columns = {
        "weights": model.weights,
        "prior": model.prior,
        "threshold": threshold,
        "precision": precision,
        "recall": recall,
        "shown": len(examples) - rejected,
        "rejected": rejected,
        "at": now or timezone.now(),
    }
    learned, _made = Learned.objects.update_or_create(language=language, defaults=columns)
    return learned


def trained(examples: Sequence[Example]) -> Model:
    """How much more often a bit is in what was rejected than in what was approved, as logarithms."""
    counts = {True: Counter[str](), False: Counter[str]()}
    sizes = Counter(one.is_rejected for one in examples)
    for one in examples:
        counts[one.is_rejected].update(one.bits)
    often = [bit for bit, n in (counts[True] + counts[False]).items() if n >= IN_TEXTS]
    weights = {
        bit: math.log((counts[True][bit] + 0.5) / (sizes[True] + 1))
        - math.log((counts[False][bit] + 0.5) / (sizes[False] + 1))
        for bit in often
    }
    kept = sorted(weights, key=lambda bit: (-abs(weights[bit]), bit))[:BITS_KEPT]
    prior = math.log(sizes[True] / sizes[False])
    return Model({bit: round(weights[bit], 3) for bit in kept}, prior)


def measured(examples: Sequence[Example]) -> tuple[float, int, int]:
    """The threshold, and its precision and recall in percent.

    Each fifth is judged by what the other four taught. The threshold is chosen on one half of these
    judgements and measured on the other: measured where it was chosen, it would flatter itself.
    """
    judged = []
    for part in range(PARTS):
        model = trained([one for at, one in enumerate(examples) if at % PARTS != part])
        theirs = [one for at, one in enumerate(examples) if at % PARTS == part]
        judged += [(model.score(one.bits), one.is_rejected) for one in theirs]
    threshold = chosen(judged[::2])
    return threshold, *figures(judged[1::2], threshold)


def chosen(judged: Sequence[tuple[float, bool]]) -> float:
    """The lowest threshold from which nine of ten are rightly held; the highest score when none is."""
    right, best = 0, max(score for score, _is_rejected in judged)
    for number, (score, is_rejected) in enumerate(sorted(judged, reverse=True), start=1):
        right += is_rejected
        if right * 100 >= LEAST_PRECISION * number:
            best = score
    return best


def figures(judged: Sequence[tuple[float, bool]], threshold: float) -> tuple[int, int]:
    held = [is_rejected for score, is_rejected in judged if score >= threshold]
    rejected = sum(is_rejected for _score, is_rejected in judged)
    precision = sum(held) * 100 // len(held) if held else 0
    return precision, sum(held) * 100 // rejected if rejected else 0
