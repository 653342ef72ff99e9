"""What is measured: ratios with goals, as results.json and as the table in the README."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

RESULTS = Path(__file__).with_name("results.json")
SLOWER, FASTER = "the time of ", "faster than "
HEADER = "| | measured | goal | |\n|---|--:|--:|---|\n"


class Result(TypedDict):
    """One line of results.json; without a goal it is for information.

    The ratio reads on in `against`: 2.4 × "the time of …", 300 × "faster than …", and what is no
    time stands there with its unit: 3 "MB …".
    """

    ratio: float
    goal: float | None
    met: bool | None
    against: str


def slower(ours: float, theirs: float, *, goal: float | None, against: str) -> Result:
    """Return how many times as long we take, at most the goal."""
    ratio = ours / theirs
    met = None if goal is None else ratio <= goal
    return Result(ratio=_rounded(ratio), goal=goal, met=met, against=f"{SLOWER}{against}")


def faster(ours: float, theirs: float, *, goal: float | None, against: str) -> Result:
    """Return how many times as long they take, at least the goal."""
    ratio = theirs / ours
    met = None if goal is None else ratio >= goal
    return Result(ratio=_rounded(ratio), goal=goal, met=met, against=f"{FASTER}{against}")


def within(measured: float, *, goal: float, against: str) -> Result:
    """Return something that is no time, in the unit that `against` starts with."""
    return Result(ratio=_rounded(measured), goal=goal, met=measured <= goal, against=against)


def write(found: Mapping[str, Result]) -> None:
    """Write results.json."""
    RESULTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def read() -> dict[str, Result]:
    """Return what results.json says."""
    found: dict[str, Result] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return found


def table(found: Mapping[str, Result]) -> str:
    """Return the results as the table that stands in the README."""
    return HEADER + "".join(f"{_row(name, result)}\n" for name, result in found.items())


def _row(name: str, result: Result) -> str:
    against = result["against"]
    times = " ×" if against.startswith((SLOWER, FASTER)) else ""
    ratio = f"{result['ratio']:,.6g}{times}"
    return f"| {name.replace('_', ' ')} | {ratio} | {_goal(result)} | {against} |"


def _goal(result: Result) -> str:
    if result["goal"] is None:
        return ""
    bound = "≥" if result["against"].startswith(FASTER) else "≤"
    return f"{bound} {result['goal']:,g}{'' if result['met'] else ', not met'}"


def _rounded(ratio: float) -> float:
    """Return three digits: more is noise."""
    return float(f"{ratio:.3g}")
