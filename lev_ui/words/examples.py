"""Examples for the words: every number in them is computed by the library, none is typed."""

from __future__ import annotations

from collections.abc import Callable
from math import log, sqrt
from typing import Final

import pandas as pd

from lev_core import break_even_returns, drawdown, leverage_after
from lev_core.linking import logarithmic_mean
from lev_ui.theme import loss, multiple, percent, plain_number, points, signed_leverage
from lev_ui.words.example_parts import (
    BACK,
    DATES,
    PAID_IN,
    ROUGH,
    TRADING_DAYS,
    UP,
    L,
    dollars,
    fall_to,
    one_day,
    reset,
    road,
    split,
)
from lev_ui.words.examples_of_costs import OF_COSTS
from lev_ui.words.plain import earned, moved
from lev_ui.words.rules import whole_percent


def example(word: str) -> str:
    """Return an example with numbers for a word, as Markdown; nothing where none helps."""
    return EXAMPLES[word]() if word in EXAMPLES else ""


def _multiplier() -> str:
    day = 0.02
    return (
        f"On a day on which the asset rises {whole_percent(day)}, a {multiple(L)} token "
        f"{one_day(L, day)} and a {multiple(-1.0)} token {one_day(-1.0, day)}."
    )


def _leverage() -> str:
    return (
        f"A {multiple(L)} token worth {dollars(PAID_IN)} holds {dollars(L * PAID_IN)} of the "
        f"asset and owes {dollars((L - 1.0) * PAID_IN)}."
    )


def _realised() -> str:
    fall = -0.1
    return (
        f"When the asset falls {whole_percent(-fall)}, a {multiple(L)} token holds "
        f"{signed_leverage(leverage_after(L, fall))} until it trades."
    )


def _simple() -> str:
    return (
        f"From {road(UP)} the asset rises {percent(UP[-1] / UP[0] - 1.0, signed=False)}, and "
        f"{plain_number(L)} times that is {percent(split(UP).simple, signed=False)}."
    )


def _gap() -> str:
    found = split(UP)
    return (
        f"On the road {road(UP)} a {multiple(L)} token makes {percent(found.token)} and "
        f"{plain_number(L)} times the asset {percent(found.simple)}: a gap of "
        f"{points(found.gap)} points."
    )


def _compounding() -> str:
    return (
        f"For a {multiple(L)} token: {points(split(UP).compounding_effect)} points on the road "
        f"{road(UP)}, and {points(split(BACK).compounding_effect)} on the road {road(BACK)}."
    )


def _trend() -> str:
    return (
        f"The road {road(UP)} is all trend: it gives a {multiple(L)} token "
        f"{points(split(UP).trend_gain)} points."
    )


def _drag() -> str:
    return (
        f"On the road {road(BACK)} the asset {moved(BACK[-1] / BACK[0] - 1.0)}, and a "
        f"{multiple(L)} token {earned(split(BACK).token)}."
    )


def _path() -> str:
    return (
        f"Both roads lead from {plain_number(UP[0])} to {plain_number(UP[-1])}. By way of "
        f"{plain_number(UP[1])} a {multiple(L)} token {earned(split(UP).token)}, by way of "
        f"{plain_number(ROUGH[1])} it {earned(split(ROUGH).token)}."
    )


def _trade() -> str:
    rise = 0.05
    up, down = reset(rise), reset(-rise)
    return (
        f"A {multiple(L)} token of {dollars(PAID_IN)} buys {dollars(up.trade)} of the asset "
        f"after a rise of {whole_percent(rise)}, and sells {dollars(-down.trade)} after a fall "
        "of as much."
    )


def _band() -> str:
    high = 4.125
    return (
        f"A {multiple(L)} token whose band ends at {multiple(high)} trades nothing until the asset "
        f"has fallen {fall_to(L, high)}."
    )


def _ripcord() -> str:
    target, level = 2.0, 2.7
    return (
        f"A {multiple(target)} token with its ripcord at {multiple(level)} pulls it when the asset "
        f"has fallen {fall_to(target, level)}."
    )


def _recentering() -> str:
    target, fall, speed = 2.0, -0.05, 0.05
    held = leverage_after(target, fall)
    return (
        f"A {multiple(target)} token that holds {plain_number(held)}x after a fall goes to "
        f"{plain_number(held * (1.0 - speed) + target * speed)}x at a speed of "
        f"{whole_percent(speed)}."
    )


def _intraday() -> str:
    fall = -0.2
    return (
        f"When the asset is {whole_percent(-fall)} down before the close, a {multiple(L)} token "
        f"is at {signed_leverage(leverage_after(L, fall))}."
    )


def _volatility() -> str:
    year = 0.2
    return (
        f"A volatility of {whole_percent(year)} a year is a usual move of "
        f"{percent(year / sqrt(TRADING_DAYS), signed=False)} on a day of trading."
    )


def _break_even() -> str:
    year, times = 0.25, 2.0
    low, high = break_even_returns(year, times, 1.0)
    return (
        f"Over a year of {whole_percent(year)} volatility, a {multiple(times)} token beats "
        f"{plain_number(times)} times the asset only if the asset falls more than {loss(low)} or "
        f"rises more than {percent(high, signed=False)}."
    )


def _drawdown() -> str:
    closes = (100.0, 120.0, 90.0)
    deepest = drawdown(pd.Series(closes, index=DATES)).min()
    return f"On the road {road(closes)} it ends at {percent(float(deepest))}."


def _wipe_out() -> str:
    short = -2.0
    return (
        f"A {multiple(L)} token is worth nothing once the asset is "
        f"{percent(1.0 / L, signed=False)} below the last reset; a {multiple(short)} token, once "
        f"it is {whole_percent(-1.0 / short)} above."
    )


def _lender_acts() -> str:
    margin = 0.05
    return (
        f"With a maintenance margin of {whole_percent(margin)}, a {multiple(L)} position is closed "
        f"when the asset has fallen {fall_to(L, 1.0 / margin)}."
    )


def _short() -> str:
    fall, times = -0.02, -1.0
    return (
        f"On a day on which the asset falls {whole_percent(-fall)}, a {multiple(times)} token "
        f"{one_day(times, fall)}."
    )


def _log_points() -> str:
    return f"Doubling is {points(log(2.0))}, a rise of {whole_percent(0.1)} is {points(log(1.1))}."


def _log_mean_of() -> str:
    low, high = 100.0, 150.0
    return (
        f"Between {plain_number(low)} and {plain_number(high)} it is "
        f"{plain_number(logarithmic_mean(low, high), 1)}."
    )


EXAMPLES: Final[dict[str, Callable[[], str]]] = {
    **OF_COSTS,
    "multiplier": _multiplier,
    "leverage": _leverage,
    "target and realised leverage": _realised,
    "short": _short,
    "simple leverage": _simple,
    "rebalance": _trade,
    "intraday leverage": _intraday,
    "band": _band,
    "ripcord": _ripcord,
    "recentering": _recentering,
    "gap": _gap,
    "path dependence": _path,
    "compounding effect": _compounding,
    "trend gain": _trend,
    "volatility drag": _drag,
    "volatility": _volatility,
    "break-even": _break_even,
    "drawdown": _drawdown,
    "wipe-out": _wipe_out,
    "margin position": _lender_acts,
    "log points": _log_points,
    "logarithmic mean": _log_mean_of,
}
