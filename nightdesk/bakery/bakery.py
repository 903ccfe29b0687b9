"""The bakery of a process: store, bakers and generations, for whoever serves from an event loop."""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress

from nightdesk.bakery.baker import Baked, Baker
from nightdesk.bakery.generations import Generations
from nightdesk.bakery.page import Key, Page
from nightdesk.bakery.parts import Parts
from nightdesk.bakery.store import Store, hottest
from nightdesk.bakery.threads import Threads
from nightdesk.events import pulse

logger = logging.getLogger(__name__)

BAKERS = 4
# The pulse is looked at so often even when nobody asks for a page; the database is asked once a second
# even when the pulse is still, for commits that could not beat it.
GLANCE = 0.1
GLANCES_A_QUESTION = 10
# So many pages are baked again at once after a change.
MOST_AT_ONCE = 40
# So often a page that was overtaken is begun again before it is shown as it is.
ROUNDS = 3
LONGEST_BAKE = 15.0


class Bakery:
    def __init__(self, baker: Baker, store: Store | None = None) -> None:
        self.store = Store() if store is None else store
        self.generations = Generations()
        self.parts = Parts(self.generations)
        self._baker = baker
        self._bakers = Threads(BAKERS, "baker")
        self._asking = Threads(1, "generations")
        self._under_way: dict[Key, asyncio.Task[Baked]] = {}
        self._wanted: dict[Key, None] = {}
        self._refreshing: asyncio.Task[None] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._again: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Watch what is committed from now on, even while the database does not answer yet."""
        await self._tried()
        self._watching = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        for task in (self._watching, self._again):
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
        await asyncio.to_thread(self._bakers.stop)
        await asyncio.to_thread(self._asking.stop)

    def at_hand(self, key: Key) -> Page | None:
        """The stored page if nothing was committed since generations were read; else ask `stored`."""
        if pulse.changes() != self.generations.beat:
            return None
        return self.store.get(key)

    async def stored(self, key: Key) -> Page | None:
        """The stored page as of now: whatever was committed before this call is known."""
        beat = pulse.changes()
        if beat != self.generations.beat:
            await self._catch_up(beat)
        return self.store.get(key)

    async def fresh(self, key: Key) -> Page | Baked:
        """The stored page, else what comes of baking it. Of many who ask for it at once, one bakes.

        Where baking fails, the page of less than a minute ago, unless something of it was hidden since.
        """
        try:
            baked = await asyncio.wait_for(self._stored_or_baked(key), LONGEST_BAKE)
        except Exception:
            logger.exception("Baking failed.")
            last = self.store.last_good(key)
            if last is None:
                raise
            return last
        if isinstance(baked, Baked) and baked.is_broken:
            return self.store.last_good(key) or baked
        return baked

    async def _stored_or_baked(self, key: Key) -> Page | Baked:
        for _round in range(ROUNDS):
            page = await self.stored(key)
            if page is not None:
                return page
            joined = key in self._under_way
            baked = await asyncio.shield(self._under_way.get(key) or self._begin(key))
            # What was committed meanwhile may be in one half of it and not in the other: a cursor has passed
            # what its page does not show. And what I joined may have begun before what I have to be shown.
            await self._catch_up(pulse.changes())
            if self._is_current(baked) and (baked.page is None or not joined):
                return baked.page or baked
        baked = await asyncio.shield(self._begin(key))
        return baked.page or baked

    def _is_current(self, baked: Baked) -> bool:
        return self.generations.are_current(baked.read.names, baked.round)

    def _begin(self, key: Key) -> "asyncio.Task[Baked]":
        task = asyncio.create_task(self._bakers.do(lambda: self._bake_and_keep(key)))
        self._under_way[key] = task
        task.add_done_callback(lambda done: self._end(key, done))
        return task

    def _end(self, key: Key, task: "asyncio.Task[Baked]") -> None:
        if self._under_way.get(key) is task:
            del self._under_way[key]

    def _bake_and_keep(self, key: Key) -> Baked:
        """In a baker's thread. What was overtaken meanwhile is not kept."""
        baked = self._baker.bake(key, self.parts)
        if baked.page is not None:
            self.store.put(key, baked.page, if_current=lambda: self._is_current(baked))
        return baked

    async def _catch_up(self, beat: int) -> None:
        """Know of everything that was committed before this beat."""
        while self.generations.beat is None or self.generations.beat < beat:
            await self._refresh()

    async def _refresh(self) -> None:
        """Once for all who wait for it."""
        if self._refreshing is None or self._refreshing.done():
            self._refreshing = asyncio.create_task(self._ask())
        await asyncio.shield(self._refreshing)

    async def _ask(self) -> None:
        dropped = await self._asking.do(lambda: self.generations.refresh(self.store.drop))
        self._bake_again(hottest(dropped, MOST_AT_ONCE))

    def _bake_again(self, keys: Iterable[Key]) -> None:
        self._wanted.update(dict.fromkeys(keys))
        if self._wanted and (self._again is None or self._again.done()):
            self._again = asyncio.create_task(self._work_off())

    async def _work_off(self) -> None:
        """One after the other, so that bakers are left for readers who wait."""
        while self._wanted:
            key = next(iter(self._wanted))
            del self._wanted[key]
            with suppress(Exception):  # told in the log already
                await self.fresh(key)

    async def _watch(self) -> None:
        glances = 0
        while True:
            await asyncio.sleep(GLANCE)
            glances += 1
            if pulse.changes() != self.generations.beat or not glances % GLANCES_A_QUESTION:
                await self._tried()

    async def _tried(self) -> None:
        try:
            await self._refresh()
        except Exception:
            logger.exception("The database could not be asked what changed.")
