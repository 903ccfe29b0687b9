"""The system's chromium, for tests that look at pages as a reader does."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",  # where tests run as root, there is no other way
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless chromium that reaches this machine alone.

    Where none is installed the test is skipped, except in CI, where it fails.
    """
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        sentence = "There is no chromium on this machine, and bin/test could not install one."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
    # Playwright keeps an event loop in the test's own thread; Django would take that for a view's.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=list(OPTIONS))
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
