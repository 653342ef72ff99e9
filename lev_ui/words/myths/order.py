"""Words of the myth that the order of the days matters."""

from __future__ import annotations

from lev_core import TokenPath
from lev_ui.myths.order import Shuffled, TwoWays
from lev_ui.theme import long_date, loss, percent, plain_number, signed_leverage
from lev_ui.words.myths.told import Told, asset, counted, token_name
from lev_ui.words.plain import earned


def tell(shown: Shuffled) -> Told:
    """Return what the shuffle says."""
    return Told(
        verdict=f"**Not for money put in once.** {_once(shown)}{_road(shown)}",
        heading=_heading(shown),
        alt=_alt(shown),
        why=_why(shown),
        truth=_truth(shown),
        table=_table(shown),
    )


def _once(shown: Shuffled) -> str:
    name = token_name(shown.leverage)
    real, other = shown.real_token, shown.other_token
    days = counted(len(shown.prices) - 1, "day")
    if real.wiped_out_on is not None and other.wiped_out_on is not None:
        return (
            f"The {name} was **wiped out on {long_date(real.wiped_out_on)}** in the real order, "
            f"and **on {long_date(other.wiped_out_on)}** with its {days} shuffled: a day that "
            "takes everything is in every order."
        )
    return (
        f"Before costs the {name} on {asset(shown.asset_name)} **{earned(shown.lump_sum.real)}** "
        f"with the days in their real order, and **{earned(shown.lump_sum.shuffled)}** with all "
        f"{days} shuffled."
    )


def _road(shown: Shuffled) -> str:
    real, other = loss(shown.worst_fall.real), loss(shown.worst_fall.shuffled)
    if real == other:
        return ""
    return (
        f" The road is another one: at its worst it stood {real} below its high on the real road "
        f"and {other} on the shuffled one."
    )


def _heading(shown: Shuffled) -> str:
    name = token_name(shown.leverage)
    if shown.real_token.wiped_out_on is not None:
        return f"Another order, another road, and the {name} is wiped out on both"
    return f"Another order, another road, the same end for the {name}"


def _alt(shown: Shuffled) -> str:
    return (
        f"{_heading(shown)}. Two lines from 100: in the real order the token ends at "
        f"{_end(shown.real_token)} and at worst stands {loss(shown.worst_fall.real)} below its "
        f"high; shuffled it ends at {_end(shown.other_token)} and at worst stands "
        f"{loss(shown.worst_fall.shuffled)} below."
    )


def _end(token: TokenPath) -> str:
    return plain_number(100.0 * token.final_value, 4)


def _why(shown: Shuffled) -> str:
    return (
        "Each day multiplies the token's value by one number: 1 plus "
        f"{plain_number(shown.leverage)} times the asset's return that day. Numbers multiplied in "
        "another order give the same product."
    )


def _table(shown: Shuffled) -> str:
    rows = [
        ("Money put in once", shown.lump_sum),
        ("Worst fall on the way", shown.worst_fall),
        ("The same amount put in every month", shown.saving),
    ]
    if shown.thresholds is not None and shown.band is not None:
        low, high = signed_leverage(shown.band.low), signed_leverage(shown.band.high)
        what = f"Reset only when leverage leaves {low} – {high}"
        rows.append((what, shown.thresholds))
    written = "\n".join(
        f"| {what} | {_cell(two.real)} | {_cell(two.shuffled)} |" for what, two in rows
    )
    return f"| | Real order | Shuffled |\n|:--|--:|--:|\n{written}"


def _cell(result: float) -> str:
    return percent(result)


def _truth(shown: Shuffled) -> tuple[str, ...]:
    differ = [two for two in _others(shown) if not two.is_same]
    found = (
        "The order decides how deep the token falls on the way, what regular saving makes of it, "
        "and what a rule does that acts at thresholds."
        if differ
        else "Here the order changes nothing else either: the token hardly moves."
    )
    return (
        found,
        (
            "With costs the dates matter a little too, where rates change: a day's interest is "
            "that of its own date."
        ),
        "What decides for money put in once is how large the daily moves are, not when they come.",
    )


def _others(shown: Shuffled) -> list[TwoWays]:
    rest = [shown.worst_fall, shown.saving]
    return rest if shown.thresholds is None else [*rest, shown.thresholds]
