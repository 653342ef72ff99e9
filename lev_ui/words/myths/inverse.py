"""Words of the myth that a −1x token needs no rebalancing."""

from __future__ import annotations

from lev_ui.myths.inverse import SHORT, Inverse
from lev_ui.theme import long_date, multiple, percent, plain_number, signed_leverage
from lev_ui.words.myths.told import Told, asset, dates, token_name
from lev_ui.words.plain import earned


def tell(shown: Inverse) -> Told:
    """Return what the trades say."""
    return Told(
        verdict=_verdict(shown),
        heading=_heading(shown),
        alt=_alt(shown),
        why=_why(shown),
        truth=_truth(shown),
    )


def _verdict(shown: Inverse) -> str:
    size = shown.minus_one.trade
    if shown.move == 0.0:
        return (
            "**Not true.** On a day without a move nobody has to trade; slide the move away from "
            "zero and see who does."
        )
    return (
        f"**Not true.** After a day on which the asset {_moves(shown)} a −1x token has to "
        f"**{_act(size)} {_share(size)} of what it was worth**, and a 2x token "
        f"{_act(shown.alike)}s {_share(shown.alike)}."
    )


def _moves(shown: Inverse) -> str:
    return f"{'rises' if shown.move > 0.0 else 'falls'} {_share(shown.move)}"


def _act(trade: float) -> str:
    return "buy" if trade > 0.0 else "sell"


def _share(fraction: float) -> str:
    return f"{plain_number(100.0 * abs(fraction), 2)}%"


def _heading(shown: Inverse) -> str:
    if shown.move == 0.0:
        return "Without a move nobody trades"
    return f"What each token trades after the asset {_moves(shown)}, in % of its value"


def _alt(shown: Inverse) -> str:
    told = "; ".join(f"{multiple(trade.leverage)}: {percent(trade.size)}" for trade in shown.trades)
    return f"{_heading(shown)}. Columns, bought above zero and sold below: {told}."


def _why(shown: Inverse) -> str:
    day = shown.minus_one
    worth, owed, trade = (
        plain_number(100.0 * part, 2) for part in (day.worth, day.owed, abs(day.trade))
    )
    if shown.move == 0.0:
        return "A token worth 100 that has sold 100 of the asset short is at −1x, and stays there."
    more = "buy back" if day.trade > 0.0 else "sell short"
    further = "" if day.trade > 0.0 else " more"
    return (
        f"Say the token was worth 100 and had sold 100 of the asset short. After the move it is "
        f"worth {worth} and owes {owed}: that is {signed_leverage(day.leverage)}. To be at −1x "
        f"again it must {more} {trade}{further}, so that it owes {worth}."
    )


def _truth(shown: Inverse) -> tuple[str, ...]:
    return (
        "Two multiples need no rebalancing: 0x, which holds cash, and 1x, which holds the asset.",
        (
            "Long and short tokens trade the same way, both buying after a rise and both selling "
            "after a fall, so their trades add up instead of cancelling."
        ),
        (
            f"A short that is really left alone is another thing. On {asset(shown.asset_name)} "
            f"{dates(shown.prices)} {_left_alone(shown)}; the {token_name(SHORT)}, reset every "
            f"day, {earned(shown.reset.total_return)}, before costs."
        ),
    )


def _left_alone(shown: Inverse) -> str:
    gone = shown.left_alone.wiped_out_on
    if gone is not None:
        return f"it would have been worth nothing on {long_date(gone)}"
    return f"it {earned(shown.left_alone.total_return)}"
