"""What the Rebalancing page says of the fund as a whole: its trading, its market, its holders."""

from __future__ import annotations

from math import isfinite

from lev_ui.mechanism import SHARES, Holding, Mechanism
from lev_ui.theme import (
    fold,
    large_money,
    long_date,
    multiple,
    percent,
    plain_number,
    signed_leverage,
    whole_money,
)
from lev_ui.words.rebalancing import CENT, dollars
from lev_ui.words.rules import whole_percent

MOST_SHARE, LEAST_SHARE = 10.0, 0.0005
NEVER = f"It never reached {whole_percent(SHARES[0])}."
SIZE_LABEL = "Size of the fund, $"
MARKET_LABEL = "Traded in the market each day, $"
MARKET_HELP = (
    "How much of the asset changes hands in a day. Leave it empty to take the volume that came "
    "with the prices, where there is one."
)
BOUGHT_LABEL = "I bought on"
HOW_MUCH = "How much it trades"
INSIDE = "Leverage inside the day"
OWN = "Your own leverage"


def turnover(shown: Mechanism) -> str:
    """Return how much is traded in a year, against theory."""
    if shown.is_held:
        return "It trades once, when it is closed; until then its leverage is left to drift."
    said = f"A year's trades came to **{plain_number(shown.turnover, 1)} times** the token's value"
    cost = shown.turnover * shown.token.costs.trading_fee
    much = "less than 0.1%" if cost < LEAST_SHARE else percent(cost, signed=False)
    paid = f"; at this trading fee that costs {much} a year" if cost else ""
    theory = shown.expected_turnover
    if theory is None:
        return f"{said}{paid}."
    return (
        f"{said}{paid}. For swings of this size the theory expects "
        f"{plain_number(theory, 1)} times for a daily reset."
    )


def market(shown: Mechanism) -> str:
    """Return what the fund's trades are to the market."""
    share, size = shown.market_share, large_money(shown.settings.size, "USD").replace("$", r"\$")
    if share is None:
        return (
            f"How large are the trades of a fund of {size} for the market? "
            "These prices come without a volume in money; type what is traded in a day to see."
        )
    counts = ", ".join(
        f"above {whole_percent(level)} on {count:,}"
        for level, count in zip(SHARES, share.days_above, strict=True)
    )
    above = f"Of {share.days:,} days its share was {counts}." if share.days_above[0] else NEVER
    return (
        f"A fund of {size} would have traded {_share(share.median)} of the day's volume on a usual "
        f"day and {_share(share.largest)} on {long_date(share.largest_on)}. {above}"
    )


def _share(share: float) -> str:
    if share >= MOST_SHARE:
        return f"{fold(share).replace('-fold', ' times the whole')}"
    return "less than 0.1%" if share < LEAST_SHARE else percent(share, signed=False)


def inside(shown: Mechanism) -> str:
    """Return how far the leverage strayed inside the day."""
    if not shown.prices.has_bars:
        return (
            "Only closing prices are known for this asset, so moves inside the day are not seen. "
            "Between two closes the leverage strayed further than the ledger shows."
        )
    held = shown.inside.abs()
    largest = held.max(axis=1)
    when = shown.inside.index[int(largest.to_numpy().argmax())]
    sign = -1.0 if shown.leverage < 0.0 else 1.0
    usual = [signed_leverage(sign * part.median()) for part in (held.min(axis=1), largest)]
    if usual[0] == usual[1]:
        said = f"By the day's highs and lows, the leverage hardly left {usual[0]} on a usual day"
    else:
        said = _strayed(usual)
    worst = float(largest.max())
    if worst == float("inf"):
        return f"{said}; on {long_date(when)} the day's worst price left nothing of the token."
    furthest = f"the furthest was **{signed_leverage(sign * worst)}** on {long_date(when)}"
    return f"{said}; {furthest}. {_that_day(shown)}"


def _that_day(shown: Mechanism) -> str:
    """Return how far the leverage strayed on the day looked at."""
    row = shown.day.row - 1  # the first row of prices has no bar before it
    ends = sorted(map(float, shown.inside.to_numpy()[row]), key=abs)
    if not all(map(isfinite, ends)):
        return ""
    first, last = map(signed_leverage, ends)
    return f"On {long_date(shown.day.date)}, the day above, it was between {first} and {last}."


def _strayed(usual: list[str]) -> str:
    return (
        f"By the day's highs and lows, the leverage on a usual day went from {usual[0]} to "
        f"{usual[1]} before the close"
    )


def own(shown: Mechanism) -> str:
    """Return the reader's own leverage, who bought on some day."""
    held = shown.own
    if held is None:
        gone = shown.token.wiped_out_on or shown.last
        return f"The token was wiped out on {long_date(gone)}; nothing could be bought of it then."
    put_in = whole_money(shown.settings.amount, shown.prices.currency).replace("$", r"\$")
    worth = dollars(shown, held.value)
    since, to = long_date(held.bought_on), long_date(shown.last)
    start = f"{put_in} put in on {since} was worth {worth} on {to}, the last day shown"
    if shown.token.wiped_out_on is not None:
        when = long_date(shown.token.wiped_out_on)
        return f"{put_in} put in on {since} was lost when the token was wiped out on {when}."
    if abs(held.exposure) * 0.01 < CENT:
        return f"{start}. When the asset moves 1%, that moves by less than a cent."
    side = "gains" if held.exposure > 0.0 else "loses"
    moves = dollars(shown, abs(held.exposure) * 0.01)
    return (
        f"{start}. If the asset rises 1% from there, that {side} {moves}. **On the money you put "
        f"in the leverage is {signed_leverage(held.leverage)}**{_against_target(shown, held)}"
    )


def _against_target(shown: Mechanism, held: Holding) -> str:
    target = multiple(shown.leverage)
    if signed_leverage(held.leverage) == signed_leverage(shown.leverage):
        return f", the {target} on the label."
    because = (
        "your gains are in it too"
        if held.value > shown.settings.amount
        else "less is left of what you paid"
    )
    reset = (
        f"The fund goes back to {target} of what it is worth each day, not of what you paid."
        if shown.is_daily
        else "The fund's rule looks at what it is worth, not at what you paid."
    )
    return f", not {target}, because {because}. {reset}"
