"""Coverage is measured in every thread, however many begin at once."""

import sys
import threading
from typing import Any

import pytest

from tests.tracing import PatientSys


def test_a_trace_that_is_refused_for_the_moment_is_installed_a_moment_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter(
        [
            RuntimeError(
                "Cannot install a trace function while another trace function is being installed"
            )
        ]
    )
    installed = []

    def settrace(function: Any) -> None:
        for refusal in answers:
            raise refusal
        installed.append(function)

    monkeypatch.setattr(sys, "settrace", settrace)
    PatientSys.settrace("a function")
    monkeypatch.undo()

    assert installed == ["a function"]


def test_any_other_refusal_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def settrace(function: Any) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(sys, "settrace", settrace)
    with pytest.raises(RuntimeError, match="no"):
        PatientSys.settrace(None)
    monkeypatch.undo()


def test_the_threading_module_is_patient_and_finds_everything_else_as_ever() -> None:
    assert isinstance(threading._sys, PatientSys)
    assert threading._sys.version_info == sys.version_info
