"""What a fund really pays for its leverage, as its own prices tell, with how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import pandas as pd

from lev_core._long_run import long_run_variance
from lev_core._spread_match import Charge, Match, Split, charged, funded, matched
from lev_core._time import year_fractions
from lev_core.costs import Costs
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory, as_prices
from lev_core.token import TokenPath
from lev_core.tracking import yearly_difference

FIRST_HALF = 0.5
CONFIDENCE = 0.95


@dataclass(frozen=True, kw_only=True)
class FitPart:
    """The time a spread was fitted on.

    Parameters
    ----------
    start, end : pandas.Timestamp
        First and last common date of it.
    years : float
        Its length in years of 365 days.
    intervals : int
        Common intervals in it.
    lags : int
        Lags of the daily differences that the standard error takes account of.
    """

    start: pd.Timestamp
    end: pd.Timestamp
    years: float
    intervals: int
    lags: int


@dataclass(frozen=True, kw_only=True)
class HeldOutPart:
    """The time a fitted spread is judged on, of which the fit has seen nothing.

    Parameters
    ----------
    start, end : pandas.Timestamp
        First common date, which is the last of the fit, and last common date of it.
    years : float
        Its length in years of 365 days.
    intervals : int
        Common intervals in it.
    fitted, given, uncharged : float or None
        Tracking difference a year there (growth per year of the real token minus that of the
        model, as a fraction) with the fitted charge, with the one the model came with, and
        with a charge of 0. None where a growth per year is beyond any number.
    """

    start: pd.Timestamp
    end: pd.Timestamp
    years: float
    intervals: int
    fitted: float | None
    given: float | None
    uncharged: float | None


@dataclass(frozen=True, kw_only=True)
class SpreadEstimate:
    """The financing cost that makes a model end where the fund does, and how sure it is.

    Everything the model leaves out ends up in it: swaps and futures priced away from the rate,
    a fee that is not the one assumed, taxes, lent shares, skill.

    Parameters
    ----------
    charge : {"spread", "borrow_fee"}
        Which charge of `Funded` it is: the spread, paid on L − 1, of a long token; the
        borrow fee, paid on |L|, of a short one.
    per_year : float
        The estimate per year as a fraction. Below 0 the fund did better than the rate.
    low, high : float
        Its confidence interval.
    standard_error : float
        Of the estimate, per year as a fraction.
    confidence : float
        How often an interval made this way holds the true value, as a fraction.
    given : float
        What the model came with instead.
    fit : FitPart
        The time it was fitted on.
    held_out : HeldOutPart
        The time it is judged on.

    Examples
    --------
    See `estimate_spread`.
    """

    charge: Charge
    per_year: float
    low: float
    high: float
    standard_error: float
    confidence: float
    given: float
    fit: FitPart
    held_out: HeldOutPart

    def costs(self, costs: Costs) -> Costs:
        """Return these costs with the estimate in place of their own charge.

        Parameters
        ----------
        costs : Costs
            Costs financed at a rate; they stay as they are.

        Returns
        -------
        Costs
            A copy that differs in the one charge alone.

        Raises
        ------
        LeverageError
            If they are not financed at a rate.
        """
        return charged(costs, self.charge, self.per_year)


def estimate_spread(
    token: TokenPath,
    real: PriceHistory | pd.Series,
    *,
    fit: Split = FIRST_HALF,
    confidence: float = CONFIDENCE,
) -> SpreadEstimate:
    """Estimate what a fund pays for its leverage on one part of the time, judge it on the rest.

    The estimate is the charge at which the model ends the fitted part exactly where the real
    token does; the mean of the daily log differences ``d = Δln(real) − Δln(model)`` is 0
    there. Its standard error is ``√(n·Ω)/s``, with Ω the long-run variance of d (Newey & West,
    1987, doi:10.2307/1913610, with the bandwidth of Andrews, 1991, doi:10.2307/2938229), n the
    number of intervals, and s how much log growth over the part a unit of charge takes from
    the model. A price struck a little high today is made good tomorrow: such differences
    bounce back, and an interval that took each for news would be far too wide; this one still
    errs on the wide side there. It is about the fitted part: that the charge stays what it
    was is not in it, and the rest of the time is there to tell.

    Nothing is applied: the token and its costs stay as they are.

    Parameters
    ----------
    token : TokenPath
        The model: its asset, target leverage (dated ones too) and all its other costs. It is
        reset at every close, and its targets are all above 1 or all below 0.
    real : PriceHistory or pandas.Series
        Prices of the real token, distributions reinvested.
    fit : float, str or pandas.Timestamp, default 0.5
        Where the fitted part ends: a share of the common time, or a last date.
    confidence : float, default 0.95
        Confidence of the interval, between 0 and 1.

    Returns
    -------
    SpreadEstimate
        The charge per year, its interval, and both parts of the time.

    Raises
    ------
    LeverageError
        If nothing is borrowed, the token is reset by another rule or not financed at a rate,
        either part has fewer than 60 intervals, or no charge within ±500% a year brings the
        model to where the real token is.

    Examples
    --------
    A fund that pays 0.7% a year over the rate is found out:

    >>> import pandas as pd
    >>> from lev_core import Costs, Funded, simulate_token
    >>> days = pd.date_range("2021-01-01", "2024-01-01")
    >>> asset = pd.Series([100.0 + row % 3 for row in range(len(days))], index=days)
    >>> fund = simulate_token(asset, 3.0, costs=Costs(financing=Funded(rate=0.02, spread=0.007)))
    >>> model = simulate_token(asset, 3.0, costs=Costs(financing=Funded(rate=0.02)))
    >>> found = estimate_spread(model, fund.nav)
    >>> found.charge, round(found.per_year, 9), round(abs(found.held_out.fitted), 9)
    ('spread', 0.007, 0.0)
    >>> found.costs(model.costs).financing.spread == found.per_year
    True
    """
    if not 0.0 < confidence < 1.0:
        raise LeverageError(
            f"A confidence is a fraction between 0 and 1, not {confidence:g}; 0.95 is 95%."
        )
    match = matched(token, as_prices(real), fit)
    seen = slice(0, match.split + 1)
    found, slope = match.solve(seen)
    spreading = long_run_variance(match.log_differences(found, seen))
    error = sqrt(match.split * spreading.variance) / slope
    reach = NormalDist().inv_cdf(0.5 * (1.0 + confidence)) * error
    given = float(getattr(funded(token.costs), match.charge))
    return SpreadEstimate(
        charge=match.charge,
        per_year=found,
        low=found - reach,
        high=found + reach,
        standard_error=error,
        confidence=confidence,
        given=given,
        fit=_fit_part(match, spreading.lags),
        held_out=_held_out(match, found, given),
    )


def _fit_part(match: Match, lags: int) -> FitPart:
    start, end = match.common.dates[[0, match.split]]
    return FitPart(start=start, end=end, years=_years(start, end), intervals=match.split, lags=lags)


def _held_out(match: Match, found: float, given: float) -> HeldOutPart:
    """Judge three charges on the rows after the fitted ones."""
    rows = slice(match.split, len(match.closes))
    start, end = match.common.dates[[match.split, -1]]
    years, real = _years(start, end), float(match.real(rows)[-1])
    fitted, before, uncharged = (
        yearly_difference(float(match.model(charge, rows)[-1]), real, years)
        for charge in (found, given, 0.0)
    )
    return HeldOutPart(
        start=start,
        end=end,
        years=years,
        intervals=len(match.closes) - 1 - match.split,
        fitted=fitted,
        given=before,
        uncharged=uncharged,
    )


def _years(start: pd.Timestamp, end: pd.Timestamp) -> float:
    return float(year_fractions(pd.DatetimeIndex([start, end]))[0])
