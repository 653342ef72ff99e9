"""What real funds did, on record, in words."""

from __future__ import annotations

from collections.abc import Sequence

from lev_ui.theme import multiple, plain_number
from lev_ui.tracked.cases import CASES, Case

TITLE = "Does the model match a real fund?"
FACTS = (
    "On 9 Mar 2020, when {fell_asset} fell {fell}, a {fell_times} product on it lost {lost}: the "
    "multiple, as promised for a day. Over five months from Dec 2008 the {up_name} index rose "
    "about {rose}, and the {long_times} fund on it lost {long_lost}, the {short_times} fund "
    "{short_lost}."
)
PICK = "Pick a fund below to hold the model against its own prices, day by day."
CHART_TITLE = "The multiple of the whole move (diamond), and what the fund did (dot)"
BADGE = (
    "On record, rounded",
    (
        "Results of single days and months as regulators and the press gave them; the multiple of "
        "the asset is computed from them. No fund's own prices are shown."
    ),
)
HEADING = "What became of them, and why"
MEANWHILE = "What real funds did, on record"
SIMPLE_NAME, REAL_NAME = "multiple × asset", "the fund"


def result(fraction: float) -> str:
    """Return a result in as many digits as are on record, "+2%", "−84.8%"."""
    text = plain_number(100.0 * fraction, 2)
    return f"{'+' if fraction > 0.0 else ''}{text}%"


def answer() -> str:
    """Return the opening answer, its numbers from the table of facts."""
    return f"{facts()} {PICK}"


def facts() -> str:
    """Return the two most telling facts on record in a sentence each."""
    by_id = {case.id: case for case in CASES}
    day, long, short = by_id["oil-3x-day"], by_id["banks-3x"], by_id["banks-3s"]
    return FACTS.format(
        fell_asset=day.asset,
        fell=f"**{size(day.known_return)}**",
        fell_times=multiple(day.leverage),
        lost=f"**{size(day.real_return)}**",
        up_name="financial services",
        rose=f"**{size(long.known_return)}**",
        long_times=multiple(long.leverage),
        long_lost=f"**{size(long.real_return)}**",
        short_times=multiple(short.leverage),
        short_lost=f"**{size(short.real_return)}**",
    )


def size(fraction: float) -> str:
    """Return a result without its sign, "36.9%"."""
    return result(fraction).lstrip("+−")


def label(case: Case) -> str:
    """Return what stands over a case in the chart."""
    return f"{case.name}, {case.when}"


def alt(cases: Sequence[Case] = CASES) -> str:
    """Return the chart in words."""
    told = "; ".join(f"{label(case)}: {_computed(case)}the fund {lost(case)}" for case in cases)
    return f"{CHART_TITLE}. {told}."


def _computed(case: Case) -> str:
    return f"multiple × asset {result(case.multiple)}, " if case.has_asset else ""


def lost(case: Case) -> str:
    """Return what the fund made, "−97% or worse" where that is all the record says."""
    return f"{result(case.real_return)}{' or worse' if case.is_least else ''}"


def sentences() -> tuple[str, ...]:
    """Return each case in a sentence, those of the same reason together."""
    groups: dict[str, list[Case]] = {}
    for case in CASES:
        groups.setdefault(case.why, []).append(case)
    return tuple(_told(why, cases) for why, cases in groups.items())


def _told(why: str, cases: list[Case]) -> str:
    followed: dict[str, list[Case]] = {}
    for case in cases:
        followed.setdefault(case.asset, []).append(case)
    told = "; ".join(_beside(asset, of) for asset, of in followed.items())
    sources = "; ".join(dict.fromkeys(case.source for case in cases))
    return f"**{for_sentence(cases[0].when)}.** {told}. {why} *Source: {sources}.*"


def for_sentence(when: str) -> str:
    """Return a time as it starts a sentence, "From the day both began"."""
    return f"{when[:1].upper()}{when[1:]}"


def _beside(asset: str, cases: list[Case]) -> str:
    made = " and ".join(f"{case.name} {lost(case)}" for case in cases)
    if not cases[0].has_asset:
        return f"{made}, on {asset}"
    about = "about " if cases[0].is_rough else ""
    return f"{made}, with {asset} at {about}{result(cases[0].known_return)}{_inside(cases[0])}"


def _inside(case: Case) -> str:
    return "" if case.inside is None else f" ({result(case.inside)} inside the day)"
