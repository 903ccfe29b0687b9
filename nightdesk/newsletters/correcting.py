"""Correcting: who was sent an error is told once, in their language; what was killed is in no mail that follows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nightdesk.newsletters import drawing
from nightdesk.newsletters.addressing import of_edition, way_out
from nightdesk.newsletters.models import Reader
from nightdesk.newsletters.printed import Line
from nightdesk.newsletters.sending import KIND
from nightdesk.notices.post.composing import Draw, Recipient
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Dispatch, Mailing
from nightdesk.stories.models import Correction, Retraction, Story

CORRECTION, RETRACTION = "correction", "retraction"
# What is older was told when it was made, or a house that was away for so long tells it on its pages alone.
RECENT = timedelta(days=7)


def tell_who_got_it(now: datetime) -> int:
    """Plan a mailing for each correction and retraction of what was sent before; how many are new."""
    sent = "story__chosen_for__number__mailing__begun_at__lt"
    recent = {"made_at__gt": now - RECENT, sent: F("made_at")}
    wrong = Correction.objects.filter(kind=Correction.Kind.CORRECTION, **recent)
    return _plan(CORRECTION, wrong) + _plan(RETRACTION, Retraction.objects.filter(**recent))


def _plan(kind: str, causes: "QuerySet[Any]") -> int:
    found = causes.select_related("story").order_by("pk").distinct()
    about = {f"{kind}:{one.pk}": one for one in found}
    known = Mailing.objects.filter(kind=kind, about__in=list(about)).values_list("about", flat=True)
    new = [name for name in about if name not in set(known)]
    return sum(Mailing.objects.plan(kind, name, title=name) for name in new)


class Told:
    """To readers to this day who were sent the story before it was put right. `whom` is that earlier mail."""

    causes: QuerySet[Any]
    subject: Promise
    told: Promise

    def recipients(self, mailing: Mailing, after: int, most: int) -> Sequence[Recipient]:
        cause = self.causes.all().get(pk=mailing.number)
        still = Reader.objects.filter(pk=OuterRef("whom"), address=OuterRef("address"))
        got = (
            Dispatch.objects.may_have_it()
            .filter(
                Exists(still),
                mailing__kind=KIND,
                mailing__newsletter_number__chosen__story=cause.story_id,
                sent_at__lt=cause.made_at,
                pk__gt=after,
            )
            .order_by("pk")
        )
        rows = got.values_list("pk", "address", "language")[:most]
        return [Recipient(*row) for row in rows]

    def drawn(self, mailing: Mailing) -> Draw | None:
        cause = self.causes.all().get(pk=mailing.number)
        story = cause.story
        with translation.override(story.edition.interface_language):
            subject = self.subject % {"headline": story.headline}
            return mails(story, subject, str(self.told), self.words(cause))

    def ended(self, mailing: Mailing) -> None:
        """The correction itself was told of."""

    def words(self, cause: Any) -> str:
        return str(cause.text)


class CorrectionMail(Told):
    causes = Correction.objects.select_related("story__edition", "story__section")
    subject = _("We corrected: %(headline)s")
    told = _("We sent you this story with an error. This is what was wrong:")


class RetractionMail(Told):
    causes = Retraction.objects.select_related("story__edition", "story__section")
    subject = _("We retracted: %(headline)s")
    told = _("We sent you this story, and it does not stand. This is why:")

    def words(self, cause: Any) -> str:
        return str(cause.reason)


def mails(story: Story, subject: str, told: str, words: str) -> Draw | None:
    """None when the story itself is gone by now: nothing carries it any more, this mail neither."""
    if not Story.objects.visible_to(None, timezone.now()).filter(pk=story.pk).exists():
        return None
    edition = story.edition
    line = Line.of(story, has_picture=False)
    shown = {"line": line, "told": told, "paragraphs": drawing.paragraphs(words), "glance": words}
    said = drawing.said(edition, "correction", subject, shown)

    def mail(dispatch: Dispatch) -> Mail | None:
        reader = _reader_of(dispatch)
        if reader is None:
            return None
        leave, own = way_out(edition, reader.pk)
        text, html = said.to(leave, own)
        return Mail(
            dispatch.address, said.subject, text, html,
            key=dispatch.key, leave=leave, list_id=reader.newsletter.list_id, **of_edition(edition),
        )  # fmt: skip

    return mail


def _reader_of(dispatch: Dispatch) -> Reader | None:
    """None when they left since."""
    earlier = Dispatch.objects.filter(pk=dispatch.whom).values("whom")
    return Reader.objects.select_related("newsletter__edition").filter(pk__in=earlier).first()
