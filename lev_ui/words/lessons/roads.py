"""Step 3, same ends, different roads: the size of the swings counts."""

from __future__ import annotations

from lev_ui.lessons.made_up import CURRENCY
from lev_ui.lessons.roads import DAYS, END, Roads
from lev_ui.theme import exact_money, multiple, percent
from lev_ui.words.lessons.telling import Telling, cents, side_of_zero_and_one, size, token

CONTROL = "Size of the swings, each day"


def tell(shown: Roads) -> Telling:
    """Return everything the step says."""
    return Telling(
        title="Same start, same end, different roads: which token ends higher?",
        story=_story(shown),
        ask="Which token ends higher?",
        options={
            "calm": "The one on the calm road",
            "wild": "The one on the wild road",
            "same": "Both the same: the assets start and end alike",
        },
        outcome=shown.outcome,
        about=_about(shown),
        answer=_answer(shown),
        why=_why(shown),
        remember=_remember(shown),
    )


def _story(shown: Roads) -> str:
    wild = (
        f"The other jumps **{size(shown.swing)} above that road** one day and is back on it the "
        "next, again and again."
        if shown.swing > 0.0
        else "The other does just the same."
    )
    return (
        f"Two assets both rise **{size(END)} in {DAYS} days**. One climbs **calmly**, in equal "
        f"steps. {wild} You put **{cents(shown.settings.amount)}** into "
        f"**{token(shown.settings.leverage)}** on each."
    )


def _about(shown: Roads) -> dict[str, str]:
    if shown.outcome == "same":
        alike = "Here the road makes no difference."
        return {"calm": alike, "wild": alike}
    told = {
        "same": "It sounds fair. But a token lives through every day, and not only both ends.",
        "wild": "More ups, one could think, are more gains. But each of them comes back.",
    }
    if shown.outcome == "wild":
        told["calm"] = "That is so beyond 1x. Below 1x each swing that comes back pays a little."
        del told["wild"]
    return told


def _answer(shown: Roads) -> str:
    calm, wild = float(shown.calm[-1]), float(shown.wild[-1])
    ends = f"**Calm: {cents(calm)}. Wild: {cents(wild)}.** Both assets rose exactly {size(END)}."
    if shown.outcome == "same":
        return ends
    verb = "took" if calm > wild else "brought"
    return f"{ends} The swings alone {verb} **{cents(abs(calm - wild))}**."


def _why(shown: Roads) -> str:
    side = side_of_zero_and_one(shown.settings.leverage)
    if side == "still":
        times = multiple(shown.settings.leverage)
        return f"A {times} token never has to trade, so only both ends count for it."
    if shown.swing == 0.0:
        return "Without swings there is only one road. Try 2% or 5% a day."
    verb = "costs" if side != "between" else "pays"
    return (
        f"Every swing up and back {verb} a little, as in step 1, and here are {DAYS // 2} of them. "
        "The wider they are, the more it is."
    )


def _remember(shown: Roads) -> str:
    if side_of_zero_and_one(shown.settings.leverage) == "still":
        return "Beyond 1x, how the asset gets there counts, and not only where it ends."
    return "How the asset gets there counts, and not only where it ends."


def picture_title(shown: Roads) -> str:
    """Return what the picture shows."""
    if shown.outcome == "same":
        return "The assets end together, and so do the tokens"
    gap = exact_money(abs(float(shown.calm[-1] - shown.wild[-1])), CURRENCY)
    return f"The assets end together, the tokens {gap} apart"


def alt(shown: Roads) -> str:
    """Return the picture in words."""
    amount = shown.settings.amount
    told = "; ".join(
        f"{name} {percent(float(values[-1]) / amount - 1.0)}"
        for name, values in (
            ("asset on the calm road", shown.calm_asset),
            ("asset on the wild road", shown.wild_asset),
            ("token on the calm road", shown.calm),
            ("token on the wild road", shown.wild),
        )
    )
    return f"{picture_title(shown)}. After {DAYS} days: {told}."
