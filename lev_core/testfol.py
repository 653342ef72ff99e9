"""Expressions such as ``QQQ?L=3&E=0.95&SP=0.4``, as testfol.io and its imitators write a fund.

What the keys mean is known from its users, not from a specification:

====== ================================================================ ====================
key    meaning                                                          where it is not said
====== ================================================================ ====================
``L``  multiple of each day's return                                    1
``E``  expense ratio, % a year                                          0.5 a point above 1x
``SP`` what the lender adds to the federal funds rate, % a year         0.4
``SW`` exposure through swaps for each unit borrowed                    1.1
====== ================================================================ ====================

Others, such as ``UR`` and ``UV`` (force the return and the volatility of what is multiplied)
and ``FB`` (fill the time before with another expression), are kept and not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from lev_core.errors import LeverageError

LONGEST = 200
LONGEST_NUMBER = 20
SHOWN = 30
PERCENT_DIGITS = 2  # a percentage is a fraction shifted by two digits
FEE_PER_POINT = 0.005
USUAL_SPREAD = 0.004
USUAL_SWAPS = 1.1
LARGEST = {"L": 10.0, "E": 500.0, "SP": 500.0, "SW": 10.0}
PERCENTAGES = {"E", "SP"}
FIELDS = {"L": "leverage", "E": "expense_ratio", "SP": "spread", "SW": "swap_exposure"}

_TICKER = re.compile(r"\^?[A-Z0-9][A-Z0-9.=^-]{0,19}")
_KEY = re.compile(r"[A-Z][A-Z0-9]{0,9}")
_OTHER = re.compile(r"[\x21-\x7e]*")
_NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)")


@dataclass(frozen=True, kw_only=True)
class TickerExpression:
    """A fund as such an expression describes it.

    Parameters
    ----------
    ticker : str
        What is multiplied, in capitals.
    leverage : float, default 1.0
        Multiple of each day's return, from −10 to 10.
    expense_ratio : float, optional
        Per year as a fraction; by default 0.5% for each point of leverage above 1x.
    spread : float, default 0.004
        Per year as a fraction, on top of the federal funds rate.
    swap_exposure : float, default 1.1
        Exposure through swaps for each unit borrowed, from 0 to 10: what rate and spread are
        paid on, as a multiple of L − 1.
    stated : tuple of str
        Which of ``L``, ``E``, ``SP`` and ``SW`` the expression says itself, in that order.
    others : tuple of (str, str)
        Keys that are not understood, with their values as they stand.

    Examples
    --------
    >>> read_testfol("QQQ?L=2").swap_exposure
    1.1
    """

    ticker: str
    leverage: float = 1.0
    expense_ratio: float | None = None
    spread: float = USUAL_SPREAD
    swap_exposure: float = USUAL_SWAPS
    stated: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()

    @property
    def fee(self) -> float:
        """The expense ratio, said or not, per year as a fraction."""
        if self.expense_ratio is not None:
            return self.expense_ratio
        return FEE_PER_POINT * max(0.0, self.leverage - 1.0)

    @property
    def text(self) -> str:
        """The expression again: capitals, known keys first, nothing it does not say."""
        said = [f"{key}={_written(key, getattr(self, FIELDS[key]))}" for key in self.stated]
        parts = [*said, *(f"{key}={value}" for key, value in self.others)]
        return f"{self.ticker}?{'&'.join(parts)}" if parts else self.ticker

    def yearly_cost(self, rate: float) -> float:
        """Return what such a fund is charged a year: ``SW·(L − 1)·(rate + SP) + E``.

        Parameters
        ----------
        rate : float
            The federal funds rate, or what stands for it, per year as a fraction.

        Returns
        -------
        float
            Share of the fund's value a year, as a fraction.

        Raises
        ------
        LeverageError
            If the multiple is below 1: what is charged then is not known.

        Examples
        --------
        >>> round(read_testfol("QQQ?L=3&E=0.95&SP=0.4").yearly_cost(0.02), 6)
        0.0623
        """
        if self.leverage < 1.0:
            raise LeverageError(
                f"What testfol charges at {self.leverage:g}x is not known; it is from 1x on."
            )
        borrowed = self.swap_exposure * (self.leverage - 1.0)
        return borrowed * (rate + self.spread) + self.fee


def read_testfol(text: str) -> TickerExpression:
    """Read an expression such as ``QQQ?L=3&E=0.95&SP=0.4``.

    Parameters
    ----------
    text : str
        A ticker; a question mark; keys with their values, joined by ``&``. Small letters and
        spaces are forgiven.

    Returns
    -------
    TickerExpression
        What it says, and the usual values for what it does not.

    Raises
    ------
    LeverageError
        If it is none, or says something nobody can mean.

    Examples
    --------
    >>> found = read_testfol("spysim?l=3&sw=1.2&e=0.9")
    >>> found.ticker, found.leverage, found.fee, found.spread, found.swap_exposure
    ('SPYSIM', 3.0, 0.009, 0.004, 1.2)
    >>> read_testfol("QQQ?L=2&FB=(QQQSIM?L=2)").others
    (('FB', '(QQQSIM?L=2)'),)
    """
    written = "".join(text.split()).upper()
    if len(written) > LONGEST:
        raise LeverageError(f"An expression has at most {LONGEST} letters, not {len(written)}.")
    ticker, _, rest = written.partition("?")
    if not _TICKER.fullmatch(ticker):
        raise LeverageError(
            f"{_quoted(ticker)} is no ticker; write an expression like QQQ?L=3&E=0.95&SP=0.4."
        )
    said: dict[str, str] = {}
    for key, value in map(_pair, _parts(rest)):
        if key in said:
            raise LeverageError(f"{key} stands twice in the expression; leave one of them.")
        said[key] = value
    known = {FIELDS[key]: _number(key, said[key]) for key in FIELDS if key in said}
    return TickerExpression(
        ticker=ticker,
        **known,
        stated=tuple(key for key in FIELDS if key in said),
        others=tuple((key, value) for key, value in said.items() if key not in FIELDS),
    )


def _parts(rest: str) -> Iterator[str]:
    """Yield what stands between the ``&`` outside of parentheses."""
    depths = list(accumulate((letter == "(") - (letter == ")") for letter in rest))
    if depths and (min(depths) < 0 or depths[-1] != 0):
        raise LeverageError("A parenthesis in the expression is not closed, or never opened.")
    cuts = [row for row, letter in enumerate(rest) if letter == "&" and depths[row] == 0]
    starts = [0, *(row + 1 for row in cuts)]
    pieces = (rest[start:end] for start, end in zip(starts, [*cuts, len(rest)], strict=True))
    yield from (piece for piece in pieces if piece)


def _pair(part: str) -> tuple[str, str]:
    key, equals, value = part.partition("=")
    if not (equals and _KEY.fullmatch(key) and _OTHER.fullmatch(value)):
        raise LeverageError(f"{_quoted(part)} is no key with its value; write it like L=3.")
    return key, value


def _number(key: str, value: str) -> float:
    if len(value) > LONGEST_NUMBER or not _NUMBER.fullmatch(value):
        raise LeverageError(f"{key} must be a number, not {_quoted(value)}.")
    least = 0.0 if key == "SW" else -LARGEST[key]
    if not least <= float(value) <= LARGEST[key]:
        span = f"from {least:g} to {LARGEST[key]:g}".replace("-", "−")
        raise LeverageError(f"{key} must be {span}, not {_quoted(value)}.")
    shift = -PERCENT_DIGITS if key in PERCENTAGES else 0
    return float(Decimal(value).scaleb(shift)) + 0.0


def _written(key: str, value: float) -> str:
    shift = PERCENT_DIGITS if key in PERCENTAGES else 0
    text = format(Decimal(repr(value)).scaleb(shift), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _quoted(text: str) -> str:
    visible = "".join(letter for letter in text if letter.isprintable())
    return f"“{visible[:SHOWN]}{'…' if len(visible) > SHOWN else ''}”"
