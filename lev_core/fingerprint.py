"""One short text for the numbers a result was computed from."""

from __future__ import annotations

from hashlib import sha256

import numpy as np

from lev_core._time import utc
from lev_core.prices import OPTIONAL_COLUMNS, PriceHistory

COLUMNS = ("close", *OPTIONAL_COLUMNS)


def fingerprint(prices: PriceHistory) -> str:
    r"""Return the SHA-256 of a price history's dates and numbers.

    Two histories have the same fingerprint when they have the same dates and the same numbers
    to the last bit, whatever they are called. What is hashed, all of it little-endian: the
    number of rows (int64); the dates as microseconds since 1970 in UTC (int64), a date without
    a zone being read as UTC; then for each of close, open, high, low and volume that is there
    its name in ASCII, a zero byte and its values (float64), a missing one as the quiet NaN
    7ff8000000000000 and a zero without a sign. So the unit or the zone pandas keeps the dates
    in, the machine and the order of columns make no difference.

    Parameters
    ----------
    prices : PriceHistory
        The prices. Symbol, name, currency, source, basis and the unit of volume are not hashed.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.to_datetime(["1970-01-01", "1970-01-02"])
    >>> prices = PriceHistory(pd.Series([1.0, 2.0], index=days))
    >>> by_hand = sha256(
    ...     (2).to_bytes(8, "little")
    ...     + (0).to_bytes(8, "little")
    ...     + (24 * 60 * 60 * 10**6).to_bytes(8, "little")
    ...     + b"close\0"
    ...     + bytes.fromhex("000000000000f03f" "0000000000000040")
    ... )
    >>> fingerprint(prices) == by_hand.hexdigest()
    True
    """
    dates = utc(prices.index).as_unit("us").asi8
    digest = sha256(len(dates).to_bytes(8, "little"))
    digest.update(dates.astype("<i8").tobytes())
    for name in COLUMNS:
        column = getattr(prices, name)
        if column is not None:
            values = column.to_numpy(dtype=np.float64)
            digest.update(f"{name}\0".encode("ascii"))
            digest.update(np.where(np.isnan(values), np.nan, values + 0.0).astype("<f8").tobytes())
    return digest.hexdigest()
