"""The sentences of the Rebalancing page."""

from __future__ import annotations

from lev_ui.mechanism import Day, Mechanism, Stage
from lev_ui.theme import (
    long_date,
    money,
    multiple,
    percent,
    signed_leverage,
    whole_money,
)
from lev_ui.words.plain import UNLEVERED, for_markdown, lower_first, moved
from lev_ui.words.rules import rule_name

CENT = 0.005
DAY_LABEL = "Day to look at"
PREVIOUS, NEXT, LARGEST = "Day before", "Day after", "Largest trade"
FORMULA = r"""
**The trade.** With a value $V$ before the move, a multiple $L$ and a return $r$ the fund holds
$L\,V\,(1+r)$ of the asset after the move and is worth $V\,(1+L\,r)$. To hold $L$ times that it
must trade

$$Q = V\,(L^2 - L)\,r .$$

$L^2 - L$ is 6 for 3x, 2 for 2x, 0 for 1x, 2 for −1x, 6 for −2x and 12 for −3x. It is never
negative outside 0 to 1, so the trade has the sign of the move: up, it buys; down, it sells. Long
and short tokens trade the *same* way; they do not cancel. The day's interest and fees, taken from
the value first, change the trade a little.

**Leverage before the trade** is $L(1+r)/(1+Lr)$. **Turnover** of a daily reset is about
$|L^2-L|\,\sigma\sqrt{2N/\pi}$ times the value a year, with volatility $\sigma$ and $N$ days a year;
real markets, with calm and wild months, come out lower or higher.

**Source.** Cheng & Madhavan (2009), *The Dynamics of Leveraged and Inverse Exchange-Traded
Funds*, Journal of Investment Management 7(4).
"""


def title(shown: Mechanism) -> str:
    """Return the page's question."""
    if shown.is_held:
        return f"What happens to a {multiple(shown.leverage)} margin position on {_name(shown)}?"
    when = " each day" if shown.is_daily else ""
    name = _name(shown)
    return f"What does a {multiple(shown.leverage)} token on {name} trade{when}, and why?"


def _name(shown: Mechanism) -> str:
    return for_markdown(shown.asset_name)


def dollars(shown: Mechanism, amount: float) -> str:
    """Return an amount as it stands in a sentence of the page."""
    return money(amount, shown.prices.currency).replace("$", r"\$")


def answer(shown: Mechanism) -> str:
    """Return the day in sentences, with the reader's own money."""
    day = shown.day
    parts = (_move(shown, day), _before(shown, day), _trade(shown, day), _end(shown))
    return " ".join(filter(None, parts))


def another_day(shown: Mechanism) -> str:
    """Return the notice for a day asked for that has no price or no trade to show."""
    asked = shown.settings.day
    if asked is None or asked == shown.day.date.date():
        return ""
    return (
        f"There is nothing to show for {long_date(asked)}: no price that day, none before it, or "
        f"nothing left of the token. {long_date(shown.day.date)} is shown."
    )


def _move(shown: Mechanism, day: Day) -> str:
    did = "hardly moved" if _still(day) else moved(day.asset_return)
    return f"On {long_date(day.date)} {for_markdown(shown.asset_name)} **{did}**."


def _still(day: Day) -> bool:
    return percent(day.asset_return) == "0.0%"


def _before(shown: Mechanism, day: Day) -> str:
    amount = whole_money(day.before.value, shown.prices.currency).replace("$", r"\$")
    held = dollars(shown, abs(day.before.exposure))
    is_long = day.before.exposure >= 0.0
    side = "held" if is_long else "was short"
    start = f"{amount} in the token {side} {held} of it at the close before"
    if day.after.value <= 0.0:
        return f"{start}; the move took everything, and the token is worth nothing."
    exposure = dollars(shown, abs(day.moved.exposure))
    now = f"{dollars(shown, day.moved.value)} {'holding' if is_long else 'short'} {exposure}"
    charged = _charged(shown, day)
    return f"{start}; the move{charged} made that {now}, which is **{_held(day.moved)}**."


def _charged(shown: Mechanism, day: Day) -> str:
    size = dollars(shown, abs(day.carried))
    if abs(day.carried) < CENT:
        return ""
    return (
        f", less {size} of interest and fees," if day.carried > 0.0 else f" and {size} of interest"
    )


def _held(stage: Stage) -> str:
    return signed_leverage(stage.leverage)


def _trade(shown: Mechanism, day: Day) -> str:
    if day.after.value <= 0.0:
        return ""
    size = dollars(shown, abs(day.trade))
    if abs(day.trade) < CENT:
        if shown.is_daily:
            return "There is nothing to trade."
        return (
            f"Its rule ({lower_first(rule_name(shown.token.policy))}) asked for no trade that day."
        )
    what = "buys" if day.trade > 0.0 else "sells"
    if shown.is_held:
        return f"The lender closes it: it **{what} {size}** at the close, and cash is left."
    if shown.leverage in UNLEVERED or _still(day):
        return f"It **{what} {size}** at the close because of the day's interest and fees."
    after = "after the rise" if day.asset_return > 0.0 else "after the fall"
    cost = ""
    if day.trade_cost >= CENT:
        cost = f", and the trade cost **{dollars(shown, day.trade_cost)}**, paid by its holders"
    return f"To be back at {_held(day.after)} it **{what} {size} at the close**, {after}{cost}."


def _end(shown: Mechanism) -> str:
    closed = shown.token.liquidated_on
    if closed is not None and closed != shown.day.date:
        return f"On {long_date(closed)} the lender **closed it**: its days end there."
    gone = shown.token.wiped_out_on
    if gone is None or gone == shown.day.date:
        return ""
    return f"On {long_date(gone)} this token **was wiped out**: its days end there."


def picture_title(shown: Mechanism) -> str:
    """Return what the picture of the day shows."""
    day = shown.day
    if day.after.value <= 0.0:
        return f"{long_date(day.date)}: the move takes everything"
    held, back = _held(day.moved), _held(day.after)
    if held == back:
        return f"{long_date(day.date)}: the leverage stays at {back}"
    if day.trade == 0.0:
        return f"{long_date(day.date)}: leverage goes to {held}, and nothing is traded"
    verb = "buying" if day.trade > 0.0 else "selling"
    size = money(abs(day.trade), shown.prices.currency)
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


STAGES = ("Close before", "After the move", "After the trade")


def sign_title(shown: Mechanism) -> str:
    """Return what the chart of trades against returns shows, counted."""
    same, of = shown.with_the_move
    if not of:
        return "This token never traded"
    if shown.leverage in UNLEVERED:
        return f"At {multiple(shown.leverage)} only interest and fees are traded"
    if 0.0 < shown.leverage < 1.0:
        return f"It traded against the move on {of - same:,} of {of:,} days"
    if of == 1:
        return "It traded once"
    return f"It traded with the move on {same:,} of {of:,} days"


def sign_alt(shown: Mechanism) -> str:
    """Return the same chart in words."""
    return (
        f"{sign_title(shown)}. Each point is one day: the asset's return and the trade as a share "
        f"of the token's value, for the {multiple(shown.leverage)} token and for one of "
        f"{multiple(-shown.leverage)}. Both buy after rises and sell after falls when the multiple "
        "lies outside 0 to 1."
    )


def why_title(shown: Mechanism) -> str:
    """Return the heading over the reasons."""
    if shown.is_held:
        return "Why it does not trade"
    if shown.leverage in UNLEVERED:
        return "Why there is nothing to trade"
    if 0.0 < shown.leverage < 1.0:
        return "Why it trades against the move"
    return "Why it trades with the move"


def why(shown: Mechanism) -> str:
    """Return why it trades the way it does."""
    when = "" if shown.is_daily else "When its rule lets it trade at all, the reason is the same. "
    if shown.is_held:
        return (
            "A margin position is left alone, so its leverage drifts: down as it gains, up as it "
            "loses, until the lender closes it. A fund with a reset would trade instead."
        )
    if shown.leverage in UNLEVERED:
        return (
            f"At {multiple(shown.leverage)} a move leaves the leverage alone; what little is "
            "traded comes from interest and fees."
        )
    if 0.0 < shown.leverage < 1.0:
        return (
            f"{when}After a rise the asset is too large a part of the token, so it sells some; "
            "after a fall it buys. That is the opposite of a leveraged token."
        )
    if shown.leverage > 0.0:
        return (
            f"{when}After a rise the debt is nearly the same but the token is worth more, so its "
            "leverage is too low: it must buy. After a fall the debt weighs more and leverage is "
            f"too high: it must sell, at the lower price. {_mirror(shown)}"
        )
    return (
        f"{when}After a rise a short token has lost value while what it owes has grown, so its "
        "leverage is too high. It must buy some back, at the higher price. After a fall it has "
        f"gained and owes less, so it must sell more, at the lower price. {_mirror(shown)}"
    )


def _mirror(shown: Mechanism) -> str:
    mirror = -shown.leverage
    if mirror in UNLEVERED:
        return (
            f"So even {multiple(shown.leverage)} has to trade every day; only 0x and 1x need not."
        )
    why_so = (
        "it loses in a rise while what it owes grows, so it buys too"
        if mirror < 0.0
        else "it gains in a rise while its debt stays, so it buys too"
    )
    return (
        f"A token of {multiple(mirror)} trades the same way: {why_so}. Funds of both directions "
        "push the market together instead of cancelling out."
    )
