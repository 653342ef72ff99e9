"""What to notice on the Rule duel page, with the reader's own numbers."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from lev_core import AdverseMove, Daily, Emergency
from lev_ui.duel import Contender, Duel
from lev_ui.theme import long_date, percent, points
from lev_ui.words.contenders import listed, spoken, started, word_name
from lev_ui.words.duel import in_money, outcome
from lev_ui.words.plain import earned, for_markdown, moved


def notices(shown: Duel) -> tuple[str, ...]:
    """Return what to notice, most telling first."""
    found = (
        *_refused(shown),
        _parted(shown),
        _alike(shown),
        *_brakes(shown),
        *_ended(shown),
        _trades(shown),
        _inside(shown),
        _order(shown),
        _mixed(shown),
    )
    return tuple(sentence for sentence in found if sentence)


def _refused(shown: Duel) -> tuple[str, ...]:
    return tuple(
        f"**{for_markdown(word_name(one.word, one.product))} is left out.** "
        f"{for_markdown(one.reason)}"
        for one in shown.refused
    )


def _parted(shown: Duel) -> str:
    parting = shown.parting
    if parting is None or _money(shown, parting.after) == _money(shown, parting.before):
        return ""
    values = np.array([one.nav[parting.row] for one in shown.contenders])
    high, low = (shown.contenders[int(at)] for at in (values.argmax(), values.argmin()))
    day = shown.prices.interval_returns[parting.row - 1]
    return (
        f"**They parted most on {long_date(shown.prices.index[parting.row])}.** "
        f"{started(for_markdown(shown.asset_name))} {_day(day)} and left "
        f"{spoken(shown, high)} at {_money(shown, values.max())}, "
        f"{spoken(shown, low)} at {_money(shown, values.min())}: "
        f"{_money(shown, parting.after)} apart, after {_money(shown, parting.before)} the day "
        "before."
    )


def _day(change: float) -> str:
    return moved(change).replace("ended where it began", "stood still")


def _alike(shown: Duel) -> str:
    pairs = [
        (one, other)
        for one, other in combinations(shown.contenders, 2)
        if np.allclose(one.nav, other.nav, rtol=1e-9, atol=1e-12)
    ]
    if not pairs or len(shown.best) == len(shown.contenders):
        return ""
    first = pairs[0][0]
    same = [first, *(other for one, other in pairs if one is first)]
    idle = [one for one in same if one.is_braked and not one.brakes]
    why = f" {started(_brake_of(shown, idle))} never acted." if idle else ""
    return f"**{started(listed(shown, same))} came to the same**, day by day.{why}"


def _brake_of(shown: Duel, idle: list[Contender]) -> str:
    of = [one for one in idle if one.product is not None]
    return f"the brake of {listed(shown, of)}" if len(of) == len(idle) else "the brake"


def _brakes(shown: Duel) -> tuple[str, ...]:
    plain = {one.leverage: one for one in shown.contenders if isinstance(one.policy, Daily)}
    said = []
    for one in shown.contenders:
        daily = plain.get(one.leverage)
        is_daily = isinstance(one.policy, Emergency | AdverseMove) and one.policy.daily
        if not one.brakes or not is_daily or daily is None or shown.bars_from is None:
            continue
        times = _times(one.brakes)
        change = one.result - daily.result
        worth = (
            "and made no difference that can be read"
            if points(change) in {"0.0", "+0.00", "−0.00"}
            else f"which {'added' if change > 0.0 else 'cost'} "
            f"{points(abs(change)).lstrip('+')} points against the daily reset"
        )
        said.append(
            f"**The brake acted {times}.** {started(spoken(shown, one))} then traded before the "
            f"close, {worth}."
        )
    return tuple(said)


def _ended(shown: Duel) -> tuple[str, ...]:
    said = []
    for one in shown.contenders:
        when = long_date(one.end_on)
        if one.end == "closed":
            left = in_money(shown, one.nav[-1]).replace("$", r"\$")
            said.append(
                f"**A margin call is final.** {started(spoken(shown, one))} was closed on {when} "
                f"with {left} left; whatever came later passed it by."
            )
    return (*said, _ruined(shown))


def _ruined(shown: Duel) -> str:
    gone = [one for one in shown.contenders if one.end == "wiped out"]
    days = [
        f"{listed(shown, [one for one in gone if one.end_on == day])} on {long_date(day)}"
        for day in dict.fromkeys(one.end_on for one in gone)
    ]
    return f"**A wipe-out is final.** Wiped out: {'; '.join(days)}." if days else ""


def _trades(shown: Duel) -> str:
    most = max(shown.contenders, key=lambda one: one.trades)
    least = min(shown.contenders, key=lambda one: (one.trades, one.result))
    few = most.trades < 2 * max(1, least.trades)
    if few or shown.is_mixed or percent(most.result) == percent(least.result):
        return ""
    lesson = (
        "Fewer trades, and a better result here"
        if least.result > most.result
        else "Fewer trades are not the same as a better result"
    )
    return (
        f"**{lesson}.** {started(spoken(shown, least))} {_traded(least.trades)} and "
        f"{outcome(least)}; {spoken(shown, most)} {_traded(most.trades)} and {outcome(most)}."
    )


def _traded(count: int) -> str:
    return f"traded {_times(count)}" if count else "never traded"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _inside(shown: Duel) -> str:
    since = shown.bars_from
    if since is None:
        return (
            f"**Moves inside the day are not seen.** Only closes are known for "
            f"{for_markdown(shown.asset_name)}: a brake acts at the close here, and a fall that "
            "came back before it leaves no trace."
        )
    changed = max(shown.contenders, key=lambda one: abs(one.result - one.at_closes))
    some = f" From {long_date(since)} on highs and lows are known." if since > shown.first else ""
    if earned(changed.at_closes) == earned(changed.result):
        return (
            f"**Highs and lows are looked at too.**{some} Here they change nothing." if some else ""
        )
    return (
        f"**Closes hide what happens inside the day.**{some} On closes alone "
        f"{spoken(shown, changed)} would seem to have {earned(changed.at_closes)}; with highs and "
        f"lows it {earned(changed.result)}."
    )


def _order(shown: Duel) -> str:
    if not shown.order_matters:
        return ""
    return (
        "**Who did best is not certain.** It depends on whether each day's high or low came "
        "first, which daily prices do not tell; each is judged by the order that was worse for it."
    )


def _mixed(shown: Duel) -> str:
    if not shown.is_mixed:
        return ""
    return (
        "**Not the rule alone differs.** Products run at their own multiple, and here the "
        "multiples are not the same; much of the difference comes from that."
    )


def _money(shown: Duel, fraction: float) -> str:
    return in_money(shown, fraction).replace("$", r"\$")
