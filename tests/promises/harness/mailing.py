"""A newsletter to many readers through a real mail server, while whoever sends it dies again and again.

Run as a program with NIGHTDESK_DATA set: `python -m tests.promises.harness.mailing 20000`; gives a newsletter so
many readers and plans a number of it.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from config import env
from tests.database import free_port
from tests.promises.harness.founding import environment
from tests.promises.harness.run import Kept, Run
from tests.promises.harness.server import Server

READERS, KILLS = 20_000, 20
PATIENCE = 60.0
STAGE = "SELECT stage FROM notices_post_mailing"
STEPS = "SELECT step, COUNT(*) FROM notices_post_dispatch GROUP BY step"
UNSURE = "SELECT address FROM notices_post_dispatch WHERE step = 'unsure'"


class Office:
    """Counts what it said yes to, by reader; `heard_at` is when it last did."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.names: set[str] = set()
        self.began_at = self.heard_at = 0.0

    async def handle_EHLO(  # noqa: N802  # the same
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """As most servers do, it hears all commands of a mail at once (RFC 2920)."""
        session.host_name = hostname
        return ["250-PIPELINING", *responses]

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # SMTP's word
        self.heard_at = time.monotonic()
        self.began_at = self.began_at or self.heard_at
        self.taken.update(envelope.rcpt_tos)
        head = envelope.content.partition(b"\r\n\r\n")[0]
        self.names.add(next(one for one in head.split(b"\r\n") if one.startswith(b"Message-ID")))
        return "250 OK"


@contextmanager
def opened(port: int) -> Iterator[Office]:
    office = Office()
    server = Controller(office, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield office
    finally:
        server.stop()


@dataclass
class Figures:
    """`wrong` are readers with another number of mails than one; `seconds` from the first to the last.

    `unsure` are the mails that the ledger does not know of whether they left, by how often they arrived.
    """

    readers: int
    kills: int = 0
    wrong: dict[str, int] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    unsure: dict[int, int] = field(default_factory=dict)
    seconds: float = 0.0

    def readers_with(self, is_so: Callable[[int], bool]) -> int:
        return sum(is_so(many) for to, many in self.wrong.items() if "@" in to)

    def __str__(self) -> str:
        arrived = ", ".join(f"{many} arrived {times}×" for times, many in self.unsure.items())
        return (
            f"{self.readers:,} readers, the sender killed {self.kills} times: "
            f"{self.readers_with(lambda many: many == 0)} without, "
            f"{self.readers_with(lambda many: many > 1)} twice, "
            f"{sum(self.unsure.values())} not confirmed ({arrived or 'none'}), ledger {self.steps}, "
            f"{self.readers / self.seconds:.0f} mails a second with the kills"
        )


def mailing(run: Run) -> Kept:
    made = send(run.data("mailing"), readers=run.of(READERS), kills=run.of(KILLS), seed=14)
    return Kept(str(made), dict(list(made.wrong.items())[:9]))


def send(data: Path, *, readers: int, kills: int, seed: int) -> Figures:
    """Kill the process that sends at so many random moments between the first mail and the last."""
    figures = Figures(readers)
    planned(data, readers)
    port = free_port()
    settings = {
        env.EMAIL_URL.name: f"smtp://127.0.0.1:{port}",
        env.MAIL_PER_SECOND.name: "0",
    }
    chance = random.Random(seed)
    moments = sorted(chance.sample(range(1, readers), kills))
    with opened(port) as office, Server(data, workers=2, settings=settings) as server:
        for moment in moments:
            wait_until(lambda moment=moment: office.taken.total() >= moment, server)  # type: ignore[misc]
            time.sleep(chance.uniform(0, 0.01))
            figures.kills += kill_sender(server)
        wait_until(lambda: is_sent(server), server)
        figures.seconds = office.heard_at - office.began_at
        with closing(server.database()) as database:
            figures.steps = dict(database.execute(STEPS).fetchall())
            unsure = [address for (address,) in database.execute(UNSURE)]
    figures.unsure = dict(Counter(office.taken[one] for one in unsure))
    every = {address_of(number) for number in range(readers)}
    figures.wrong = {one: office.taken[one] for one in every if office.taken[one] != 1}
    if len(office.names) != readers:
        figures.wrong["different Message-IDs"] = len(office.names)
    return figures


def kill_sender(server: Server) -> bool:
    """Whoever holds the journal; False where nobody sends any more."""
    journal = server.data / "mailing"
    wait_until(lambda: holder(journal) is not None or is_sent(server), server)
    sender = holder(journal)
    if sender is None:
        return False
    with suppress(ProcessLookupError):
        os.kill(sender, signal.SIGKILL)
    return True


def holder(file: Path) -> int | None:
    """The process that has this file locked, as the system's list of locks tells."""
    node = str(file.stat().st_ino)
    for line in Path("/proc/locks").read_text().splitlines():
        words = line.split()
        if words[1] == "FLOCK" and words[5].rpartition(":")[2] == node:
            return int(words[4])
    return None


def is_sent(server: Server) -> bool:
    with closing(server.database()) as database:
        return [stage for (stage,) in database.execute(STAGE)] == ["sent"]


def wait_until(is_so: Any, server: Server) -> None:
    """Where the house's supervisor gave up over its killed workers, the house is started again."""
    until = time.monotonic() + 30 * PATIENCE
    while not is_so():
        if time.monotonic() > until:
            raise AssertionError(server.log())
        if server.process.poll() is not None:
            server.start()
        time.sleep(0.005)


def planned(data: Path, readers: int) -> None:
    command = [sys.executable, "-m", "tests.promises.harness.mailing", str(readers)]
    subprocess.run(command, cwd=env.ROOT, env=environment(data), check=True, capture_output=True)


def address_of(number: int) -> str:
    return f"reader{number}@harbour.example"


def main(readers: int) -> int:
    import django  # noqa: PLC0415 - the folder is named before settings are read

    django.setup()
    from django.utils import timezone  # noqa: PLC0415

    from nightdesk.editions.models import Edition  # noqa: PLC0415
    from nightdesk.newsletters import digest, sending  # noqa: PLC0415
    from nightdesk.newsletters.models import Newsletter, Reader, Rhythm  # noqa: PLC0415

    letter = Newsletter.objects.create(
        edition=Edition.objects.get(), name="Tide", slug="tide", rhythm=Rhythm.BY_HAND
    )
    now = timezone.now()
    Reader.objects.bulk_create(
        [
            Reader(newsletter=letter, address=address_of(number), joined_at=now)
            for number in range(readers)
        ],
        batch_size=500,
    )
    number = digest.begin(letter)
    number.introduction = "The tide is late today, and everybody is told once.\n\n" * 20
    number.save()
    sending.plan(number)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
