"""The sentences of the page Leverage: how much was best, how little that says, and by year."""

from __future__ import annotations

from math import isclose, isinf, isnan

from lev_core import BestMultiple
from lev_ui.hindsight import STEPS, Hindsight
from lev_ui.rules import read_rule
from lev_ui.settings import MAX_MULTIPLE
from lev_ui.theme import (
    long_date,
    loss,
    money,
    multiple,
    percent,
    whole_money,
)
from lev_ui.words.glossary import MEANING
from lev_ui.words.plain import for_markdown, lasting, lower_first
from lev_ui.words.rules import rule_name

COMPUTED = (
    "Tokens computed",
    (
        "The prices of the asset are real. The tokens are computed from them: a daily reset at "
        "each multiple, with the costs that are set."
    ),
)
WHY = "Why hindsight is the problem"
UNKNOWN, NEXT_TO_NOTHING = "unknown", "next to nothing"
SAME = 5e-6  # of the money put in
LEAST = 0.005  # of a currency: below, two digits show nothing
LOW, HIGH = multiple(-MAX_MULTIPLE), multiple(MAX_MULTIPLE)


def title(shown: Hindsight) -> str:
    """Return the page's question."""
    return f"How much leverage would have been too much on {for_markdown(shown.asset_name)}?"


def answer(shown: Hindsight) -> str:
    """Return the page's answer: the best multiple, where it was too much, the reader's own."""
    span = f"From {long_date(shown.first)} to {long_date(shown.last)}"
    parts = (f"{span} {_best_said(shown)}", _too_much(shown), _own_said(shown))
    return " ".join(filter(None, parts)).replace("$", r"\$")


def _best_said(shown: Hindsight) -> str:
    if shown.nothing_left:
        return f"no multiple from {LOW} to {HIGH} left anything: costs took it all."
    left = became(shown, shown.best.total_return)
    if shown.best.total_return < 0.0:
        return (
            f"every multiple from {LOW} to {HIGH} lost money; the least was lost at "
            f"**{multiple(shown.best.leverage)}**, which left {left}."
        )
    edge = ", the end of the scale" if shown.best.is_at_edge else ""
    return (
        f"the best multiple in hindsight was **{multiple(shown.best.leverage)}**{edge}: "
        f"{_put_in(shown)} became **{left}**."
    )


def _too_much(shown: Hindsight) -> str:
    if shown.best.total_return < 0.0 or shown.best.leverage == MAX_MULTIPLE:
        return ""
    lost, gone = shown.lost_from, shown.wiped_out_from
    if lost is None:
        return f"No multiple up to {HIGH} ended below what was put in."
    if gone == lost:
        return f"From **{multiple(lost)}** up, all the money was lost."
    whole = f", and from {multiple(gone)} up all of it" if gone is not None else ""
    return f"From **{multiple(lost)}** up, money was lost{whole}."


def _own_said(shown: Hindsight) -> str:
    if shown.nothing_left:
        return ""
    if shown.leverage == shown.best.leverage:
        return "That is the multiplier you have set."
    if shown.own.is_wiped_out:
        gone = shown.token.wiped_out_on
        when = "" if gone is None else f" on {long_date(gone)}"
        return f"Your **{multiple(shown.leverage)}** was **wiped out{when}**."
    left = became(shown, shown.own.total_return)
    return f"Your **{multiple(shown.leverage)}** ended at **{left}**."


def four_numbers(shown: Hindsight) -> tuple[tuple[str, str, str], ...]:
    """Return label, value and meaning of the four numbers."""
    own = multiple(shown.leverage)
    steps = f"Of all from {LOW} to {HIGH} in steps of {multiple(1 / STEPS)}, after costs."
    rows = (
        ("Best in hindsight", _best_multiple(shown), steps),
        ("Its error band", band(shown.best), MEANING["error band"]),
        (
            f"{_put_in(shown)} at {own} became",
            became(shown, shown.own.total_return),
            MEANING["token"],
        ),
        (f"Deepest fall at {own}", percent(shown.own.fall), MEANING["drawdown"]),
    )
    return tuple((label.replace("$", r"\$"), value, meaning) for label, value, meaning in rows)


def _best_multiple(shown: Hindsight) -> str:
    return "none" if shown.nothing_left else multiple(shown.best.leverage)


def band(best: BestMultiple) -> str:
    """Return an error band: "−0.7x to 2.7x"."""
    if isinf(best.high):
        return UNKNOWN
    return f"{_end(best.low)} to {_end(best.high)}"


def chart_title(shown: Hindsight) -> str:
    """Return what the curve shows."""
    best = multiple(shown.best.leverage)
    if shown.nothing_left:
        return "At no multiple was anything left"
    if not shown.has_moved:
        return "The price never moved, so all multiples differ by their costs alone"
    if shown.best.is_at_edge:
        side = "up" if shown.best.leverage > 0.0 else "down"
        return f"In hindsight more paid all the way {side} to {best}"
    return f"In hindsight {best} ended highest, and more or less of it ended lower"


def curve_caption(shown: Hindsight) -> str:
    """Return what the curve counts, and what is shaded and crossed where anything is."""
    shaded = "; shaded, the error band of the best" if shown.has_band else ""
    crossed = "; × wiped out" if any(found.is_wiped_out for found in shown.results) else ""
    return f"What {_put_in(shown)} became{shaded}{crossed}"


def chart_alt(shown: Hindsight) -> str:
    """Return the curve and its strips in words."""
    listed = "; ".join(
        f"{multiple(found.leverage)} {became(shown, found.total_return)}, "
        f"deepest fall {percent(found.fall)}{_drag_said(found.drag)}"
        for found in shown.results
        if found.leverage.is_integer()
    )
    return (
        f"{chart_title(shown)}. What {_put_in(shown)} became at each multiple from {LOW} to "
        f"{HIGH}: {listed}. Shaded, the error band of the best: {band(shown.best)}."
    )


def _drag_said(drag: float) -> str:
    return "" if isnan(drag) else f", changed by swings {percent(drag)}"


def rule_note(shown: Hindsight) -> str:
    """Return that a rule set elsewhere is left out here; nothing where none is set."""
    if shown.settings.rule == "daily":
        return ""
    name = lower_first(rule_name(read_rule(shown.settings.rule)))
    return f"Every token on this page is reset each day; your rule, {name}, is left out here."


def limits(shown: Hindsight) -> list[str]:
    """Return, a sentence each, what these prices are too few or too still to show."""
    found = []
    if shown.swings is None:
        found.append(
            "Two prices hold no swings to measure, so the error of the best multiple is unknown."
        )
    elif not shown.has_moved:
        found.append(
            "The price never moved between these dates, so costs alone tell the multiples apart."
        )
    if not shown.years:
        found.append(
            "These dates hold no whole calendar year with daily swings, so no year is drawn below."
        )
    return found


def why(shown: Hindsight) -> list[str]:
    """Return why the best multiple of the past says so little, with this asset's numbers."""
    return [
        (
            "Only the last day told which multiple was best. On the first day nobody could know "
            "it, and other dates have another one."
        ),
        *_one_said(shown),
        *_band_said(shown),
        *_halves_said(shown),
        *_falls_said(shown),
    ]


def _one_said(shown: Hindsight) -> list[str]:
    """Return why one times the asset is not the asset where costs part them."""
    one = next(found for found in shown.results if found.leverage == 1.0)
    asset = shown.prices.total_return
    if isclose(one.total_return, asset, abs_tol=SAME):
        return []
    return [
        (
            f"{multiple(1.0)} is a fund too, and pays its costs: it came to "
            f"{became(shown, one.total_return)}, the asset itself to {became(shown, asset)}."
        )
    ]


def _band_said(shown: Hindsight) -> list[str]:
    if shown.swings is None or not shown.has_band:
        return []
    return [
        (
            f"Swings of {percent(shown.swings, signed=False)} a year over "
            f"{lasting(shown.prices.years)} say little about an average return. They fit any best "
            f"multiple from **{_end(shown.best.low)}** to **{_end(shown.best.high)}**, in 95 of "
            "100 cases."
        ),
        "Half the error takes four times as many years.",
    ]


def _halves_said(shown: Hindsight) -> list[str]:
    if shown.halves is None or shown.nothing_left:
        return []
    one, other = (multiple(best.leverage) for best in shown.halves)
    if one == other:
        return [f"In both halves of this time the best multiple was {one}; that is rare."]
    return [f"In the first half of this time the best multiple was **{one}**, then **{other}**."]


def _falls_said(shown: Hindsight) -> list[str]:
    own, best = shown.own, shown.best_result
    if own.leverage == best.leverage or not shown.has_moved:
        return []
    drag = ""
    if own.drag < 0.0:
        drag = (
            f" The swings of {multiple(own.leverage)} took {loss(own.drag)} of what it would have "
            "made in equal daily steps."
        )
    return [
        (
            f"At its worst {multiple(own.leverage)} stood {loss(own.fall)} below its highest "
            f"value, {multiple(best.leverage)} {loss(best.fall)}.{drag}"
        )
    ]


def _end(leverage: float) -> str:
    return multiple(round(leverage, 1))


def _put_in(shown: Hindsight) -> str:
    return whole_money(shown.settings.amount, shown.prices.currency)


def became(shown: Hindsight, total_return: float) -> str:
    """Return what the reader's amount became at a return."""
    left = shown.settings.amount * (1.0 + total_return)
    return NEXT_TO_NOTHING if 0.0 < left < LEAST else money(left, shown.prices.currency)
