"""Step 2, why it trades: up, it buys; down, it sells."""

from __future__ import annotations

from lev_ui.lessons.evening import Balance, Evening
from lev_ui.lessons.made_up import CURRENCY, side_of
from lev_ui.theme import exact_money, multiple, plain_number, signed_leverage
from lev_ui.words.lessons.telling import (
    Telling,
    a_move,
    article,
    cents,
    rises,
    side_of_zero_and_one,
    size,
)

CONTROL = "The asset's move of the day"
STAGES = ("Morning", "Evening", "After the trade")


def tell(shown: Evening) -> Telling:
    """Return everything the step says."""
    times = multiple(shown.settings.leverage)
    return Telling(
        title=_title(shown),
        story=f"{_morning(shown)} {_day(shown)}",
        ask=f"What must the fund do this evening to be at {times} again?",
        options={
            "buy": "Buy more of the asset",
            "sell": "Sell some of the asset",
            "none": "Nothing: the multiplier looks after itself",
        },
        outcome=shown.outcome,
        about=_about(shown),
        answer=_answer(shown),
        why=_why(shown),
        remember=_remember(shown),
    )


def _title(shown: Evening) -> str:
    if shown.move == 0.0:
        return "The asset stood still today: what must the fund do tonight?"
    did = "rose" if shown.move > 0.0 else "fell"
    return f"The asset {did} {size(shown.move)} today: what must the fund do tonight?"


def _morning(shown: Evening) -> str:
    leverage, amount = shown.settings.leverage, cents(shown.settings.amount)
    fund = f"The fund behind {article(leverage)} **{multiple(leverage)} token**"
    held = cents(abs(shown.held))
    if leverage == 0.0:
        return f"{fund} keeps the {amount} of its holders in cash and holds nothing of the asset."
    if leverage < 0.0:
        return (
            f"{fund} with {amount} of its holders' money has borrowed **{held}** worth of the "
            "asset and sold it. One day it must buy it back."
        )
    if leverage == 1.0:
        return f"{fund} holds **{held}** of the asset, all of it its holders' money."
    rest = cents(abs(shown.borrowed))
    if leverage < 1.0:
        return (
            f"{fund} has {amount} of its holders' money: **{held}** in the asset, {rest} in cash."
        )
    return (
        f"{fund} holds **{held}** of the asset: {amount} of its holders' money and {rest} borrowed."
    )


def _day(shown: Evening) -> str:
    own, leverage = shown.own, shown.settings.leverage
    day = f"Today the asset **{rises(shown.move)}**."
    if leverage == 0.0:
        return day
    if own.is_ruined:
        return f"{day} That takes everything the holders had."
    held, worth = cents(abs(own.held)), cents(own.value)
    if leverage > 1.0:
        owes = cents(shown.borrowed)
        return f"{day} Now it holds {held}. Less the {owes} it owes, it is worth {worth}."
    if leverage < 0.0:
        return f"{day} Buying it back would now cost {held}, and the fund is worth {worth}."
    return f"{day} Now it holds {held}, and the fund is worth {worth}."


def _about(shown: Evening) -> dict[str, str]:
    if shown.outcome == "none":
        right = "It stands at its multiple already, so there is nothing to put right."
        if shown.own.is_ruined:
            right = "There is nothing left to trade for."
        return {"buy": right, "sell": right}
    rose = shown.move > 0.0
    sell = "Taking a profit" if rose else "Getting out before it falls further"
    buy = "Going along with the rise" if rose else "Buying while it is cheap"
    return {
        "none": "It promised its multiple for every day, and the move has put it off that.",
        "sell": f"{sell} sounds sensible, but what it promised is a multiple.",
        "buy": f"{buy} sounds sensible, but what it promised is a multiple.",
    }


def _answer(shown: Evening) -> str:
    told = " ".join(filter(None, (_own(shown), _turned(shown))))
    mirror = _mirror(shown) if shown.settings.leverage != 0.0 else ""
    return "\n\n".join(filter(None, (told, mirror)))


def _own(shown: Evening) -> str:
    own, leverage = shown.own, shown.settings.leverage
    if own.is_ruined:
        return "**Nothing.** The fund is wiped out, for ever."
    if shown.outcome == "none":
        return f"**Nothing.** It still stands at {multiple(leverage)}."
    back = cents(abs(leverage * own.value))
    holds = "owes" if leverage < 0.0 else "holds"
    return (
        f"It **{_trade(own)}**. The {cents(abs(own.held))} it {holds} is "
        f"**{plain_number(abs(own.leverage), 2)} times** the {cents(own.value)} it is worth; for "
        f"{multiple(leverage)} it must be {back}.{_whose_money(shown)}"
    )


def _whose_money(shown: Evening) -> str:
    if shown.settings.leverage <= 1.0:
        return ""
    return " It borrows for that." if shown.own.trade > 0.0 else " That pays back a loan."


def _trade(balance: Balance) -> str:
    return f"{'buys' if balance.trade > 0.0 else 'sells'} {cents(abs(balance.trade))}"


def _does(balance: Balance, amount: float) -> str:
    if balance.is_ruined:
        return "would be **wiped out**"
    if side_of(amount + balance.trade, amount) == 0:
        return "would have **nothing to do**"
    return f"**{_trade(balance)}**"


def _turned(shown: Evening) -> str:
    if shown.outcome == "none":
        return ""
    return f"After {a_move(-shown.move)} it {_does(shown.turned, shown.settings.amount)}."


def _mirror(shown: Evening) -> str:
    if shown.move == 0.0:
        return ""
    leverage, mirror = -shown.settings.leverage, shown.mirror
    times, did = multiple(leverage), a_move(shown.move)
    does = _does(mirror, shown.settings.amount)
    if leverage > 0.0 or mirror.is_ruined:
        return f"And a {times} fund? After {did} it {does}."
    start = cents(abs(shown.held))
    owed, back = cents(-mirror.held), cents(-leverage * mirror.value)
    too = " too" if mirror.trade * shown.own.trade > 0.0 else ""
    return (
        f"And a {times} fund, which bets on a fall? In the morning it owed {start} of the asset, "
        f"borrowed and sold. After {did} it owes {owed} and is worth {cents(mirror.value)}. For "
        f"{times} it may owe {back}, so it {does}{too}."
    )


def _why(shown: Evening) -> str:
    side = side_of_zero_and_one(shown.settings.leverage)
    if side == "still":
        times = multiple(shown.settings.leverage)
        return (
            f"At {times} a move changes what the fund holds and what it is worth alike, so there "
            "is nothing to put right. Choose 2x or 3x to see a fund that must trade."
        )
    if side == "between":
        return (
            "A fund below 1x sells some of what has become dearer and buys what has become "
            "cheaper. Funds beyond 1x, and those that bet on a fall, do the opposite."
        )
    other = "fall" if side == "long" else "rise"
    return (
        "It always trades **with** the last move: it buys what has just become dearer and sells "
        "what has just become cheaper. If the price goes on, that was right; if it turns back, "
        f"it was wrong. Funds that bet on a {other} do the same."
    )


def _remember(shown: Evening) -> str:
    side = side_of_zero_and_one(shown.settings.leverage)
    if side == "still":
        return "A fund at 0x or 1x never has to trade. All others must, every day."
    if side == "between":
        return "Below 1x: up, it sells; down, it buys. Beyond 1x it is the other way round."
    return "Up, it buys. Down, it sells. Every day, at whatever price."


def picture_title(shown: Evening) -> str:
    """Return what the picture shows."""
    own, times = shown.own, multiple(shown.settings.leverage)
    if own.is_ruined:
        return "The move takes everything"
    if shown.outcome == "none":
        return f"The fund still stands at {times}"
    verb = "Buying" if own.trade > 0.0 else "Selling"
    size_of = exact_money(abs(own.trade), CURRENCY)
    return f"{verb} {size_of} takes it from {signed_leverage(own.leverage)} back to {times}"


def held_name(shown: Evening) -> str:
    """Return what the bars of the asset are called."""
    return "Owes of the asset" if shown.settings.leverage < 0.0 else "Holds of the asset"


def alt(shown: Evening) -> str:
    """Return the picture in words."""
    own = shown.own
    back = shown.settings.leverage * own.value
    stages = zip(
        STAGES,
        ((shown.settings.amount, shown.held), (own.value, own.held), (own.value, back)),
        strict=True,
    )
    told = "; ".join(
        f"{name}: worth {exact_money(worth, CURRENCY)}, "
        f"{held_name(shown).lower()} {exact_money(abs(held), CURRENCY)}"
        for name, (worth, held) in stages
    )
    return f"{picture_title(shown)}. {told}."
