"""The sentences of the hand-out."""

from __future__ import annotations

from typing import NamedTuple

from lev_core.prices import MIN_ROWS
from lev_ui.classroom import Classroom
from lev_ui.settings import OWN_ASSET, Settings
from lev_ui.sources import Sourced
from lev_ui.theme import (
    CURRENCY_SIGNS,
    MINUS,
    long_date,
    money,
    multiple,
    percent,
    plain_number,
    points,
    value,
    whole_money,
)
from lev_ui.words import badges, causes, compare
from lev_ui.words.compare import FOOTER
from lev_ui.words.cost_choices import costs_in_force
from lev_ui.words.plain import UNLEVERED, earned, for_markdown, moved, times_that
from lev_ui.words.rules import whole_percent

TWO_DAYS = "Two days are enough to see it"
REASONS = "Where the difference comes from"
REMEMBER = "Three things to remember"
AXIS = "What 100 put in on the first day is worth"
AXIS_ENDS = f"{AXIS} (log scale; a line ends where it reaches 0)"
AXIS_LOG = f"{AXIS} (log scale)"
SEE_FOR_YOURSELF = "See it move:"
WIPED_OUT = "wiped out"
POINTS = "Points are percentage points of what was put in."
MEANINGS = {
    "Compounding effect": "what the daily reset did",
    "Management fee": "kept by the issuer",
    "Trading fee": "for the daily trades",
    "Market impact": "prices its own trades move",
    "Cost of each rebalance": "gas and the like",
    "Fee on the way in": "",
    "Fee on the way out": "",
}
CENTS_UNTIL = 1_000.0
WRITTEN_OUT = 1e12  # from here amounts are written in words


class Row(NamedTuple):
    """A row of a table: what it is, its cells, and what the name means."""

    name: str
    cells: tuple[str, ...]
    note: str = ""


def two_days_head(shown: Classroom) -> tuple[str, ...]:
    """Return the names of the columns of the smallest example."""
    return ("", "Asset", f"{multiple(shown.leverage)} token", "It holds", "and then …")


def two_days_rows(shown: Classroom) -> tuple[Row, ...]:
    """Return the smallest example: what asset and token are worth, what it holds and trades."""
    path, closes = shown.two_days, shown.two_days.prices.values
    worth, trades = closes[0] * path.nav.to_numpy(), closes[0] * path.trades.to_numpy()
    held = closes[0] * path.exposure.to_numpy() - trades
    names = ("At the start", *(f"Asset {percent(move)}" for move in path.prices.interval_returns))
    return tuple(
        Row(
            _short(name),
            (
                _plain(closes[row]),
                _plain(float(worth[row])),
                _plain(float(held[row])),
                _bought(float(trades[row])) if row else "",
            ),
        )
        for row, name in enumerate(names)
    )


def two_days(shown: Classroom) -> str:
    """Return what the smallest example shows."""
    path = shown.two_days
    asset, token = path.prices.total_return, path.total_return
    if shown.leverage in UNLEVERED:
        return (
            f"The asset {two_days_made(asset)}, the token {two_days_made(token)}. A "
            f"{multiple(shown.leverage)} token has nothing to trade; others have."
        )
    return (
        f"The asset {_short(moved(asset))}. {times_that(shown.leverage)} is "
        f"{plain_number(100.0 * asset * shown.leverage, 2)}%, but the token **"
        f"{two_days_made(token)}**. Each day's move counts on what the token is worth that "
        "morning, not on what was put in."
    )


def two_days_made(fraction: float) -> str:
    """Return what asset or token did in the smallest example: "lost 2.25%"."""
    size = plain_number(100.0 * abs(fraction), 2)
    return f"{'gained' if fraction > 0.0 else 'lost'} {size}%" if size != "0" else earned(0.0)


def over_time(shown: Classroom) -> str:
    """Return the heading above the four numbers."""
    return f"The same from {long_date(shown.first)} to {long_date(shown.last)}"


def axis(shown: Classroom) -> str:
    """Return what the picture's vertical axis counts."""
    if not shown.is_tall:
        return AXIS
    cut = (shown.comparison.simple <= 0.0).any() or shown.comparison.token.wiped_out_on is not None
    return AXIS_ENDS if cut else AXIS_LOG


def parts_head(shown: Classroom) -> tuple[str, ...]:
    """Return the names of the columns of the parts."""
    invested = whole_money(shown.settings.amount, shown.prices.currency)
    return ("", f"On {invested}")


def parts_rows(shown: Classroom) -> tuple[Row, ...]:
    """Return the way from L × asset to the token; the amounts add up to the last as written."""
    compared = shown.comparison
    listed = (
        causes.Cause(causes.start_name(compared), compared.gap.simple),
        *causes.drawn_causes(compared),
    )
    parts = [shown.settings.amount * cause.value for cause in listed]
    total = shown.settings.amount * compared.gap.token
    digits = 2 if max(map(abs, (*parts, total))) < CENTS_UNTIL else 0
    amounts = adding_up(parts, total, digits)
    currency = shown.prices.currency
    rows = [
        Row(cause.name, (_changed(amount, currency),), _meaning(cause))
        for cause, amount in zip(listed, amounts, strict=True)
    ]
    end = _changed(round(total, digits), currency)
    return (*rows, Row(causes.end_name(compared), (end,), "what it made"))


def _meaning(cause: causes.Cause) -> str:
    if cause.charge == "financing":
        return "interest earned" if cause.value > 0.0 else "interest on what it borrows"
    return MEANINGS.get(cause.name, "what most people expect")


def adding_up(parts: list[float], total: float, digits: int) -> list[float]:
    """Return parts rounded so that they sum to the rounded total, each by less than one unit.

    What is missing goes to the parts that rounding moved farthest. Amounts too large to be
    written out stay as they are.

    Examples
    --------
    >>> adding_up([1.4, 1.4, 1.2], 4.0, 0)
    [2.0, 1.0, 1.0]
    """
    if max(map(abs, (*parts, total))) >= WRITTEN_OUT:
        return parts
    scaled = [part * 10**digits for part in parts]
    units = [round(part) for part in scaled]
    missing = round(total * 10**digits) - sum(units)
    step = 1 if missing > 0 else -1
    far = sorted(range(len(parts)), key=lambda at: step * (units[at] - scaled[at]))
    for at in far[: abs(missing)]:
        units[at] += step
    return [unit / 10**digits for unit in units]


def left(shown: Classroom) -> str:
    """Return what became of the amount."""
    return f"{compare.money_result(shown.comparison)} {POINTS}"


def remember(shown: Classroom) -> tuple[str, str, str]:
    """Return three things to take home, with the numbers of the picture."""
    return _promise(shown), _tug_of_war(shown), _one_day(shown)


def _promise(shown: Classroom) -> str:
    if shown.leverage in UNLEVERED:
        return (
            f"**At {multiple(shown.leverage)} a daily reset changes nothing.** Only costs and "
            "interest part the token from " + ("the asset." if shown.leverage else "cash.")
        )
    times = plain_number(shown.leverage)
    return (
        f"**The promise is for one day.** {times} times each day's move is not {times} times the "
        "move of a year."
    )


def _tug_of_war(shown: Classroom) -> str:
    gap = shown.comparison.gap
    if shown.leverage in UNLEVERED:
        return (
            "**Trends and swings matter beyond 1x and below 0x.** There trends add to the token "
            "and swings take from it."
        )
    between = 0.0 < shown.leverage < 1.0
    rule = "Swings give, trends take" if between else "Trends add, swings take"
    if len(shown.prices) == MIN_ROWS:
        return f"**{rule}.** From one price to the next there is neither: only costs are left."
    if not gap.is_split:
        return f"**{rule}.** Here the token was wiped out, which nothing makes good."
    return (
        f"**{rule}.** Here the trend made {points(gap.trend_gain)} points and the swings "
        f"{points(gap.volatility_drag)}, before costs."
    )


def _one_day(shown: Classroom) -> str:
    gone = shown.comparison.token.wiped_out_on
    happened = "" if gone is None else f" {_how_it_went(shown)} on {long_date(gone)}."
    if 0.0 <= shown.leverage <= 1.0:
        return (
            "**One day cannot take everything here.** Above 1x and below 0x it can: at 3x a fall "
            f"of {whole_percent(1.0 / 3.0)} is enough."
        )
    side = "fall" if shown.leverage > 0.0 else "rise"
    return (
        f"**One day can take everything.** A {side} of {whole_percent(1.0 / abs(shown.leverage))} "
        f"in one day leaves nothing of a {multiple(shown.leverage)} token.{happened}"
    )


def _how_it_went(shown: Classroom) -> str:
    if shown.comparison.before_costs <= -1.0:
        return "It happened"
    return "Here costs took the last of it"


def sources(shown: Classroom, sourced: Sourced) -> str:
    """Return where the prices come from, what was counted, and what is assumed."""
    compared, settings = shown.comparison, shown.settings
    counted = costs_in_force(settings)
    said = [
        f"{_prices(sourced)}, {long_date(compared.first)} to {long_date(compared.last)}.",
        "Dividends are not included." if sourced.lacks_dividends else "",
        f"The token is computed, not a fund's own price: reset every day, {counted}.",
        _assumed(settings, sourced, shown),
        FOOTER,
    ]
    return " ".join(filter(None, said))


def _prices(sourced: Sourced) -> str:
    name = for_markdown(sourced.label)
    if sourced.is_own:
        return f"Prices: {name}, from a file of the teacher's own"
    if sourced.is_live:
        return f"Prices: {name}, from Yahoo Finance"
    return f"Prices: {name}, shipped with Leverage Lens ({for_markdown(sourced.prices.source)})"


def _assumed(settings: Settings, sourced: Sourced, shown: Classroom) -> str:
    assumed = badges.assumed_rate(settings, shown.prices.index[-1], sourced.curve)
    return "" if assumed is None else f"{assumed[0]}: its last value is kept."


def links_work(settings: Settings) -> bool:
    """Return whether a link opens on the same picture: it cannot carry a file."""
    return settings.asset != OWN_ASSET and "file" not in (settings.rate, settings.funding)


def _bought(trade: float) -> str:
    if _plain(abs(trade)) == "0":
        return "trades nothing"
    return f"{'buys' if trade > 0.0 else 'sells'} {_plain(abs(trade))}"


def _plain(amount: float) -> str:
    return plain_number(amount, 3)


def _short(said: str) -> str:
    return said.replace(".0%", "%")


def _changed(amount: float, currency: str) -> str:
    if abs(amount) < WRITTEN_OUT:
        written = money(amount, currency, signed=True)
        return written if amount % 1.0 else written.replace(".00", "", 1)
    symbol = CURRENCY_SIGNS.get(currency)
    sign, size = MINUS if amount < 0.0 else "+", value(abs(amount))
    return f"{sign}{size} {currency}" if symbol is None else f"{sign}{symbol}{size}"
