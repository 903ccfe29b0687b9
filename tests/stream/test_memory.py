"""What is remembered of a stream: a place in it is known exactly, or not at all."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nightdesk.events.models import Event
from nightdesk.stream.cursor import START, Place, place_of
from nightdesk.stream.memory import Memory

DAY = datetime(2026, 11, 22, tzinfo=UTC)


def events(many: int, *, told_otherwise: bool = False) -> list[Event]:
    later = timedelta(seconds=told_otherwise)
    return [
        Event(seq=seq, kind="note.pinned", subject_type="note", subject_id=seq, at=DAY + later)
        for seq in range(1, many + 1)
    ]


def place(many: int, seq: int, kind: str) -> Place:
    """A place as the reader's cursor tells it, in a stream of so many events."""
    if kind == "forged":
        return Place(seq, b"forged")
    log = events(max(many, seq), told_otherwise=kind == "another database")
    return place_of(log[seq - 1]) if seq else START


@given(
    many=st.integers(0, 12),
    history=st.integers(1, 12),
    seq=st.integers(0, 14),
    kind=st.sampled_from(["ours", "another database", "forged"]),
    limit=st.integers(1, 14),
)
def test_who_comes_back_is_told_exactly_the_rest_or_begins_anew(
    many: int, history: int, seq: int, kind: str, limit: int
) -> None:
    memory = Memory("notes:a", history)
    memory.take(events(many))
    here = place(many, seq, kind)
    is_ours = here == START if seq == 0 else kind == "ours" and seq <= many
    nothing_is_forgotten_after_it = many <= history if seq == 0 else seq > many - history

    assert memory.knows(here) == (is_ours and nothing_is_forgotten_after_it)
    if memory.knows(here):
        told = [entry.event.seq for entry in memory.after(here, limit)]
        assert told == list(range(seq + 1, many + 1))[:limit]
