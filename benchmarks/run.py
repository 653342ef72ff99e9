"""Run every benchmark, print the table and write results.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from benchmarks import policy_path, rerun

RESULTS = Path(__file__).with_name("results.json")
RERUN_GOAL = 1.5
POLICY_GOAL = 1.5


class Result(TypedDict):
    """One line of results.json; without a goal it is for information."""

    ratio: float
    goal: float | None
    met: bool | None
    against: str


def main() -> None:
    """Measure everything in one run."""
    page, bare, figures = rerun.measure()
    ratio = page / bare
    ours, loop = policy_path.measure()
    walked = ours / loop
    found: dict[str, Result] = {
        "rerun": {
            "ratio": round(ratio, 2),
            "goal": RERUN_GOAL,
            "met": ratio <= RERUN_GOAL,
            "against": "a Streamlit page of the same elements with everything ready-made",
        },
        "rerun_against_figures": {
            "ratio": round(page / figures, 2),
            "goal": None,
            "met": None,
            "against": "a Streamlit page with one control and the two figures ready-made",
        },
        "policy_path": {
            "ratio": round(walked, 2),
            "goal": POLICY_GOAL,
            "met": walked <= POLICY_GOAL,
            "against": "a bare Python loop of the same arithmetic and ledger, 5,000 days",
        },
    }
    print(
        f"One path of 5,000 days under a band: {1e3 * ours:.2f} ms, "
        f"as a bare loop {1e3 * loop:.2f} ms"
    )
    print(
        f"One change of the multiplier, median server time: Compare page {1e3 * page:.1f} ms, "
        f"same elements ready-made {1e3 * bare:.1f} ms, figures alone {1e3 * figures:.1f} ms"
    )
    for name, result in found.items():
        goal = "" if result["goal"] is None else f" (goal {result['goal']})"
        print(f"{name}: {result['ratio']} × {result['against']}{goal}")
    RESULTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
