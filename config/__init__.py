"""Configuration. Importing it makes sure that `sqlite3` is a library that cannot corrupt our database."""

import sqlite3
import sys

# SQLite before 3.51.3 can corrupt a database in WAL mode. Where the standard library was linked
# with an affected one, the wheel takes its place before anything else imports `sqlite3`.
SAFE_SQLITE = (3, 51, 3)

if sqlite3.sqlite_version_info < SAFE_SQLITE:
    import pysqlite3

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
