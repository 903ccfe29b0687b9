"""Nodded: readers' reactions to a comment, and how many there are of each."""

from django.db import models, transaction
from django.utils.translation import gettext as _

from nightdesk.people.models import Person
from nightdesk.talk.errors import NotNow
from nightdesk.talk.models.reaction import Kind, Reaction
from nightdesk.talk.models.turning import Turn, Turning
from nightdesk.talk.state import State


class Nodded(Turning):
    likes = models.PositiveIntegerField(default=0, editable=False)
    reactions = models.JSONField(default=dict, editable=False, help_text="How many of each kind.")

    class Meta:
        abstract = True

    @transaction.atomic
    def react(self, kind: Kind, *, by: Person, on: bool = True) -> None:
        """Nod, or take the nod back. Doing it twice is doing it once; nobody nods to themselves."""
        if not self.is_shown:
            raise NotNow(_("Readers do not see it now."))
        if by.pk == self.author_id:  # type: ignore[attr-defined]
            raise NotNow(_("This comment is your own."))
        theirs = Reaction.objects.filter(comment=self.pk, person=by, kind=kind)
        if on:
            _row, changed = Reaction.objects.get_or_create(comment_id=self.pk, person=by, kind=kind)
        else:
            changed = bool(theirs.delete()[0])
        if changed:
            self._count(by)

    def _count(self, by: Person) -> None:
        """Counted anew, not added up: so that no two at once can leave it wrong."""
        here = type(self)._base_manager.select_for_update().filter(pk=self.pk)
        here.get()
        rows = Reaction.objects.filter(comment=self.pk).values_list("kind")
        self.reactions = dict(rows.annotate(n=models.Count("pk")).order_by("kind"))
        self.likes = self.reactions.get(Kind.LIKE, 0)
        here.update(reactions=self.reactions, likes=self.likes)
        self.tell(Turn("reacted", by, State.SHOWN), is_public=True)
