"""The sentences of the page Simulate."""

from __future__ import annotations

from math import expm1, sqrt
from typing import Final

from lev_core.scenarios import Clustering, RandomWalk, StationaryBootstrap
from lev_ui.simulated import Ending, Simulated, left_out
from lev_ui.theme import long_date, multiple, percent, plain_number, points
from lev_ui.words.compare import FOOTER as USUAL_FOOTER
from lev_ui.words.cost_choices import costs_in_force
from lev_ui.words.glossary import MEANING
from lev_ui.words.plain import for_markdown, moved

TIMES: Final[dict[int, str]] = {
    1: "month",
    3: "three months",
    6: "six months",
    12: "year",
    24: "two years",
    36: "three years",
    60: "five years",
}
COMPUTED = (
    "Simulated",
    (
        "Nothing on this page has happened. A model learned from real prices draws paths by "
        "chance, and a token is computed along each of them. What the model does not know is not "
        "in them."
    ),
)
FOOTER_END = USUAL_FOOTER.partition(". ")[2]
FOOTER = f"This page shows what a model brings, and not what happened. {FOOTER_END}"
TO_HOLDING = "What really happened over spans this long"
SIDE_BY_SIDE = "Several multiples on the same simulated paths"
SMALL, NEARLY = 0.001, 0.999  # chances that one digit would round to none or to all
PLAIN_DIFFERENCE = 0.005
HALF = 0.5
TWO_SIDED = 1.96  # standard errors that hold 95 of 100
SMALLEST = 1e-4
NOTHING = 1e-6  # of what was put in


def title(shown: Simulated) -> str:
    """Return the page's question."""
    asset, times = for_markdown(shown.asset_name), multiple(shown.leverage)
    return f"What could the next {TIMES[shown.settings.ahead]} do to a {times} token on {asset}?"


def answer(shown: Simulated) -> str:
    """Return the page's answer: median against average, and the chance of loss."""
    token, times = shown.token, multiple(shown.leverage)
    drawn = f"Of {paths(shown)} simulated {_spans(shown)}, {_made(shown)},"
    if shown.results.is_certain:
        return f"{drawn} every one left a {times} token at **{percent(token.mean - 1.0)}**."
    if token.median <= NOTHING:
        return f"{drawn} at least half left nothing of a {times} token. {_average(token)}"
    half = f"half left a {times} token above **{percent(token.median - 1.0)}** and half below."
    return f"{drawn} {half} {_average(token)} {_losses(token)}"


def paths(shown: Simulated) -> str:
    """Return how many paths are shown."""
    return f"{shown.results.paths:,}"


def _spans(shown: Simulated) -> str:
    time = TIMES[shown.settings.ahead]
    return f"spans of {time}" if " " in time else f"{time}s"


def _made(shown: Simulated) -> str:
    asset = for_markdown(shown.asset_name)
    if shown.settings.model == "walk":
        return (
            f"a random walk with the swings of {asset}"
            if shown.settings.swings is None
            else (f"a random walk that swings {plain_number(shown.settings.swings)}% a year")
        )
    if shown.settings.model == "swings":
        return f"with swings in clusters like those of {asset}"
    return f"made of pieces of the past of {asset}"


def _average(token: Ending) -> str:
    average = f"The average was **{percent(token.mean - 1.0)}**"
    if token.mean - token.median > PLAIN_DIFFERENCE:
        return f"{average}, pulled up by a few that ended far above the rest."
    return f"{average}."


def _losses(token: Ending) -> str:
    if token.loss == 0.0:
        return "Not one of them lost money."
    return f"Money was lost in **{chance(token.loss)}** of them."


def chance(share: float) -> str:
    """Return a share of the paths as a percentage; a few of many are not rounded away."""
    if share in {0.0, 1.0}:
        return f"{share:.0%}"
    if SMALL <= share <= NEARLY:
        return percent(share, signed=False)
    if share < SMALL:
        return f"{100.0 * share:.2g}%"
    return f"{100.0 - float(f'{100.0 * (1.0 - share):.2g}'):.4f}".rstrip("0").rstrip(".") + "%"


def four_numbers(shown: Simulated) -> tuple[tuple[str, str, str], ...]:
    """Return label, value and meaning of the four numbers, all of them simulated."""
    token, simple = shown.token, times_asset(shown.leverage)
    return (
        ("Median, simulated", percent(token.median - 1.0), MEANING["median"]),
        (
            "Average, simulated",
            percent(token.mean - 1.0),
            "All results added up and divided by how many they are. A few very high ones raise it.",
        ),
        (
            "Chance of loss, simulated",
            chance(token.loss),
            f"The share of the paths that ended below what was put in. {_wiped(token)}",
        ),
        (
            f"Beats {plain_number(shown.leverage)} × asset, simulated",
            chance(token.beats_simple),
            f"The share of the paths that left the token above {simple} on the same path.",
        ),
    )


def _wiped(token: Ending) -> str:
    if token.ruin == 0.0:
        return "Not one was wiped out."
    return f"Wiped out: {chance(token.ruin)} of the paths."


def times_asset(leverage: float) -> str:
    """Return what a token promises at first sight: "3 × the asset"."""
    return f"{plain_number(leverage)} × the asset"


def chart_title(shown: Simulated) -> str:
    """Return what the fan shows."""
    token = f"{multiple(shown.leverage)} token"
    return f"Simulated: where {paths(shown)} paths took a {token}"


def chart_alt(shown: Simulated) -> str:
    """Return the fan in words."""
    drawn = f"{chart_title(shown)}, after {_in_full(shown)}."
    average = percent(shown.token.mean - 1.0)
    if shown.results.is_certain:
        return f"{drawn} Every path ended at {average}."
    *rest, high = shown.results.fan[-1].tolist()
    low, quarter, half, upper = map(_no_more_than, rest)
    return (
        f"{drawn} One in twenty ended {low}, a quarter {quarter}, half {half}, three quarters "
        f"{upper}, and one in twenty above {percent(high - 1.0)}. The average is {average}."
    )


def _no_more_than(value: float) -> str:
    return "at nothing" if value <= NOTHING else f"at {percent(value - 1.0)} or below"


def _in_full(shown: Simulated) -> str:
    time = TIMES[shown.settings.ahead]
    return time if " " in time else f"one {time}"


def how_sure(shown: Simulated) -> str:
    """Return how far chance alone may have moved the numbers; empty where nothing is left to it."""
    if shown.results.is_certain:
        return ""
    lost, average = moved_by(shown)
    return (
        f"Another seed draws other paths. In 95 of 100 cases it would move the chance of loss by "
        f"less than {in_points(lost)} points and the average by less than {in_points(average)}. "
        "Paths made another way, or learned from other dates, can move them much further."
    )


def moved_by(shown: Simulated) -> tuple[float, float]:
    """Return how far chance alone may move the chance of loss and the average, as fractions."""
    token, count = shown.token, shown.results.paths
    lost = TWO_SIDED * sqrt(token.loss * (1.0 - token.loss) / count)
    return lost, TWO_SIDED * token.standard_error


def notices(shown: Simulated) -> list[str]:
    """Return what to notice, each a sentence or two."""
    found = [_spread(shown), _ruin(shown), _against(shown), _growth(shown), how_sure(shown)]
    return [sentence for sentence in found if sentence]


def _spread(shown: Simulated) -> str:
    asset = shown.results.asset
    itself = (
        f"The asset itself: median {percent(asset.median - 1.0)}, average "
        f"{percent(asset.mean - 1.0)}."
    )
    if shown.results.is_certain:
        return itself
    low, *_, high = shown.results.fan[-1]
    fell = (
        "At least one path in twenty left **nothing** of the token"
        if low <= NOTHING
        else f"One path in twenty left the token below **{percent(low - 1.0)}**"
    )
    return f"{fell}, and one in twenty left it above **{percent(high - 1.0)}**. {itself}"


def _ruin(shown: Simulated) -> str:
    ruin = shown.token.ruin
    if ruin == 0.0:
        return f"On not one of the {paths(shown)} paths was the token wiped out."
    return (
        f"On **{chance(ruin)}** of the paths the token was wiped out: one move took all that was "
        "left, and it never came back."
    )


def _against(shown: Simulated) -> str:
    token = shown.token
    return (
        f"It ended above {times_asset(shown.leverage)} on {chance(token.beats_simple)} of the "
        f"paths, and above the asset itself on {chance(token.beats_asset)}."
    )


def _growth(shown: Simulated) -> str:
    source = shown.question.source
    span = f"{long_date(shown.first)} to {long_date(shown.last)}"
    if isinstance(source, RandomWalk):
        grows = percent(expm1(source.drift))
        whose = "as set" if shown.settings.growth is not None else f"as it was from {span}"
        return f"The average path of the asset grows {grows} a year, {whose}."
    return (
        f"From {span} the asset {moved(shown.prices.total_return)}. The paths take that growth "
        "with them; other dates teach another one."
    )


def made_from(shown: Simulated) -> str:
    """Return what the model of the asset came out as."""
    source = shown.question.source
    if isinstance(source, StationaryBootstrap):
        whose = "as the data ask for" if shown.settings.block is None else "as set"
        return (
            f"Pieces of {plain_number(source.mean_block, 1)} prices on average, {whose}, out of "
            f"{len(source.returns):,} returns."
        )
    if isinstance(source, Clustering):
        return (
            f"Usual swings of {percent(source.volatility, signed=False)} a year. Of what a "
            f"surprise adds to them, {percent(source.persistence, signed=False)} is left a day "
            "later."
        )
    return f"Swings of {percent(source.volatility, signed=False)} a year."


def costs_say(shown: Simulated) -> str:
    """Return which costs are charged along the paths."""
    settings = shown.charged
    if not settings.costs:
        return "No costs are charged."
    dated = (settings.rate, settings.funding) != (shown.settings.rate, shown.settings.funding)
    as_then = f" The rate is that of {long_date(shown.last)}, for all the time." if dated else ""
    return f"Costs on every path: {costs_in_force(settings)}.{as_then}"


LEFT_OUT: Final[dict[str, str]] = {
    "impact": "market impact",
    "gas": "the cost of each rebalance",
}


def not_charged(shown: Simulated) -> str:
    """Return which costs that are set cannot be charged on simulated days; empty if none."""
    names = [LEFT_OUT[name] for name in left_out(shown.settings)]
    if not names:
        return ""
    said = " and ".join(names)
    return f"Not charged here: {said}. A simulated day has no volume and the fund no size."


OTHER_RULE = "Here every token is reset at each price; the rule chosen elsewhere is left aside."


def in_points(fraction: float) -> str:
    """Return a difference in percentage points, without its sign."""
    return points(max(fraction, SMALLEST)).lstrip("+")
