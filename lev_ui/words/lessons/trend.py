"""Step 4, trend or chop: the token can be ahead as well."""

from __future__ import annotations

from lev_ui.lessons.spells import Result, Spell
from lev_ui.lessons.trend import Trend
from lev_ui.theme import long_date, multiple, percent, points
from lev_ui.words.lessons.telling import Side, Telling, cash, side_of_zero_and_one, size, times_of
from lev_ui.words.plain import earned, for_markdown, moved, times_that

CONTROL = "Year"
EXAMPLE = 0.1  # a day's move, for the sum in the reasons
_ONE_DAY = "It is so for one day. Over many days, each starts from what the last one left."


def tell(shown: Trend) -> Telling:
    """Return everything the step says."""
    simple = percent(shown.result.simple)
    when = "that year" if shown.result.spell.year else "then"
    return Telling(
        title=_title(shown),
        story=_story(shown),
        ask=f"Where did the token end {when}?",
        options={
            "below": f"Below {simple}: trading every evening takes something",
            "at": f"At {simple}: a multiple is a multiple",
            "above": f"Above {simple}",
        },
        outcome=shown.outcome,
        about=_about(shown),
        answer=_answer(shown),
        why=_why(shown),
        remember=_remember(shown),
    )


def _title(shown: Trend) -> str:
    token = f"a {multiple(shown.leverage)} token"
    return f"Can {token} do better than {times_of(shown.leverage)} its asset?"


def when(spell: Spell) -> str:
    """Return the time of a stretch, to start a sentence."""
    if spell.year is not None:
        return f"In **{spell.year}**"
    first, last = spell.prices.index[0], spell.prices.index[-1]
    return f"From **{long_date(first)} to {long_date(last)}**"


def _story(shown: Trend) -> str:
    result = shown.result
    multiplied = (
        "" if shown.leverage == 1.0 else f" {_that(shown)} is **{percent(result.simple)}**."
    )
    return (
        f"{when(result.spell)} {for_markdown(shown.asset_name)} **{moved(result.asset)}**."
        f"{multiplied} A token brought back to {multiple(shown.leverage)} every evening followed "
        "it, before any cost."
    )


def _that(shown: Trend) -> str:
    return "Nothing times that" if shown.leverage == 0.0 else times_that(shown.leverage)


def _about(shown: Trend) -> dict[str, str]:
    if shown.outcome == "at":
        return dict.fromkeys(("below", "at", "above"), "Here the two are the same.")
    if side_of_zero_and_one(shown.leverage) == "between":
        told = {
            "below": "Below 1x, turns up and down bring a little.",
            "above": "Below 1x, a long way in one direction costs a little.",
        }
        return {**told, "at": _ONE_DAY}
    return {
        "below": "It often is. But each evening's trade also puts a gain to work the next day.",
        "at": _ONE_DAY,
        "above": "That takes a long way in one direction, and there were too many turns.",
    }


def _answer(shown: Trend) -> str:
    return " ".join(filter(None, (_became(shown), _compared(shown), _others(shown))))


def _became(shown: Trend) -> str:
    result = shown.result
    start = _cash(shown, 0.0)
    if result.token <= -1.0:
        return f"The token was **wiped out**: {start} became nothing."
    return f"**{start} became {_cash(shown, result.token)}** ({percent(result.token)})."


def _cash(shown: Trend, gained: float) -> str:
    return cash(shown.settings.amount * (1.0 + gained), shown.prices.currency)


def _compared(shown: Trend) -> str:
    result, exactly = shown.result, f"Exactly {times_of(shown.leverage)} the asset"
    if result.side == 0:
        return f"{exactly} is the same."
    gap = cash(shown.settings.amount * abs(result.ahead), shown.prices.currency)
    where = f"the token is **{gap} {'ahead' if result.side > 0 else 'behind'}**"
    if result.simple < -1.0:
        return f"{exactly} would be a loss of more than everything; {where}."
    return f"{exactly} would be {_cash(shown, result.simple)}; {where}."


def _others(shown: Trend) -> str:
    many = len(shown.results)
    if many == 1 or side_of_zero_and_one(shown.leverage) == "still":
        return ""
    counted = f"It was ahead in **{shown.years_ahead} of {many} years**. {_together(shown)}"
    best, worst = shown.best, shown.worst
    if shown.result is not worst and worst.side < 0:
        return f"{counted} It fell behind most in {_one_year(shown, worst)}."
    if shown.result is not best and best.side > 0:
        return f"{counted} It was ahead by most in {_one_year(shown, best)}."
    return counted


def _together(shown: Trend) -> str:
    """Return what became of it in the end, whatever the years did one by one."""
    whole = shown.together
    return (
        f"Over all the dates the token {earned(whole.token)}; {times_of(shown.leverage)} the asset "
        f"is {percent(whole.simple)}."
    )


def _one_year(shown: Trend, result: Result) -> str:
    return (
        f"{result.spell.year}: the asset {percent(result.asset)}, "
        f"{times_of(shown.leverage)} that {percent(result.simple)}, "
        f"the token {percent(result.token)}"
    )


def _why(shown: Trend) -> str:
    side = side_of_zero_and_one(shown.leverage)
    if side == "still":
        return (
            f"A {multiple(shown.leverage)} token never has to trade, so no road puts it ahead or "
            "behind. Choose 2x or 3x to see the difference."
        )
    if side == "between":
        return (
            "Below 1x it is the other way round: going one way for long leaves the token a little "
            "behind, and turns up and down bring it something."
        )
    return (
        f"While the asset goes **mostly one way**, each evening's trade is right: {_right(side)} "
        "While it goes **back and forth**, each trade comes at the wrong moment. Every year has "
        f"both; what counts is which of them is stronger. {_two_days_up(shown)}"
    )


def _right(side: Side) -> str:
    if side == "short":
        return "down, it sold more and gains more; up, it bought back and loses less."
    return "up, it bought more and gains more; down, it had sold and loses less."


def _two_days_up(shown: Trend) -> str:
    """Return the smallest trend there is, as a sum to follow by hand."""
    day, times = EXAMPLE, shown.leverage
    asset, made = (1.0 + day) ** 2 - 1.0, (1.0 + times * day) ** 2 - 1.0
    return (
        f"The smallest sum: two days up {size(day)} make {size(asset)} for the asset. "
        f"{times_that(times)} is {percent(times * asset)}, and the token made {percent(made)}."
    )


def _remember(shown: Trend) -> str:
    side = side_of_zero_and_one(shown.leverage)
    if side == "still":
        return "Only 0x and 1x are never ahead and never behind."
    if side == "between":
        return "Below 1x: one way, it falls behind; back and forth, it gets ahead."
    return "Mostly one way, the token gets ahead. Back and forth, it falls behind."


def picture_title(shown: Trend) -> str:
    """Return what the picture shows."""
    result = shown.result
    year = f"{result.spell.year}: " if result.spell.year else ""
    if result.side == 0:
        return f"{year}token and multiple end together"
    gap = points(abs(result.ahead)).removeprefix("+")
    return f"{year}the token ends {gap} points {'ahead' if result.side > 0 else 'behind'}"


def years_caption(shown: Trend) -> str:
    """Return what the bars count."""
    return f"Ahead (+) or behind (−) {times_of(shown.leverage)} the asset, points, each year"


def alt(shown: Trend) -> str:
    """Return the picture in words."""
    result = shown.result
    multiplied = f"{times_of(shown.leverage)} the asset {percent(result.simple)}"
    ends = f"Asset {percent(result.asset)}, {multiplied}, token {percent(result.token)}."
    if len(shown.results) == 1:
        return f"{picture_title(shown)}. {ends}"
    listed = ", ".join(f"{each.spell.year} {points(each.ahead)}" for each in shown.results)
    return f"{picture_title(shown)}. {ends} {years_caption(shown)}: {listed}."


def no_such_year(shown: Trend) -> str:
    """Return the notice for a year the dates do not hold; nothing where there is none to give."""
    asked, found = shown.settings.year, shown.result.spell.year
    if asked is None or asked == found:
        return ""
    instead = "all of them are" if found is None else f"{found} is"
    return f"Your dates do not hold the whole of {asked}, so {instead} shown."
