"""What is tried with the real server and the real browser, on SQLite whatever the run is on: once is enough."""

from tests.settings import DATABASE_FOR_TESTS

collect_ignore_glob = ["test_*.py"] if DATABASE_FOR_TESTS else []
