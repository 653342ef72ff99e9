"""Speed figures: what is written down is what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.results import Result, faster, read, slower, table, within

ROOT = Path(__file__).parents[2]


def test_the_table_in_the_readme_is_the_one_that_was_measured() -> None:
    assert table(read()) in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(read()))
def test_a_figure_with_a_goal_says_whether_it_is_met(name: str) -> None:
    result = read()[name]
    assert (result["met"] is None) == (result["goal"] is None)


def test_a_time_is_met_at_its_goal_or_below_and_a_peer_at_its_goal_or_above() -> None:
    assert [slower(ours, 1.0, goal=3.0, against="x")["met"] for ours in (3.0, 3.001)] == [
        True,
        False,
    ]
    assert [faster(1.0, theirs, goal=3.0, against="x")["met"] for theirs in (3.0, 2.999)] == [
        True,
        False,
    ]
    assert within(64.0, goal=64.0, against="MB")["met"] is True


def test_the_table_says_on_which_side_of_the_goal_a_figure_should_be() -> None:
    found: dict[str, Result] = {
        "one_path": slower(2.5, 1.0, goal=3.0, against="bare numpy"),
        "one_path_and_bt": faster(1.0, 10_000.0, goal=20_000.0, against="bt"),
        "memory": within(3.28, goal=64.0, against="MB above baseline"),
        "short": faster(1.0, 40.0, goal=None, against="vectorbt"),
    }
    assert table(found).splitlines()[2:] == [
        "| one path | 2.5 × | ≤ 3 | the time of bare numpy |",
        "| one path and bt | 10,000 × | ≥ 20,000, not met | faster than bt |",
        "| memory | 3.28 | ≤ 64 | MB above baseline |",
        "| short | 40 × |  | faster than vectorbt |",
    ]
