"""How many stories a core bakes in a second: `python -m tests.budgets.cold_bakes DATA`, a demo newsroom's folder.

Each story is baked once by a process that has baked one other page of its section: what all pages share is
there, what is the story's own is fetched and drawn. Then everything is forgotten, and it begins anew.
"""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nightdesk.bakery.page import Key

HOST = "localhost:8000"
SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class ColdBakes:
    """Bakes, the seconds they took by the clock, and those that the processor worked on them."""

    bakes: int
    seconds: float
    worked: float

    def __str__(self) -> str:
        by_clock, by_work = self.bakes / self.seconds, self.bakes / self.worked
        return f"{by_work:,.0f} a second of a core's work, {by_clock:,.0f} by the clock   (budget 120 a core)"


def cold_bakes(seconds: float = SECONDS) -> ColdBakes:
    """In one thread, for about so long. Django is set up."""
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415 - the folder is named before

    from config.collecting import collect_rarely  # noqa: PLC0415
    from nightdesk.bakery.baker import Baker  # noqa: PLC0415
    from nightdesk.bakery.parts import Parts  # noqa: PLC0415

    baker, (first, others) = Baker(WSGIHandler().get_response), addresses()
    for key in [*first, *others]:  # what is drawn for ever, such as renditions, and code itself
        if baker.bake(key, Parts()).page is None:
            sys.exit(f"{key.address} could not be baked.")
    collect_rarely()  # as a server does
    bakes, by_clock, worked = 0, 0.0, 0.0
    while by_clock < seconds:
        parts = Parts()
        for key in first:
            baker.bake(key, parts)
        clock, work = time.perf_counter(), time.thread_time()
        for key in others:
            baker.bake(key, parts)
        by_clock += time.perf_counter() - clock
        worked += time.thread_time() - work
        bakes += len(others)
    return ColdBakes(bakes, by_clock, worked)


def addresses() -> "tuple[list[Key], list[Key]]":
    """One story of each section, and all others."""
    from django.utils import timezone  # noqa: PLC0415

    from nightdesk.bakery.page import Key  # noqa: PLC0415
    from nightdesk.stories.models import Story  # noqa: PLC0415

    first, others = {}, []
    stories = Story.objects.visible_to(None, timezone.now()).newest_first().for_lines()
    for story in stories:
        key = Key(HOST, story.get_absolute_url())
        if first.setdefault(story.section_id, key) is not key:
            others.append(key)
    return list(first.values()), others


def main(arguments: list[str]) -> int:
    if arguments:
        os.environ["NIGHTDESK_DATA"] = str(Path(arguments[0]).resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django  # noqa: PLC0415 - as above

    django.setup()
    print(cold_bakes())  # noqa: T201 - the figure is wanted
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
