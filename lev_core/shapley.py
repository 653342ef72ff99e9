"""What each cost of a token changes, averaged over every order of adding them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import combinations
from math import factorial
from types import MappingProxyType
from typing import Any

from lev_core._path import CHARGES
from lev_core._walked import rerun
from lev_core.costs import Costs
from lev_core.financing import Funded
from lev_core.token import TokenPath

# Each charge has the name of the field of `Costs` that causes it.
OFF: Mapping[str, Any] = MappingProxyType(
    {**dict.fromkeys(CHARGES, 0.0), "financing": Funded(), "impact": None}
)


def shapley_costs(token: TokenPath) -> dict[str, float]:
    """Return what each cost changes, averaged over every order of adding the costs.

    The Shapley value: exact by construction, whatever the costs do to one another, for
    the price of re-running the token, under its own rule, once for every subset of its costs.

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    dict of str to float
        Return fractions for each name of a cost, signed as they change the result; their
        sum is the token's return minus its return before costs.
    """
    names = tuple(name for name in CHARGES if getattr(token.costs, name) != OFF[name])
    value = {
        chosen: rerun(token, _only(token.costs, chosen)).total_return
        for size in range(len(names) + 1)
        for chosen in map(frozenset, combinations(names, size))
    }
    shares = {name: _shapley_value(name, value, len(names)) for name in names}
    return {**dict.fromkeys(CHARGES, 0.0), **shares}


def _shapley_value(name: str, value: dict[frozenset[str], float], players: int) -> float:
    without = [chosen for chosen in value if name not in chosen]
    return sum(
        factorial(len(chosen))
        * factorial(players - len(chosen) - 1)
        / factorial(players)
        * (value[chosen | {name}] - value[chosen])
        for chosen in without
    )


def _only(costs: Costs, chosen: Collection[str]) -> Costs:
    """Return the costs with everything but the chosen ones switched off."""
    return replace(costs, **{name: off for name, off in OFF.items() if name not in chosen})
