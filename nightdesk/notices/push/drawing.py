"""Drawing: apps above say what a push says, at the moment it is sent: what was hidden meanwhile is told to nobody."""

from collections.abc import Callable, Mapping, Sequence

from nightdesk.notices.push.message import Message
from nightdesk.notices.push.models import Endpoint, Push

Draw = Callable[[Push, Sequence[Endpoint]], Mapping[int, Message]]
_drawers: dict[str, Draw] = {}


def register(kind: str, draw: Draw) -> None:
    """Called from an app's `ready()`. `draw` answers by the endpoints' keys; who is left out is not told."""
    _drawers[kind] = draw


def draw(push: Push, endpoints: Sequence[Endpoint]) -> Mapping[int, Message]:
    """Nothing for a kind that nobody draws any more."""
    drawer = _drawers.get(push.kind)
    return drawer(push, endpoints) if drawer else {}
