"""The stretches of a token's life under one target, and the row at which the target changes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from lev_core._types import Floats
from lev_core.deciding import Decide, Decision, Rule, clamped, decider, rule_of
from lev_core.policies import Policy


class Stretch(NamedTuple):
    """Rows whose intervals begin under one target, and what decides at their closes."""

    rows: range
    rule: Rule[float]
    decide: Decide


def stretches(policy: Policy, targets: Floats) -> Iterator[Stretch]:
    """Yield the stretches of a history in order, the first row left out: it is the seed.

    A change of target is a stretch of one row: whatever the rule would have decided at its
    close, the token goes to the new target.
    """
    begin = 1
    for change in (np.flatnonzero(targets[1:] != targets[:-1]) + 1).tolist():
        rule = rule_of(policy, float(targets[change - 1]), clamped)
        yield Stretch(range(begin, change), rule, decider(rule))
        new = Decision(float(targets[change]), "target")
        yield Stretch(range(change, change + 1), rule, partial(_go_to, new))
        begin = change + 1
    rule = rule_of(policy, float(targets[-1]), clamped)
    yield Stretch(range(begin, len(targets)), rule, decider(rule))


def _go_to(new: Decision, _row: int, _held: float, _growth: float) -> Decision:
    return new
