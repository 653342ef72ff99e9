"""The sentences of the Rebalancing page."""

from __future__ import annotations

from lev_ui.mechanism import SHARES, Day, Mechanism
from lev_ui.theme import (
    large_money,
    long_date,
    money,
    multiple,
    percent,
    plain_number,
    signed_leverage,
    whole_money,
)
from lev_ui.words.plain import for_markdown, lower_first, moved
from lev_ui.words.rules import rule_name

DAY_LABEL = "Day to look at"
PREVIOUS, NEXT, LARGEST = "Day before", "Day after", "Largest trade"
SIZE_LABEL = "Size of the fund, $"
MARKET_LABEL = "Traded in the market each day, $"
MARKET_HELP = (
    "How much of the asset changes hands in a day. Leave it empty to take the volume that came "
    "with the prices, where there is one."
)
BOUGHT_LABEL = "I bought on"
WHY = "Why it trades with the move"
HOW_MUCH = "How much it trades"
INSIDE = "Leverage inside the day"
OWN = "Your own leverage"
FORMULA = r"""
**The trade.** With a value $V$ before the move, a multiple $L$ and a return $r$ the fund holds
$L\,V\,(1+r)$ of the asset after the move and is worth $V\,(1+L\,r)$. To hold $L$ times that it
must trade

$$Q = V\,(L^2 - L)\,r .$$

$L^2 - L$ is 6 for 3x, 2 for 2x, 0 for 1x, 2 for −1x, 6 for −2x and 12 for −3x. It is never
negative outside 0 to 1, so the trade has the sign of the move: up, it buys; down, it sells. Long
and short tokens trade the *same* way; they do not cancel. Interest and fees add a little.

**Leverage before the trade** is $L(1+r)/(1+Lr)$. **Turnover** of a daily reset is about
$|L^2-L|\,\sigma\sqrt{2N/\pi}$ times the value a year, with volatility $\sigma$ and $N$ days a year;
real markets, with calm and wild months, come out lower or higher.

**Source.** Cheng & Madhavan (2009), *The Dynamics of Leveraged and Inverse Exchange-Traded
Funds*, Journal of Investment Management 7(4).
"""


def title(shown: Mechanism) -> str:
    """Return the page's question."""
    name = for_markdown(shown.asset_name)
    return f"What does a {multiple(shown.leverage)} token on {name} trade each day, and why?"


def _dollars(shown: Mechanism, amount: float) -> str:
    return money(amount, shown.prices.currency).replace("$", r"\$")


def answer(shown: Mechanism) -> str:
    """Return the day in sentences, with the reader's own money."""
    return " ".join(
        filter(None, (_move(shown, shown.day), _before(shown, shown.day), _trade(shown, shown.day)))
    )


def _move(shown: Mechanism, day: Day) -> str:
    did = moved(day.asset_return).replace("ended where it began", "did not move")
    return f"On {long_date(day.date)} {for_markdown(shown.asset_name)} **{did}**."


def _before(shown: Mechanism, day: Day) -> str:
    amount = whole_money(day.before.value, shown.prices.currency).replace("$", r"\$")
    held = _dollars(shown, abs(day.before.exposure))
    side = "held" if day.before.exposure >= 0.0 else "was short"
    start = f"{amount} in the token {side} {held} of it the evening before"
    if day.after.value <= 0.0:
        return f"{start}; the move took everything, and the token is worth nothing."
    holding = "holding" if day.before.exposure >= 0.0 else "short"
    exposure = _dollars(shown, abs(day.moved.exposure))
    now = f"{_dollars(shown, day.moved.value)} {holding} {exposure}"
    return f"{start}; the move made that {now}, which is **{signed_leverage(day.moved.leverage)}**."


def _trade(shown: Mechanism, day: Day) -> str:
    if day.after.value <= 0.0:
        return ""
    if day.trade == 0.0:
        rule = lower_first(rule_name(shown.token.policy))
        return f"Its rule ({rule}) asked for no trade that day."
    size = _dollars(shown, abs(day.trade))
    what = "buys" if day.trade > 0.0 else "sells"
    after = "after the rise" if day.asset_return > 0.0 else "after the fall"
    cost = f", and the trade cost **{_dollars(shown, day.trading_fee)}**" if day.trading_fee else ""
    back = signed_leverage(day.after.leverage)
    return f"To be back at {back} it **{what} {size} at the close**, {after}{cost}."


def picture_title(shown: Mechanism) -> str:
    """Return what the picture of the day shows."""
    day = shown.day
    if day.after.value <= 0.0:
        return f"{long_date(day.date)}: the move takes everything"
    held = signed_leverage(day.moved.leverage)
    if day.trade == 0.0:
        return f"{long_date(day.date)}: leverage goes to {held}, and nothing is traded"
    verb = "buying" if day.trade > 0.0 else "selling"
    size = money(abs(day.trade), shown.prices.currency)
    back = signed_leverage(day.after.leverage)
    return f"{long_date(day.date)}: leverage goes to {held}, and {verb} {size} brings it to {back}"


def picture_alt(shown: Mechanism) -> str:
    """Return the picture of the day in words."""
    currency = shown.prices.currency
    day = shown.day
    stages = [
        f"{name}: worth {money(stage.value, currency)}, exposure "
        f"{money(stage.exposure, currency)}, borrowed or owed {money(stage.borrowed, currency)}"
        for name, stage in zip(STAGES, (day.before, day.moved, day.after), strict=True)
    ]
    return f"{picture_title(shown)}. {'; '.join(stages)}."


STAGES = ("Evening before", "After the move", "After the trade")


def sign_title(shown: Mechanism) -> str:
    """Return what the chart of trades against returns shows, counted."""
    same, of = shown.with_the_move
    if not of:
        return "This token never traded"
    if 0.0 < shown.leverage < 1.0:
        return f"It traded against the move on {of - same:,} of {of:,} days"
    return f"It traded with the move on {same:,} of {of:,} days"


def sign_alt(shown: Mechanism) -> str:
    """Return the same chart in words."""
    return (
        f"{sign_title(shown)}. Each point is one day: the asset's return and the trade as a share "
        f"of the token's value, for the {multiple(shown.leverage)} token and for one of "
        f"{multiple(-shown.leverage)}. Both buy after rises and sell after falls when the multiple "
        "lies outside 0 to 1."
    )


def why(shown: Mechanism) -> str:
    """Return why it trades the way it does."""
    if shown.leverage in {0.0, 1.0}:
        return (
            f"At {multiple(shown.leverage)} a move does not change the leverage: nothing to trade."
        )
    if 0.0 < shown.leverage < 1.0:
        return (
            "After a rise the asset is too large a part of the token, so it sells some; after a "
            "fall it buys. That is the opposite of a leveraged token."
        )
    if shown.leverage > 0.0:
        return (
            "After a rise the debt is the same but the token is worth more, so its leverage is too "
            "low: it must buy. After a fall the debt weighs more and leverage is too high: it must "
            f"sell, at the lower price. A token of {multiple(-shown.leverage)} has to trade the "
            "same way, so the two do not cancel."
        )
    return (
        "After a rise a short token has lost value while what it owes has grown, so its leverage "
        "is too high: it must buy some back, at the higher price. After a fall it must sell more. "
        f"A token of {multiple(-shown.leverage)} has to trade the same way, so the two do not "
        "cancel."
    )


def turnover(shown: Mechanism) -> str:
    """Return how much is traded in a year, against theory."""
    said = f"A year's trades came to **{plain_number(shown.turnover, 1)} times** the token's value"
    cost = shown.turnover * shown.token.costs.trading_fee
    paid = f"; at this trading fee that costs {percent(cost, signed=False)} a year" if cost else ""
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
    above = ", ".join(
        f"above {percent(level, signed=False)} on {count:,}".replace(".0%", "%")
        for level, count in zip(SHARES, share.days_above, strict=True)
    )
    return (
        f"A fund of {size} would have traded {percent(share.median, signed=False)} of the day's "
        f"volume on a usual day and {percent(share.largest, signed=False)} on "
        f"{long_date(share.largest_on)}. Of {share.days:,} days its share was {above}."
    )


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
    usual_low, usual_high = held.min(axis=1).median(), largest.median()
    said = (
        f"On a usual day the leverage held ran from {plain_number(usual_low, 2)}x to "
        f"{plain_number(usual_high, 2)}x before the reset"
    )
    worst = float(largest.max())
    if worst == float("inf"):
        return (
            f"{said}; on {long_date(when)} the day's worst price left nothing of the token at all."
        )
    return f"{said}; the furthest was **{plain_number(worst, 2)}x** on {long_date(when)}."


def own(shown: Mechanism) -> str:
    """Return the reader's own leverage, who bought on some day."""
    held, target = shown.own, multiple(shown.leverage)
    if held is None:
        return "On that day the token was already worth nothing."
    put_in = whole_money(shown.settings.amount, shown.prices.currency).replace("$", r"\$")
    worth = _dollars(shown, held.value)
    since, to = long_date(held.bought_on), long_date(shown.last)
    start = f"{put_in} put in on {since} was worth {worth} on {to}"
    if held.value <= 0.0:
        return f"{start}: nothing is left to move."
    side = "gains" if held.exposure > 0.0 else "loses"
    moves = _dollars(shown, abs(held.exposure) * 0.01)
    share = percent(0.01 * abs(held.leverage), signed=False)
    return (
        f"{start}. If the asset rises 1% from there, that {side} {moves}, or {share} "
        f"of what you put in: **on your own money the leverage is "
        f"{signed_leverage(held.leverage)}**, not {target}. The fund resets to {target} of what is "
        "left each day, not of what you paid."
    )
