"""Figures: what a process counts, told to operators in the text format that Prometheus reads."""

import math
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Figure:
    """`read` gives the number as it is now, or several, each by the value of the label `by`."""

    name: str
    kind: Literal["counter", "gauge"]
    sentence: str
    read: Callable[[], float | Mapping[str, float]]
    by: str = ""


_figures: dict[str, Figure] = {}


def show(*figures: Figure) -> None:
    """Tell these from now on; one of the same name takes the other's place."""
    _figures.update({figure.name: figure for figure in figures})


def told() -> str:
    """All of them. Each line names the process: another one of the same machine has other figures."""
    return "".join(line + "\n" for figure in _figures.values() for line in _lines(figure))


def _lines(figure: Figure) -> Iterator[str]:
    yield f"# HELP {figure.name} {figure.sentence}"
    yield f"# TYPE {figure.name} {figure.kind}"
    read = figure.read()
    process = f'process="{os.getpid()}"'
    if isinstance(read, Mapping):
        for value, number in sorted(read.items()):
            yield f'{figure.name}{{{process},{figure.by}="{value}"}} {_number(number)}'
    else:
        yield f"{figure.name}{{{process}}} {_number(read)}"


def _number(number: float) -> str:
    return "NaN" if math.isnan(number) else f"{number:.15g}"
