"""What is written in words in the programs a page gives away: first line and labels."""

from __future__ import annotations

from datetime import date

from lev_core import __version__
from lev_ui.theme import MINUS, long_date, multiple, plain_number, whole_money

MADE_WITH = f"lev_core {__version__}"
LONGEST_NAME = 22
LONGEST_CURRENCY = 5

ASSET = "Asset"
GAP = "Gap"
POINTS = "points"
WIPED_OUT = "Wiped out on"
MOVE = "The asset's move"
BEFORE = "Held before"
MOVED = "Held after the move"
AFTER = "Held after the trade"
LEVERAGE = "Leverage by then"
BOUGHT, SOLD = "Bought", "Sold"
TRADE_COST = "Cost of the trade"
STATED = "Stated fee a year"
REAL = "Real cost a year"
PAID = "Paid in all"
FUND = "The fund"
APART = "Apart"
EXPLAINED = "Moves explained, R2"
BETA = "Beta"
AT_THE_END = "Model at the end"
OF_FUND = "against the fund"
A_YEAR = "points a year"
BOUGHT_BEFORE = "bought at the close before"
TOKEN, DAYS = "token", "days"
BEST_FROM = "Best from"
LOST_FROM, GONE_FROM = "Money lost from", "Nothing left from"
FALL_OF_BEST = "Deepest of the best"
ANOTHER_SEED, AND_AVERAGE = "Another seed moves lost money by up to", "and average by up to"
WINDOWS, SEPARATE = "Windows", "Side by side"
LOST = "Lost money"
ONE_BELOW, ONE_ABOVE = "One in 20 below", "One in 20 above"
MEDIAN, AVERAGE = "median", "average"
LOSING, WIPED = "lost money", "wiped out"
BEAT, BEAT_ASSET = "beat L x asset", "beat the asset"
BELOW, ABOVE = "1 path in 20 below", "1 in 20 above"
TRADES, COSTS = "trades", "costs"
BEST = "Best multiple"
BAND, TO = "Its error band", "to"
AT_BEST = "At the best"
FALL = "Deepest fall"
SWINGS = "Changed by swings"
TOP, TABLE, REAL_ONE, AFTER_COSTS = "best", "table", "token", "after costs"
BEST_MONTH, WORST_MONTH, ALL_MONTHS = "Best month", "Worst month", "All months"
EVERYTHING = "all of it"
SWING, ALL_SWINGS, LOGS = "Swing of", "All swings", "log points"
ALIKE = "Windows of this length"
WORSE = "Others that did worse"
OWN_GAP, MIDDLE_GAP = "Gap of this window", "Gap of the middle one"
VOLATILITY, EVEN_BELOW, EVEN_ABOVE = "Volatility a year", "Break-even below", "Break-even above"


def compare_title(leverage: float, asset: str, first: date, last: date) -> str:
    """Return what the program of Compare gives."""
    return _line(f"A {multiple(leverage)} token on {_short(asset)}", first, last)


def rebalancing_title(leverage: float, asset: str, day: date) -> str:
    """Return what the program of Rebalancing gives."""
    token = f"A {multiple(leverage)} token on {_short(asset)}"
    return f"{token} on {long_date(day)}, {MADE_WITH}"


def duel_title(count: int, asset: str, first: date, last: date) -> str:
    """Return what the program of the Rule duel gives."""
    rules = "One rule" if count == 1 else f"{count} rules"
    return _line(f"{rules} on {_short(asset)}", first, last)


def costs_title(leverage: float, asset: str, first: date, last: date) -> str:
    """Return what the program of What it costs gives."""
    return _line(f"Costs of {multiple(leverage)} on {_short(asset)}", first, last)


def leverage_title(asset: str, first: date, last: date) -> str:
    """Return what the program of Leverage gives."""
    return _line(f"Every multiple of {_short(asset)}", first, last)


def real_title(fund: str, first: date, last: date) -> str:
    """Return what the program of Against a real fund gives."""
    return _line(f"{_short(fund)} and its model", first, last)


def holding_title(leverage: float, asset: str, first: date, last: date) -> str:
    """Return what the program of Holding period gives."""
    return _line(f"Windows of {multiple(leverage)} on {_short(asset)}", first, last)


def beat(what: str) -> str:
    """Return the label of how often the token beat something."""
    return f"Beat {what}"


def middle(amount: float, currency: str) -> str:
    """Return the label of what an amount became in the middle window."""
    known = currency if len(currency) <= LONGEST_CURRENCY else ""
    return in_ascii(middle_of(whole_money(amount, known)))


def middle_of(what: str) -> str:
    """Return the label of the middle window of something."""
    return f"Middle of {what}"


def simulate_title(leverage: float, asset: str, first: date, last: date) -> str:
    """Return what the program of Simulate gives."""
    return _line(f"Simulated: {multiple(leverage)} on {_short(asset)}", first, last)


def times_asset(leverage: float) -> str:
    """Return the label of L times the asset."""
    return in_ascii(f"{plain_number(leverage)} × asset")


def at(leverage: float) -> str:
    """Return the label of what a multiple came to."""
    return in_ascii(f"At {multiple(leverage)}")


def token(leverage: float) -> str:
    """Return the label of the token."""
    return in_ascii(f"{multiple(leverage)} token")


def became(amount: float, currency: str) -> str:
    """Return the label of what an amount became."""
    known = currency if len(currency) <= LONGEST_CURRENCY else ""
    return in_ascii(f"{whole_money(amount, known)} became")


def in_ascii(label: str) -> str:
    """Return a label in letters every console can print."""
    plain = label.replace(MINUS, "-").replace("×", "x").replace("–", "-")
    return plain.encode("ascii", "replace").decode()


def model(leverage: float) -> str:
    """Return the label of a model."""
    return in_ascii(f"The {multiple(leverage)} model")


def _line(what: str, first: date, last: date) -> str:
    return f"{what}, {long_date(first)} to {long_date(last)}, {MADE_WITH}"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
