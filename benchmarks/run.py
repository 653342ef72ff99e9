"""Run every benchmark, print the table that stands in the README and write results.json."""

from __future__ import annotations

from benchmarks import (
    against_arch,
    against_bt,
    against_vectorbt,
    holding,
    one_path,
    policy_path,
    random_walk,
    rerun,
    sweep,
)
from benchmarks.results import Result, table, write

BENCHMARKS = (
    one_path,
    against_vectorbt,
    against_bt,
    sweep,
    random_walk,
    against_arch,
    holding,
    policy_path,
    rerun,
)


def main() -> None:
    """Measure everything in one run."""
    found: dict[str, Result] = {}
    for benchmark in BENCHMARKS:
        found |= benchmark.measure()
    write(found)
    print(f"\n{table(found)}", end="")


if __name__ == "__main__":
    main()
