"""bin/up as it must not be: SQLite confirms before the disk does. The control of the power cuts, which must lose."""

import multiprocessing
import sys

from config import database, up

if __name__ == "__main__":
    # Workers inherit the carelessness.
    multiprocessing.set_start_method("fork")
    database.PRAGMAS = database.PRAGMAS.replace("synchronous=FULL", "synchronous=NORMAL")
    sys.exit(up.main(sys.argv[1:]))
