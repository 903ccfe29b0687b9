"""A server stops whenever it is asked to, also while it is still starting."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.promises.conftest import data, founded_data
from tests.promises.harness.server import Server

__all__ = ["data", "founded_data"]

# As the server's process does it: its loop runs through the start-up, rests, and runs again to serve.
ASKED = """
import asyncio, os, signal

def ask():
    os.kill(os.getpid(), signal.SIGTERM)

def leave(loop, really=asyncio._set_running_loop):
    really(loop)
    if loop is None and "{when}" == "as the start-up's run ends" and not asked.is_set():
        ask()

asyncio._set_running_loop = leave
import uvloop
from config.stopping import before_the_end, hold_back_until_served

loop = uvloop.new_event_loop()
asked = asyncio.Event()
heard = []
hold_back_until_served()
loop.add_signal_handler(signal.SIGTERM, asked.set)
if "{when}" == "before the start-up's run":
    ask()

async def live(complete):
    before_the_end(lambda: heard.append("streams"))
    if "{when}" == "during the start-up":
        ask()
    complete.set()
    await asyncio.Event().wait()

async def start():
    global living
    complete = asyncio.Event()
    living = loop.create_task(live(complete))
    await complete.wait()

loop.run_until_complete(start())
if "{when}" == "between start-up and serving":
    ask()
loop.run_until_complete(asyncio.wait_for(asked.wait(), 5))
print(*heard)
"""


@pytest.mark.parametrize(
    "when",
    [
        "before the start-up's run",
        "during the start-up",
        "as the start-up's run ends",
        "between start-up and serving",
    ],
)
def test_a_wish_to_stop_is_not_lost(when: str) -> None:
    program = ASKED.format(when=when)
    asked = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (asked.returncode, asked.stdout) == (0, "streams\n"), asked.stderr


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    made = Server(data, workers=2)
    made.begin()
    yield made
    made.kill_all()


@pytest.mark.parametrize("later", [0, 0.02, 0.1])
def test_a_worker_that_is_still_starting_stops_at_once(server: Server, later: float) -> None:
    until = time.monotonic() + 60
    while not server.worker_ids():
        assert time.monotonic() < until, server.log()
    time.sleep(later)
    os.kill(server.process.pid, signal.SIGTERM)
    assert server.process.wait(15) == 0  # a lost wish is noticed after 20 s, and the worker killed


# What reaches a process the moment it is split off: the hook that runs first in it says so.
ASKED_AT_BIRTH = """
import os, signal
from config.stopping import end_at_once_while_starting

signal.signal(signal.SIGTERM, lambda *_: print("noted by the supervisor's handler"))
os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGTERM))
end_at_once_while_starting()
child = os.fork()
if child == 0:
    print("went on", flush=True)
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_a_wish_that_reaches_a_worker_at_its_birth_is_not_lost() -> None:
    asked = subprocess.run([sys.executable, "-c", ASKED_AT_BIRTH], capture_output=True, text=True)
    assert (asked.stdout, asked.stderr) == (f"{-signal.SIGTERM}\n", "")
