"""Takes pictures of the paper, for bin/screenshots: each page class on each screen, scheme and edition."""

import argparse
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

SCREENS = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
SCHEMES = ("light", "dark")
EDITIONS = ("fr", "ar")
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
LONGEST_START = 900
LONGEST_PAGE = 120_000  # milliseconds
LONGEST_PICTURE = 30_000
SETTLED = """(longest) => Promise.race([
  new Promise((late) => setTimeout(late, longest)),
  Promise.all([...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight)
    .map((image) => image.decode().catch(() => {}))),
])"""
# A word that says something, of whatever is on top today.
LONG_ENOUGH = 5


def main() -> int:
    told = argparse.ArgumentParser(prog="bin/screenshots")
    told.add_argument("folder", nargs="?", default="var/screenshots", type=Path)
    told.add_argument("--data")
    options = told.parse_args()
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        print("There is no chromium on this machine.")
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as new,
        served(options.data or new) as root,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for edition in EDITIONS:
            picture_edition(browser, f"{root}/{edition}/", options.folder)
        browser.close()
    return 0


@contextmanager
def served(data: str) -> Iterator[str]:
    """The paper on a free port of this machine, with this data folder; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "config.up", f"--port={port}", f"--data={data}", "--quiet"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    root = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{root}/readyz", server)
        yield root
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("The paper did not start.")


def picture_edition(browser: Browser, front: str, folder: Path) -> None:
    pages = addresses(browser, front)
    code = front.rstrip("/").rpartition("/")[2]
    for (screen, size), scheme in product(SCREENS.items(), SCHEMES):
        context = browser.new_context(viewport=size, color_scheme=scheme)
        context.set_default_timeout(LONGEST_PAGE)
        page = context.new_page()
        page.goto(front)  # so that fonts are there, as on any second page
        for name, address in pages.items():
            page.goto(address)
            settle(page)
            file = folder / f"{name}-{screen}-{scheme}-{code}.png"
            page.screenshot(path=file)
            print(file, flush=True)
        context.close()


def addresses(browser: Browser, front: str) -> dict[str, str]:
    page = browser.new_page()
    page.goto(front, timeout=LONGEST_PAGE)
    lead = page.locator(".card--lead .card__headline a").first
    story = lead.evaluate("link => link.href")
    section = page.locator(".masthead__sections a").first.evaluate("link => link.href")
    word = next(word for word in lead.inner_text().split() if len(word) >= LONG_ENOUGH)
    page.close()
    return {
        "front": front,
        "section": section,
        "story": story,
        "wire": f"{front}wire/",
        "search": f"{front}search/?q={quote(word.strip(',:'))}",
        "404": f"{section}nothing-here/",
    }


def settle(page: Page) -> None:
    """Until every picture on the screen is there, or has had its time: one that never comes is a fault to be seen."""
    page.evaluate(SETTLED, LONGEST_PICTURE)


if __name__ == "__main__":
    sys.exit(main())
