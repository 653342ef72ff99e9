"""Words of the myth that one loses on average."""

from __future__ import annotations

from lev_ui.myths.coin import EDGES, Coin
from lev_ui.theme import percent
from lev_ui.words.myths.told import Told, asset, counted, token_name
from lev_ui.words.plain import UNLEVERED

RANGES = (
    "lost 75% or more",
    "lost 50 to 75%",
    "lost 25 to 50%",
    "lost up to 25%",
    "gained up to 50%",
    "gained 50 to 100%",
    "doubled to fourfold",
    "fourfold or more",
)
FIRST_GAIN = 4  # of the ranges


def ends() -> tuple[str, ...]:
    """Return where one range of results ends and the next begins."""
    return tuple(percent(edge - 1.0).replace(".0", "") for edge in EDGES)


def tell(shown: Coin) -> Told:
    """Return what the coin says."""
    return Told(
        verdict=_verdict(shown),
        heading=_heading(shown),
        alt=_alt(shown),
        why=_why(shown),
        truth=_truth(shown),
    )


def _verdict(shown: Coin) -> str:
    found = shown.outcomes
    if shown.leverage == 0.0:
        return "**Not true, and at 0x there is nothing to see:** a 0x token never moves."
    return (
        f"**Not the average: the middle.** Toss a fair coin for {counted(shown.tosses, 'day')}, up "
        f"or down {_step(shown)} each. Over all outcomes the {token_name(shown.leverage)} makes "
        f"**{percent(found.mean - 1.0)} on average**, but the middle one is "
        f"**{percent(found.median - 1.0)}**, and **{_of_a_hundred(found.chance_of_loss)} of 100** "
        "lose."
    )


def _step(shown: Coin) -> str:
    return percent(shown.move, signed=False)


def _of_a_hundred(chance: float) -> str:
    return f"{100.0 * chance:.0f}"


def _heading(shown: Coin) -> str:
    return f"Out of 100 tossed roads of the {token_name(shown.leverage)}, how many end where"


def _alt(shown: Coin) -> str:
    shares = shown.outcomes.shares()
    told = "; ".join(
        f"{name}: {100.0 * share:.1f}" for name, share in zip(RANGES, shares, strict=True)
    )
    return f"{_heading(shown)}. {told}."


def _why(shown: Coin) -> str:
    usual = (
        f"{_step(shown)} is how far {asset(shown.asset_name)} goes on a usual day. "
        if shown.move == shown.usual_move
        else ""
    )
    return (
        f"{usual}Each toss is fair, so the average stays where it began. But a rise and a fall of "
        "the same size leave less than there was, so the middle road ends lower, and a few that "
        "kept rising end far higher. Those few hold the average up."
    )


def _truth(shown: Coin) -> tuple[str, ...]:
    plain = shown.asset_outcomes
    same = (
        ()
        if shown.leverage in UNLEVERED
        else (
            (
                f"The same is true without leverage, only less: the asset's middle outcome is "
                f"{percent(plain.median - 1.0)}, and {_of_a_hundred(plain.chance_of_loss)} of 100 "
                "lose."
            ),
        )
    )
    return (
        "Swings take from the outcome most people get, not from the average of all.",
        *same,
        (
            "No market is a fair coin, and nothing here says where one goes. Costs lower both "
            "the average and the middle."
        ),
    )
