"""Listed funds beside a security one can buy that stands for what they multiply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

import pandas as pd

from lev_core.errors import LeverageError
from lev_core.products.checks import check_one_of
from lev_core.products.product import Product
from lev_core.products.table import PRODUCTS

Likeness: TypeAlias = Literal["same", "near"]
KnownFrom: TypeAlias = Literal["record", "general knowledge"]
WhichDay: TypeAlias = Literal["first", "last"]

FROM_EVER = pd.Timestamp(1900, 1, 1)
ITS_OWN_FEE = "Its prices are after its own fee, which the index does not pay."
NOT_SAID = "The record does not name the fund's index, so the two may differ in part."


class StandIn(NamedTuple):
    """A security that stands for what a fund multiplies."""

    symbol: str
    likeness: Likeness
    known_from: KnownFrom
    note: str


def _same_index(symbol: str) -> StandIn:
    return StandIn(symbol, "same", "general knowledge", ITS_OWN_FEE)


def _near(symbol: str, note: str = NOT_SAID) -> StandIn:
    return StandIn(symbol, "near", "general knowledge", f"{note} {ITS_OWN_FEE}")


STAND_INS: Mapping[str, StandIn] = MappingProxyType(
    {
        "Nasdaq-100": _same_index("QQQ"),
        "S&P 500": _same_index("SPY"),
        "Russell 2000": _same_index("IWM"),
        "semiconductor shares": _near(
            "SOXX", "Both changed their index in 2021, and not on the same day."
        ),
        "Treasury bonds of 20 years and more": _near("TLT"),
        "biotechnology shares": _near("XBI"),
        "gold miners": _near("GDX"),
        "junior gold miners": _near("GDXJ"),
        "energy shares": _near("XLE"),
        "oil and gas shares": _near("XOP"),
        "short-term VIX futures": _near("VIXY"),
    }
)


@dataclass(frozen=True, kw_only=True)
class ListedPair:
    """A listed fund and a security with a total return that stands for its index.

    Parameters
    ----------
    product : Product
        The fund's record, with its target, fees and financing.
    fund : str
        Its ticker, which is its symbol at Yahoo Finance.
    stand_in : str
        Symbol at Yahoo Finance of what the model follows.
    likeness : {"same", "near"}
        Whether that follows the very index the fund multiplies, or is the very share, or is
        only near to it.
    known_from : {"record", "general knowledge"}
        Whether the record names it, or it is added from what is commonly known.
    note : str
        What to keep in mind of the stand-in, in sentences; empty for nothing.

    Examples
    --------
    >>> pair = fund_of("TQQQ")
    >>> pair.stand_in, pair.leverage
    ('QQQ', 3.0)
    """

    product: Product
    fund: str
    stand_in: str
    likeness: Likeness
    known_from: KnownFrom
    note: str

    @property
    def leverage(self) -> float | pd.Series:
        """The fund's target as `simulate_token` takes it: a number, or dated where it changed."""
        return target_series(self.product)


def listed_pairs() -> tuple[ListedPair, ...]:
    """Return every listed fund on record that has a ticker and a stand-in.

    Returns
    -------
    tuple of ListedPair
        In the order of the table of products.

    Examples
    --------
    >>> [pair.fund for pair in listed_pairs()][:4]
    ['TQQQ', 'SQQQ', 'QLD', 'PSQ']
    """
    return tuple(pair for product in PRODUCTS.values() if (pair := _pair_of(product)) is not None)


def fund_of(symbol: str) -> ListedPair | None:
    """Return the pair of a listed fund's ticker.

    Parameters
    ----------
    symbol : str
        A ticker, however it is spaced and in capitals or not.

    Returns
    -------
    ListedPair or None
        None where no listed fund on record has that ticker.

    Examples
    --------
    >>> fund_of("nugt").stand_in
    'GDX'
    """
    product = token_named(symbol)
    pair = None if product is None else _pair_of(product)
    return pair if pair is not None and _plain(symbol) == _plain(pair.fund) else None


def token_named(text: str) -> Product | None:
    """Return the product that what a reader typed is the name of.

    Parameters
    ----------
    text : str
        A ticker, a name as it is shown ("FTX BULL") or an id, however it is spaced and in
        capitals or not. Part of a name is not enough: it could mean another one.

    Returns
    -------
    Product or None
        None where nothing on record has that name.

    Examples
    --------
    >>> token_named(" tqqq ").name
    'ProShares TQQQ'
    >>> token_named("QQQ") is None
    True
    """
    wanted = _plain(text)
    for product in PRODUCTS.values():
        if wanted in {product.id, _plain(product.name)}:
            return product
    return None


def target_series(product: Product, *, changed_on: WhichDay = "last") -> float | pd.Series:
    """Return the target of a product as `simulate_token` takes it.

    Parameters
    ----------
    product : Product
        A record.
    changed_on : {"first", "last"}
        Which of the possible days to take where the record knows a change to within some
        days only.

    Returns
    -------
    float or pandas.Series
        One number where it never changed on record; dated targets where it did, the first of
        them in force from 1900 on. A token goes to a new target at the close of its date.

    Raises
    ------
    LeverageError
        If `changed_on` is neither, or the product keeps its target secret.

    Examples
    --------
    >>> target_series(PRODUCTS["nugt"]).to_dict()
    {Timestamp('1900-01-01 00:00:00'): 3.0, Timestamp('2020-03-31 00:00:00'): 2.0}
    """
    check_one_of(changed_on, WhichDay, "day of a change of target")
    if product.target is None:
        raise LeverageError(product.why_not_run)
    changes = product.target_changes
    if not changes:
        return product.target
    days = [FROM_EVER, *(pd.Timestamp(getattr(change, changed_on)) for change in changes)]
    targets = [changes[0].before, *(change.after for change in changes)]
    return pd.Series(targets, index=pd.DatetimeIndex(days), name="leverage")


def _pair_of(product: Product) -> ListedPair | None:
    """Return the pair of a record; None where its name has no ticker or nothing stands for it."""
    ticker = product.name.rpartition(" ")[2]
    if product.group != "listed fund" or _plain(ticker) != product.id:
        return None
    known = STAND_INS.get(product.underlying)
    if known is None and product.symbol is not None:
        known = StandIn(product.symbol, "same", "record", "")
    if known is None:
        return None
    return ListedPair(
        product=product,
        fund=ticker,
        stand_in=known.symbol,
        likeness=known.likeness,
        known_from=known.known_from,
        note=known.note,
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
