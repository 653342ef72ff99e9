"""What the choice of a real fund says, and the question to who typed a fund's own name."""

from __future__ import annotations

from typing import Final

from lev_core import ListedPair, fund_of
from lev_ui.theme import multiple
from lev_ui.words.plain import for_markdown

LABEL = "Real fund"
PROMPT = "Pick a fund, or type its symbol"
HELP = (
    "A fund on record sets the asset, the multiplier and its published costs; any other symbol is "
    "held against the asset and multiplier you choose."
)
NOT_A_FUND = "That cannot be the name of a fund; pick one, or type a symbol such as TQQQ."
NO_PRICES_HERE = (
    "No fund's own prices come with this app: they are not free to pass on. Fetch a pair from "
    "Yahoo Finance by picking it here, or bring two files."
)
BRING_FILES = "Files of your own are brought under Your data."
ON_RECORD = "Show what funds did on record"
ITS_INDEX = "Take what the fund multiplies"
ARTICLED: Final = frozenset({"Nasdaq-100", "S&P 500", "Russell 2000"})


def option(pair: ListedPair) -> str:
    """Return how a fund on record is listed: "TQQQ: 3x on QQQ (Nasdaq-100)"."""
    product = pair.product
    times = multiple(product.target or 0.0)
    what = "" if product.symbol == pair.stand_in else f" ({product.underlying})"
    return f"{pair.fund}: {times} on {pair.stand_in}{what}"


def option_label(symbol: str) -> str:
    """Return how a symbol is listed among the real funds."""
    pair = fund_of(symbol)
    return symbol if pair is None else option(pair)


def _index(pair: ListedPair) -> str:
    name = for_markdown(pair.product.underlying)
    return f"the {name}" if pair.product.underlying in ARTICLED else name


def which_meant(pair: ListedPair) -> str:
    """Return the question to who chose a leveraged fund as the asset."""
    times = multiple(pair.product.target or 0.0)
    return (
        f"{pair.fund} is itself a {times} fund on {_index(pair)}. Look at its own prices at 1x, or "
        f"at {pair.stand_in} at {times} held against the real {pair.fund}?"
    )


def its_own_prices(pair: ListedPair) -> str:
    """Return the label of the way to a fund's own prices."""
    return f"{pair.fund} at 1x"


def against_it(pair: ListedPair) -> str:
    """Return the label of the way to a fund's index held against it."""
    times = multiple(pair.product.target or 0.0)
    return f"{pair.stand_in} at {times} against {pair.fund}"
