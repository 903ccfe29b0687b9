"""The house as a server sees it: baked pages and streams as plain ASGI, Django behind them in a process of its own."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from config.body import Body, NotTaken, take_in
from config.collecting import collect_rarely
from config.figures import of_the_clocks, of_the_house
from config.office import Reception, beside
from config.orphan import Orphan
from config.stopping import before_the_end
from config.turns import take_short_turns
from config.wsgi import application as django

# The clocks need Django's apps, which importing `config.wsgi` has set up.
from nightdesk.accounts.sweeping import SweepClock
from nightdesk.bakery.baker import Baker
from nightdesk.bakery.bakery import Bakery
from nightdesk.bakery.entrance import Entrance as BakedFirst
from nightdesk.bakery.entrance import refuse
from nightdesk.follows.clock import AlertClock
from nightdesk.follows.digest import DigestClock
from nightdesk.lib import figures
from nightdesk.lib.ticking import Ticking
from nightdesk.newsletters.clock import NewsletterClock
from nightdesk.notices.hooks.clock import HookClock
from nightdesk.notices.post.letters import LetterClock
from nightdesk.notices.post.mailboxes import BounceClock
from nightdesk.notices.post.sender import MailingClock
from nightdesk.notices.push.clock import PushClock
from nightdesk.people.clock import ErasureClock
from nightdesk.stories.clock import ReleaseClock
from nightdesk.stream.endpoint import Endpoint
from nightdesk.syndication.websub.clock import HubClock
from nightdesk.talk.answers import AnswerClock
from nightdesk.talk.law.lasting import HoldClock
from nightdesk.talk.letters import Postman
from nightdesk.talk.rooms.clock import RoomClock

METRICS = "/metrics"
STREAM = "/stream/"

Scope = Any
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]


class Entrance:
    """Answers what is stored and what is listened to; the office answers all else, and keeps the house's clocks."""

    def __init__(self, office: Reception, *clocks: Ticking) -> None:
        self.office = office
        self.bakery = Bakery(Baker(django.get_response))
        self.pages = BakedFirst(self.bakery, self.drawn)
        self.stream = Endpoint(office.ask)
        self.clocks = clocks
        figures.show(*of_the_house(self.bakery, self.stream))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.live(receive, send)
        elif scope["path"] == STREAM:
            await self.stream(scope, receive, send)
        elif scope["type"] == "http":
            await self.pages(scope, receive, send)

    async def drawn(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What is not baked. Nobody works on a request before all of it is here."""
        with Body() as body:
            try:
                await take_in(body, receive)
            except NotTaken as refusal:
                await refuse(send, refusal.status)
                return
            if scope["path"] == METRICS:  # the office knows its own alone
                scope["nightdesk.figures"] = figures.told()
            await self.office(scope, body.receive, send)

    async def live(self, receive: Receive, send: Send) -> None:
        """Start the clocks with the server, and stop them with it."""
        before_the_end(self.stream.stop)
        await receive()
        await self.office.open()
        await self.bakery.start()
        for clock in self.clocks:
            clock.start()
        collect_rarely()
        take_short_turns()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stream.close()
        await self.bakery.stop()
        for clock in self.clocks:
            clock.stop()
        await self.office.close()
        await send({"type": "lifespan.shutdown.complete"})


def clocks() -> list[Ticking]:
    letters = (
        AnswerClock(),
        HoldClock(),
        Postman(),
        LetterClock(),
        MailingClock(),
        BounceClock(),
        NewsletterClock(),
    )
    telling = (*letters, AlertClock(), PushClock(), DigestClock())
    outside = (HubClock(), HookClock())
    return [ReleaseClock(), ErasureClock(), RoomClock(), *telling, *outside, SweepClock()]


def application() -> Entrance:
    """The paper as it is."""
    return Entrance(beside(django, partial(begun, clocks)), Orphan())


def demo() -> Entrance:
    """The paper with a demo newsroom that keeps writing."""
    from nightdesk.demo.writer import Writer  # noqa: PLC0415 - other papers need none of its copy

    return Entrance(beside(django, partial(begun, lambda: [*clocks(), Writer()])), Orphan())


def begun(made: Callable[[], Sequence[Ticking]]) -> Sequence[Ticking]:
    """The clocks of the office, which tells of them."""
    running = made()
    figures.show(of_the_clocks(running))
    return running
