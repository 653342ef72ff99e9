"""A price history that is known to be usable before anything is computed from it."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core._columns import SHOWN, read_only
from lev_core._price_checks import LEAST_ROWS, checked_close, checked_optional
from lev_core._sampling import opens_recorded, sampled, starts_at_hour
from lev_core._time import day, year_fractions
from lev_core._types import Floats
from lev_core.errors import LeverageError

Basis: TypeAlias = Literal["total_return", "price", "unknown"]
VolumeUnit: TypeAlias = Literal["shares", "currency"]
Moment: TypeAlias = "pd.Timestamp | str"

MIN_ROWS = LEAST_ROWS
INTRADAY_YEARS = 23.0 / (365 * 24)  # a day that loses an hour to summer time is still a day
OPTIONAL_COLUMNS = ("open", "high", "low", "volume")


@dataclass(frozen=True, eq=False)
class PriceHistory:
    """Prices of one asset, checked once so that nothing after needs to check again.

    Parameters
    ----------
    close : pandas.Series
        Price at the close of each interval, shape ``(rows,)``, in the asset's
        currency. The index is a strictly increasing `pandas.DatetimeIndex`; every
        value is finite and above zero; at least two rows.
    open, high, low : pandas.Series, optional
        Other prices of the same rows. NaN marks a row where none was recorded.
    volume : pandas.Series, optional
        Amount traded in each row, in `volume_unit`; zero or more, NaN where unknown.
    volume_unit : {"shares", "currency"}, optional
        What `volume` counts. None where it is neither, as for an index.
    symbol, name, currency, source : str
        What the prices are of, and where they come from, as shown to a reader.
    basis : {"total_return", "price", "unknown"}
        Whether dividends are reinvested in `close`, left out, or not known.

    Raises
    ------
    LeverageError
        If a row breaks one of these rules; the message names the row.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.to_datetime(["2024-01-02", "2024-01-03", "2024-01-05"])
    >>> prices = PriceHistory(pd.Series([100.0, 110.0, 99.0], index=days), symbol="X")
    >>> prices.returns.round(2).tolist()
    [0.1, -0.1]
    >>> round(prices.years * 365, 9)
    3.0
    """

    close: pd.Series
    _: KW_ONLY
    open: pd.Series | None = None
    high: pd.Series | None = None
    low: pd.Series | None = None
    volume: pd.Series | None = None
    volume_unit: VolumeUnit | None = None
    symbol: str = ""
    name: str = ""
    currency: str = ""
    source: str = ""
    basis: Basis = "unknown"

    def __post_init__(self) -> None:
        """Check every rule and take private copies of the columns."""
        close = checked_close(self.close)
        object.__setattr__(self, "close", close)
        for column in OPTIONAL_COLUMNS:
            values = getattr(self, column)
            if values is not None:
                object.__setattr__(self, column, checked_optional(values, column, close.index))

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.close)

    @cached_property
    def index(self) -> pd.DatetimeIndex:
        """The dates of the rows, strictly increasing."""
        return pd.DatetimeIndex(self.close.index)

    @cached_property
    def values(self) -> Floats:
        """The closes as a read-only array, shape ``(rows,)``."""
        return self.close.to_numpy(dtype=np.float64)

    @cached_property
    def interval_returns(self) -> Floats:
        """The simple return of each interval, shape ``(rows - 1,)``, as fractions."""
        return read_only(self.values[1:] / self.values[:-1] - 1.0)

    @cached_property
    def interval_log_returns(self) -> Floats:
        """The log return of each interval, shape ``(rows - 1,)``; a number however far it fell."""
        return read_only(np.log(self.values[1:] / self.values[:-1]))

    @cached_property
    def interval_years(self) -> Floats:
        """The act/365 length of each interval in years, shape ``(rows - 1,)``."""
        return read_only(year_fractions(self.index))

    @property
    def has_bars(self) -> bool:
        """Whether open, high and low are all there, though single rows may lack them."""
        return self.open is not None and self.high is not None and self.low is not None

    @property
    def bars(self) -> tuple[Floats, Floats, Floats]:
        """Open, high and low as arrays, shape ``(rows,)`` each; refused where one is missing."""
        if self.open is None or self.high is None or self.low is None:
            raise LeverageError(
                "To look inside the bars, prices need an open, a high and a low; "
                "these have closes alone."
            )
        opens, highs, lows = (
            column.to_numpy(dtype=np.float64) for column in (self.open, self.high, self.low)
        )
        return opens, highs, lows

    @property
    def returns(self) -> pd.Series:
        """The simple return of each interval, dated at its end, as fractions."""
        return pd.Series(self.interval_returns, index=self.index[1:], name="return")

    @property
    def years(self) -> float:
        """Elapsed time from the first row to the last in years of 365 days."""
        return float(self.interval_years.sum())

    @property
    def periods_per_year(self) -> float:
        """Intervals in a year, read from the data: about 252 for shares, 365 for Bitcoin."""
        return (len(self) - 1) / self.years

    @property
    def total_return(self) -> float:
        """The return from the first close to the last, as a fraction."""
        return float(self.values[-1] / self.values[0] - 1.0)

    def between(self, start: Moment, end: Moment) -> PriceHistory:
        """Return the rows from `start` to `end`, both included.

        Parameters
        ----------
        start, end : pandas.Timestamp or str
            First and last moment wanted; one without a zone is in that of the dates. A text
            without a time means the whole day, a timestamp that very moment.

        Returns
        -------
        PriceHistory
            The same asset over the shorter span.

        Raises
        ------
        LeverageError
            If fewer than two prices lie in the span, or a text is not a date.
        """
        first, last = (_in_zone(moment, self.index) for moment in (start, end))
        inside = self.index.slice_indexer(first, last)
        if inside.stop - inside.start < MIN_ROWS:
            raise LeverageError(_too_short(self, pd.Timestamp(start), pd.Timestamp(end)))
        return replace(
            self,
            close=self.close.iloc[inside],
            open=None if self.open is None else self.open.iloc[inside],
            high=None if self.high is None else self.high.iloc[inside],
            low=None if self.low is None else self.low.iloc[inside],
            volume=None if self.volume is None else self.volume.iloc[inside],
        )

    @property
    def is_intraday(self) -> bool:
        """Whether most rows are less than a day apart."""
        return bool(np.median(self.interval_years) < INTRADAY_YEARS)

    def at_open(self) -> PriceHistory:
        """Return the asset priced at its opens, for a token that is reset at the open.

        Returns
        -------
        PriceHistory
            One row per recorded open, on its date. Each interval runs from one open to the
            next: its own open is the price before, its high and low are those of the bars
            between, where there are any. The gap to the next open counts as a slide.

        Raises
        ------
        LeverageError
            If fewer than two opens are recorded.

        Examples
        --------
        >>> import pandas as pd
        >>> days = pd.date_range("2024-01-01", periods=3)
        >>> opens = pd.Series([99.0, 103.0, 101.0], index=days)
        >>> PriceHistory(opens + 1.0, open=opens).at_open().close.tolist()
        [99.0, 103.0, 101.0]
        """
        return self._priced_at_opens(opens_recorded(self.open))

    def at_hour(self, hour: int) -> PriceHistory:
        """Return the asset priced once a day at an hour in UTC, from bars within the day.

        The price at h:00 is the open of the bar that starts then; the index of the prices
        is the start of each bar, one without a zone is in UTC.

        Parameters
        ----------
        hour : int
            From 0 to 23.

        Returns
        -------
        PriceHistory
            One row for each day with a bar that starts at that hour; highs and lows as in
            `at_open`.

        Raises
        ------
        LeverageError
            If the rows are a day or more apart, or fewer than two bars start then.

        Examples
        --------
        >>> import pandas as pd
        >>> hours = pd.date_range("2024-01-01", periods=49, freq="h")
        >>> opens = pd.Series(range(100, 149), index=hours, dtype=float)
        >>> PriceHistory(opens + 1.0, open=opens).at_hour(7).close.tolist()
        [107.0, 131.0]
        """
        if not self.is_intraday:
            raise LeverageError(
                "An hour can be chosen when prices are hourly or finer; these are a day or "
                "more apart."
            )
        return self._priced_at_opens(starts_at_hour(self.open, self.index, hour))

    def _priced_at_opens(self, rows: NDArray[np.intp]) -> PriceHistory:
        taken = sampled(self.open, self.high, self.low, rows)
        return replace(
            self,
            close=taken.close,
            open=taken.open,
            high=taken.high,
            low=taken.low,
            volume=None,
        )


def as_prices(prices: PriceHistory | pd.Series) -> PriceHistory:
    """Return `prices` checked: a `PriceHistory` as it is, a Series of closes wrapped in one."""
    return prices if isinstance(prices, PriceHistory) else PriceHistory(prices)


def _in_zone(moment: Moment, index: pd.DatetimeIndex) -> Moment:
    """Return a moment that can be compared with the dates."""
    try:
        stamp = pd.Timestamp(moment)
    except (TypeError, ValueError):
        raise LeverageError(
            f"{str(moment)[:SHOWN]!r} is not a date; write it like 2019-01-03."
        ) from None
    if isinstance(moment, str):
        return moment
    return stamp.tz_localize(index.tz) if stamp.tz is None and index.tz is not None else stamp


def _too_short(prices: PriceHistory, start: pd.Timestamp, end: pd.Timestamp) -> str:
    first, last = prices.index[0], prices.index[-1]
    return (
        f"There are fewer than two prices from {day(start)} to {day(end)}; "
        f"choose a longer time between {day(first)} and {day(last)}."
    )
