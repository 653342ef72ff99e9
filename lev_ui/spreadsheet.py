"""Tables as files that a spreadsheet opens as data and never as formulas. No Streamlit."""

from __future__ import annotations

import re

import pandas as pd

DAYS = "%Y-%m-%d"
NUMBERS_AND_DATES = "biufmM"  # as numpy calls their kinds
# Where a cell starts: in front, and behind a mark that other countries part cells at.
_FORMULA = re.compile(r"(^\s*|[;,]\s*)(?=[=+@-])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


def as_csv(frame: pd.DataFrame, *, index: bool = True) -> bytes:
    r"""Return a table as CSV: ISO dates, full precision, a mark so that spreadsheets read UTF-8.

    A text that a spreadsheet would take for a formula, in a cell or in a header, gets an
    apostrophe in front, and every text is one line; numbers and dates stay what they are.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.
    index : bool, default True
        Whether the index is a column of the file.

    Returns
    -------
    bytes
        The file.

    Examples
    --------
    >>> as_csv(pd.DataFrame({"=1+1": ["@SUM(A1)", -1.5]}), index=False).decode("utf-8-sig")
    "'=1+1\n'@SUM(A1)\n-1.5\n"
    """
    safe = frame.apply(_harmless_column)
    safe.columns = pd.Index([_harmless(name) for name in frame.columns])
    if isinstance(frame.index, pd.DatetimeIndex):
        safe.index = frame.index
    else:
        safe.index = pd.Index([_harmless(label) for label in frame.index])
    safe.index.name = _harmless(frame.index.name)
    return safe.to_csv(index=index, date_format=DAYS).encode("utf-8-sig")


def _harmless_column(column: pd.Series) -> pd.Series:
    return column if column.dtype.kind in NUMBERS_AND_DATES else column.map(_harmless)


def _harmless(cell: object) -> object:
    """Return a text as one line in which nothing starts a formula; anything else as it is."""
    if not isinstance(cell, str):
        return cell
    return _FORMULA.sub(r"\1'", _CONTROL.sub(" ", cell))
