"""A model and a fund matched over parts of their common time, and the charge between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf, isfinite, log
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from lev_core._aligned import Aligned, aligned
from lev_core._columns import SHOWN
from lev_core._time import seconds
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.errors import LeverageError
from lev_core.financing import MAX_YEARLY_RATE, Funded
from lev_core.policies import Daily
from lev_core.prices import PriceHistory
from lev_core.simulation import simulate_token
from lev_core.token import TokenPath

Charge: TypeAlias = Literal["spread", "borrow_fee"]
Split: TypeAlias = "float | str | pd.Timestamp"

LEAST_INTERVALS = 60  # in each part: a quarter of a year of trading days
FIRST_STEP = 0.01  # a charge is looked for one point a year away first
BASIS_POINT = 1e-4
CLOSE_ENOUGH = 1e-13  # charges a year no further apart are the same


class Match(NamedTuple):
    """A token and a fund where both have a price, and the row at which the parts meet.

    The token is simulated between the first and last row of a part only, so nothing outside
    that part can matter.
    """

    token: TokenPath
    charge: Charge
    common: Aligned
    closes: Floats  # of the fund on the common dates
    split: int

    def model(self, per_year: float, rows: slice) -> Floats:
        """Return the value of the model at these common rows, from 1 at the first."""
        taken = self.common.model_rows[rows]
        dates = self.token.prices.index
        prices = self.token.prices.between(dates[taken[0]], dates[taken[-1]])
        costs = charged(self.token.costs, self.charge, per_year)
        lived = simulate_token(prices, self.token.given_leverage, costs=costs)
        nav: Floats = lived.arrays.nav[taken - taken[0]]
        return nav

    def real(self, rows: slice) -> Floats:
        """Return the value of the fund at these common rows, from 1 at the first."""
        value: Floats = self.closes[rows] / self.closes[rows.start]
        return value

    def log_differences(self, per_year: float, rows: slice) -> Floats:
        """Return log growth of fund minus model in each interval between these rows."""
        model, real = self.model(per_year, rows), self.real(rows)
        return np.diff(np.log(real)) - np.diff(np.log(model))

    def solve(self, rows: slice) -> tuple[float, float]:
        """Return the charge at which the model ends where the fund does, and the slope there.

        The slope is the change of the fund's lead, in log growth over all the rows, with the
        charge; above 0, as a charge holds the model back.
        """
        goal = log(self.real(rows)[-1])

        def lead(per_year: float) -> float:
            last = float(self.model(per_year, rows)[-1])
            return goal - log(last) if last > 0.0 else inf

        found = rising_root(lead, float(getattr(funded(self.token.costs), self.charge)))
        return found, (lead(found) - lead(found - BASIS_POINT)) / BASIS_POINT


def rising_root(lead: Callable[[float], float], start: float) -> float:
    """Return where a rising function, infinite above some point perhaps, is 0.

    Walks out from `start` until the sign changes, then the regula falsi of Illinois.
    """
    near, far = _bracket(lead, start)
    ends = [near, far]
    values = [lead(near), lead(far)]
    last, guess = inf, near
    while abs(guess - last) > CLOSE_ENOUGH and values[1] != 0.0:
        last, guess = guess, _between(ends, values)
        value = lead(guess)
        if value * values[1] > 0.0:
            values[0] *= 0.5
        else:
            ends[0], values[0] = ends[1], values[1]
        ends[1], values[1] = guess, value
    return ends[1]


def _between(ends: list[float], values: list[float]) -> float:
    if isfinite(values[0]) and isfinite(values[1]) and values[0] != values[1]:
        return ends[1] - values[1] * (ends[1] - ends[0]) / (values[1] - values[0])
    return 0.5 * (ends[0] + ends[1])


def _bracket(lead: Callable[[float], float], start: float) -> tuple[float, float]:
    """Return two charges between which the sign changes, or the start twice where it is 0."""
    limit = MAX_YEARLY_RATE - BASIS_POINT
    near, value = start, lead(start)
    direction = -1.0 if value > 0.0 else 1.0
    step = FIRST_STEP
    while value * direction < 0.0:
        if abs(near) >= limit and near * direction > 0.0:
            raise LeverageError(
                f"No charge within ±{MAX_YEARLY_RATE:.0%} a year brings the model to where the "
                "real prices are; check that the two belong together."
            )
        near, start = max(-limit, min(limit, near + direction * step)), near
        value, step = lead(near), 2.0 * step
    return start, near


def charged(costs: Costs, charge: Charge, per_year: float) -> Costs:
    """Return costs with one charge of their financing replaced."""
    financing = funded(costs)
    if charge == "spread":
        return replace(costs, financing=replace(financing, spread=per_year))
    return replace(costs, financing=replace(financing, borrow_fee=per_year))


def funded(costs: Costs) -> Funded:
    """Return financing at a rate; refuse any other."""
    financing: object = costs.financing
    if not isinstance(financing, Funded):
        raise LeverageError(
            "A spread is estimated for a token financed at a rate, not one that holds futures."
        )
    return financing


def matched(token: TokenPath, real: PriceHistory, fit: Split) -> Match:
    """Return a token and a fund matched; refuse what has no charge to be found."""
    if not isinstance(token.policy, Daily) or token.inside != "closes":
        raise LeverageError(
            "A spread is estimated for a token that is reset at every close and by no other rule."
        )
    charge = _charge_of(token)
    funded(token.costs)
    common = aligned(token.prices, real, 2 * LEAST_INTERVALS)
    split = _split(common.dates, fit)
    return Match(token, charge, common, real.values[common.real_rows], split)


def _charge_of(token: TokenPath) -> Charge:
    """Return what a token pays for its leverage."""
    targets = token.targets.to_numpy()
    if (targets > 1.0).all():
        return "spread"
    if (targets < 0.0).all():
        return "borrow_fee"
    odd = targets[(targets >= 0.0) & (targets <= 1.0)]
    if len(odd):
        raise LeverageError(
            f"A token at {odd[0]:g}x borrows nothing, so it pays no spread; "
            "choose a leverage above 1 or below 0."
        )
    raise LeverageError(
        "A token that is long at one time and short at another pays two charges, "
        "of which one cannot be told from the other; choose a time with one direction."
    )


def _split(index: pd.DatetimeIndex, fit: Split) -> int:
    """Return the row of the last common date that is fitted on."""
    moments = seconds(index)
    if isinstance(fit, str | pd.Timestamp):
        last = seconds(pd.DatetimeIndex([_date(fit)]))[0]
    elif 0.0 < fit < 1.0:
        last = moments[0] + fit * (moments[-1] - moments[0])
    else:
        raise LeverageError(
            f"The part to fit on is a share of the time between 0 and 1, or its last date, "
            f"not {fit:g}; what is left judges the fit."
        )
    split = int(np.searchsorted(moments, last, side="right")) - 1
    if split < LEAST_INTERVALS or len(index) - 1 - split < LEAST_INTERVALS:
        raise LeverageError(
            f"Both parts need at least {LEAST_INTERVALS} common intervals; the fitted one has "
            f"{max(split, 0)} and the other one {len(index) - 1 - max(split, 0)}."
        )
    return split


def _date(fit: str | pd.Timestamp) -> pd.Timestamp:
    try:
        return pd.Timestamp(fit)
    except ValueError:
        raise LeverageError(
            f"{str(fit)[:SHOWN]!r} is not a date; write it like 2019-01-03."
        ) from None
