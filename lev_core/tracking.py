"""A simulated token held against the prices of a real one."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
import pandas as pd

from lev_core._aligned import LeftOut, aligned
from lev_core._columns import frozen_series
from lev_core._time import day, year_fractions
from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory, as_prices
from lev_core.token import TokenPath

LEAST_INTERVALS = 20  # fewer say nothing about a spread of differences
STEADY = 1e-14  # a deviation of returns no larger than this is rounding
LARGEST_LOG = 700.0  # e to a higher power is no number


@dataclass(frozen=True, kw_only=True, eq=False)
class Tracking:
    """How a model and a real token compare over the dates they share.

    Parameters
    ----------
    model, real : pandas.Series
        Value of each per unit invested on the first common date, shape ``(rows,)``, on the
        common dates; read-only. The model is 0 from a wipe-out on, the real one never is.
    asset, target : pandas.Series or None
        Price of what the model follows and the target leverage in force after the rebalance
        of each common date; None where the model is a bare series.
    model_left_out, real_left_out : LeftOut
        Rows of each that the comparison does without.
    years : float
        Time from the first common date to the last in years of 365 days.
    model_return, real_return : float
        Return over that time as a fraction; −1.0 after a wipe-out.
    tracking_difference : float or None
        Growth per year of the real token minus that of the model, as a fraction:
        ``(1 + R_real)^(1/years) − (1 + R_model)^(1/years)``. Below 0 the real one fell
        behind. None where so short a time makes a growth per year beyond any number.
    terminal_ratio : float
        Model over real on the last common date; above 1 the model is ahead.
    farthest_ratio : float
        Model over real where it stood farthest from 1 on the way, up or down (in logs).
    farthest_on : pandas.Timestamp
        The date of that.
    r_squared : float or None
        Share of the variance of the real returns that a line on the model's explains, over
        the common intervals. None where either of them never varies.
    beta : float or None
        Slope of that line (least squares with an intercept; real on model).
    tracking_error : float
        Standard deviation of the real minus the model returns times the square root of the
        intervals in a year, which are read from the data; per year as a fraction.

    Examples
    --------
    See `track`.
    """

    model: pd.Series
    real: pd.Series
    asset: pd.Series | None
    target: pd.Series | None
    model_left_out: LeftOut
    real_left_out: LeftOut
    years: float
    model_return: float
    real_return: float
    tracking_difference: float | None
    terminal_ratio: float
    farthest_ratio: float
    farthest_on: pd.Timestamp
    r_squared: float | None
    beta: float | None
    tracking_error: float

    @property
    def start(self) -> pd.Timestamp:
        """The first common date."""
        return self.index[0]

    @property
    def end(self) -> pd.Timestamp:
        """The last common date."""
        return self.index[-1]

    @property
    def index(self) -> pd.DatetimeIndex:
        """The common dates, shape ``(rows,)``; days as they are written, or instants in UTC."""
        return pd.DatetimeIndex(self.real.index)

    @property
    def periods_per_year(self) -> float:
        """Common intervals in a year, read from the data."""
        return (len(self.real) - 1) / self.years

    def returns(self) -> pd.DataFrame:
        """Return what model and real token made in each common interval.

        An interval runs between the same two dates in both, so a holiday of one exchange
        never sets a return of two days against one of a day.

        Returns
        -------
        pandas.DataFrame
            Indexed by the end of the interval, with columns ``model``, ``real`` and
            ``difference`` (real minus model), as fractions. Up to the wipe-out of the
            model, if there is one: what is worth nothing has no return.
        """
        return returns_of(self.model, self.real)


def track(model: TokenPath | PriceHistory | pd.Series, real: PriceHistory | pd.Series) -> Tracking:
    """Hold a model against the prices of the real token it is a model of.

    Nothing is fitted. Only dates found in both count, and both start at 1 on the first of
    them. With one row a day in both, a row belongs to the day written on it in its own time
    zone; with several rows a day in both, instants are compared in UTC.

    Parameters
    ----------
    model : TokenPath, PriceHistory or pandas.Series
        A simulated token, or a series of its values above zero.
    real : PriceHistory or pandas.Series
        Prices of the real token, distributions reinvested where it pays any; their scale
        does not matter.

    Returns
    -------
    Tracking
        Differences, fit of the returns, and both series on the common dates.

    Raises
    ------
    LeverageError
        If there are fewer than 21 common dates, one of the two has several prices a day and
        the other one, or the model is worth nothing before the comparison begins.

    Examples
    --------
    A fund that is the model with a fee of 1% a year, over three years:

    >>> import pandas as pd
    >>> from lev_core import Costs, simulate_token
    >>> days = pd.date_range("2021-01-01", "2024-01-01")
    >>> asset = pd.Series([100.0 + row % 3 for row in range(len(days))], index=days)
    >>> fund = simulate_token(asset, 2.0, costs=Costs(management_fee=0.01))
    >>> result = track(simulate_token(asset, 2.0), fund.nav * 50.0)
    >>> round(result.terminal_ratio, 4), round(result.beta, 4), round(result.r_squared, 4)
    (1.0305, 1.0, 1.0)
    """
    token = model if isinstance(model, TokenPath) else None
    history = model.prices if isinstance(model, TokenPath) else as_prices(model)
    fund = as_prices(real)
    common = aligned(history, fund, LEAST_INTERVALS)
    rows, dates = common.model_rows, common.dates
    worth = (history.values if token is None else token.arrays.nav)[rows]
    if worth[0] <= 0.0:
        raise LeverageError(
            f"The model is worth nothing on {day(dates[0])}, where the comparison begins; "
            "start it later."
        )
    closes = fund.values[common.real_rows]
    return _measured(
        frozen_series(worth / worth[0], dates, "model"),
        frozen_series(closes / closes[0], dates, "real"),
        None if token is None else frozen_series(history.values[rows], dates, "asset"),
        None if token is None else frozen_series(token.targets.to_numpy()[rows], dates, "target"),
        (common.model_left_out, common.real_left_out),
    )


def returns_of(model: pd.Series, real: pd.Series) -> pd.DataFrame:
    """Return the returns of both over the common intervals, up to the model's wipe-out."""
    values = {name: series.to_numpy() for name, series in (("model", model), ("real", real))}
    count = min(int((values["model"] > 0.0).sum()), len(model) - 1)
    made = {name: value[1 : count + 1] / value[:count] - 1.0 for name, value in values.items()}
    difference = made["real"] - made["model"]
    return pd.DataFrame({**made, "difference": difference}, index=model.index[1 : count + 1])


def yearly_difference(model: float, real: float, years: float) -> float | None:
    """Return real minus model growth per year from what 1 became; None beyond any number."""
    logs = [log(value) / years if value > 0.0 else -LARGEST_LOG for value in (model, real)]
    if max(logs) > LARGEST_LOG:
        return None
    return exp(logs[1]) - exp(logs[0])


def _measured(
    model: pd.Series,
    real: pd.Series,
    asset: pd.Series | None,
    target: pd.Series | None,
    left_out: tuple[LeftOut, LeftOut],
) -> Tracking:
    years = float(year_fractions(pd.DatetimeIndex(model.index[[0, -1]]))[0])
    made = returns_of(model, real)
    ratio = (model / real).to_numpy()
    farthest = _farthest(ratio)
    fit = _line(made["model"].to_numpy(), made["real"].to_numpy())
    last = float(model.iloc[-1]), float(real.iloc[-1])
    per_year = (len(model) - 1) / years
    return Tracking(
        model=model,
        real=real,
        asset=asset,
        target=target,
        model_left_out=left_out[0],
        real_left_out=left_out[1],
        years=years,
        model_return=last[0] - 1.0,
        real_return=last[1] - 1.0,
        tracking_difference=yearly_difference(*last, years),
        terminal_ratio=float(ratio[-1]),
        farthest_ratio=float(ratio[farthest]),
        farthest_on=model.index[farthest],
        r_squared=fit[0],
        beta=fit[1],
        tracking_error=_deviation(made["difference"].to_numpy()) * sqrt(per_year),
    )


def _line(model: Floats, real: Floats) -> tuple[float | None, float | None]:
    """Return R² and slope of real on model; None where one of them never varies."""
    deviation, other = _deviation(model), _deviation(real)
    if deviation <= STEADY:
        return None, None
    covariance = float(np.cov(model, real)[0, 1])
    beta = covariance / deviation**2
    if other <= STEADY:
        return None, beta
    return min(1.0, (covariance / deviation / other) ** 2), beta


def _deviation(values: Floats) -> float:
    return float(values.std(ddof=1)) if len(values) > 1 else 0.0


def _farthest(ratio: Floats) -> int:
    """Return the row where a ratio is farthest from 1, in logs; a ratio of 0 is."""
    with np.errstate(divide="ignore"):
        return int(np.abs(np.log(ratio)).argmax())
