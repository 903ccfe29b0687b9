"""The system's chromium, for tests that look at pages as a reader does."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless chromium; where none is installed the test is skipped, except in CI, where it fails."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        sentence = "There is no chromium on this machine, and bin/test could not install one."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()
