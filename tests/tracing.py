"""Threads that begin at once while coverage is measured: none of them dies of it.

Each new thread installs coverage's trace function. On Python 3.11 two that do so at the same moment are told
«Cannot install a trace function while another trace function is being installed», and the second one ends
before its first line: a request without an answer. Trying again at once is all it takes.
"""

import sys
import threading
import types
from typing import Any


class PatientSys(types.ModuleType):
    """`sys` as the threading module uses it, with a `settrace` that tries again."""

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)

    @staticmethod
    def settrace(function: Any) -> None:
        while True:
            try:
                return sys.settrace(function)
            except RuntimeError as refused:
                if "another trace function" not in str(refused):
                    raise


def be_patient() -> None:
    """From now on, every thread of this process."""
    threading._sys = PatientSys("sys")  # type: ignore[attr-defined]
