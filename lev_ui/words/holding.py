"""The sentences of the page Holding period."""

from __future__ import annotations

from lev_ui.holding import Holding
from lev_ui.theme import long_date, money, multiple, percent, plain_number, points, whole_money
from lev_ui.words.glossary import MEANING
from lev_ui.words.plain import UNLEVERED, for_markdown

FEW_SEPARATE = 10
ALMOST = 0.005  # half of one in a hundred
LIVED = (
    "Windows computed",
    (
        "Each window is somebody who bought the token on one day and sold it that much later. The "
        "prices are real, the token is computed from them."
    ),
)
HORIZON_LABEL = "Days held"
HORIZON_HELP = "Trading days: about 21 to a month and 252 to a year for shares, 365 for coins."
CHANCES = "How often, by how long it was held"
RANGE = "What became of the money"
UNIT = "Out of 100 windows"


def title(shown: Holding) -> str:
    """Return the page's question."""
    return f"How long is too long to hold a {multiple(shown.leverage)} token?"


def answer(shown: Holding) -> str:
    """Return the page's answer: how often it was ahead, and how often money was lost."""
    found, row = shown.periods, shown.row
    span = (
        f"{shown.windows:,} times somebody could have bought a {multiple(shown.leverage)} token on "
        f"{for_markdown(shown.asset_name)} and held it for **{length(shown)}** between "
        f"{long_date(shown.first)} and {long_date(shown.last)}."
    )
    lost = f"In **{out_of_100(found.loses[row])}** of these windows it lost money"
    if shown.leverage in UNLEVERED:
        return f"{span} {lost}."
    beat = (
        f"it did better than {plain_number(shown.leverage)} times the asset in "
        f"**{out_of_100(found.beats_simple[row])}**"
    )
    return f"{span} {lost}; {beat}."


def length(shown: Holding) -> str:
    """Return the reader's horizon in days, and about how long that is."""
    days = f"{shown.horizon:,} trading day{'s' if shown.horizon > 1 else ''}"
    about = roughly(float(shown.periods.years[shown.row]))
    return f"{days} ({about})" if about else days


def roughly(years: float) -> str:
    """Return a length of time as people say it, "about a year"; empty for a few days."""
    months = round(12.0 * years)
    if months == 0:
        return ""
    if months < 12:  # noqa: PLR2004 - months of a year
        return "about a month" if months == 1 else f"about {months} months"
    whole = plain_number(round(years, 1), 1)
    return "about a year" if whole == "1" else f"about {whole} years"


def out_of_100(share: float) -> str:
    """Return a share of windows as people count: "43 of 100", "none", "fewer than 1 of 100"."""
    if share in (0.0, 1.0):
        return "all" if share else "none"
    if share < ALMOST:
        return "fewer than 1 of 100"
    if share > 1.0 - ALMOST:
        return "more than 99 of 100"
    return f"{100.0 * share:.0f} of 100"


def four_numbers(shown: Holding) -> tuple[tuple[str, str, str], ...]:
    """Return label, value and meaning of the four numbers."""
    found, row = shown.periods, shown.row
    amount, currency = shown.settings.amount, shown.prices.currency
    times = plain_number(shown.leverage)
    middle = money(amount * (1.0 + found.token[row, 2]), currency)
    fell, rose = (percent(found.token[row, place]) for place in (0, -1))
    return (
        (f"Beat {times} × the asset", out_of_100(found.beats_simple[row]), MEANING["gap"]),
        ("Beat the asset itself", out_of_100(found.beats_asset[row]), MEANING["asset"]),
        ("Lost money", out_of_100(found.loses[row]), MEANING["window"]),
        (
            f"Middle result of {whole_money(amount, currency)}".replace("$", r"\$"),
            middle,
            f"Half of the windows did better, half worse. One in twenty made less than {fell}, "
            f"one in twenty more than {rose}.",
        ),
    )


def chances_title(shown: Holding) -> str:
    """Return what the picture of the chances shows, decided by the numbers."""
    found, times = shown.periods, plain_number(shown.leverage)
    ever = found.beats_simple[found.intervals > 1]
    if shown.leverage in UNLEVERED or not len(ever):
        return "How often the token was ahead, and how often it lost"
    if (ever < 0.5).all():  # noqa: PLR2004 - half
        return f"For no length of time did it beat {times} × the asset more often than not"
    if (ever > 0.5).all():  # noqa: PLR2004 - half
        return f"For every length of time it beat {times} × the asset more often than not"
    return f"How often it beat {times} × the asset depends on how long it was held"


def chances_alt(shown: Holding) -> str:
    """Return the picture of the chances in words."""
    found = shown.periods
    told = "; ".join(
        f"{days} day{'s' if days > 1 else ''}: beat {plain_number(shown.leverage)} × the asset in "
        f"{out_of_100(found.beats_simple[row])}, the asset in {out_of_100(found.beats_asset[row])}, "
        f"lost money in {out_of_100(found.loses[row])}"
        for row, days in _told(shown)
    )
    return f"{chances_title(shown)}. Shares of all windows by how long it was held. {told}."


def range_title(shown: Holding) -> str:
    """Return what the picture of the results shows."""
    found, row = shown.periods, shown.row
    low, high = (percent(found.token[row, place]) for place in (0, -1))
    return f"Nine in ten windows of {shown.horizon:,} days ended between {low} and {high}"


def range_alt(shown: Holding) -> str:
    """Return the picture of the results in words."""
    found = shown.periods
    told = "; ".join(
        f"{days} day{'s' if days > 1 else ''}: middle {percent(found.token[row, 2])}, nine in ten "
        f"between {percent(found.token[row, 0])} and {percent(found.token[row, -1])}"
        for row, days in _told(shown)
    )
    return f"{range_title(shown)}. Results of the token by how long it was held. {told}."


def notices(shown: Holding) -> list[str]:
    """Return what to notice."""
    return [said for said in (_middles(shown), _ruin(shown), _independent(shown)) if said]


def _middles(shown: Holding) -> str:
    found, row = shown.periods, shown.row
    if shown.leverage in UNLEVERED:
        return ""
    token, simple = found.token[row, 2], found.simple[row, 2]
    times = plain_number(shown.leverage)
    apart = points(found.gap[row, 2])
    return (
        f"**The middle window.** It made {percent(token)} in the token and {percent(simple)} by "
        f"{times} times the asset. Set side by side window by window, the token was {apart} points "
        "off in the middle case."
    )


def _ruin(shown: Holding) -> str:
    found = shown.periods
    if not found.ruined.any():
        return ""
    on = shown.token.wiped_out_on
    when = f" on {long_date(on)}" if on is not None else ""
    return (
        f"**Wiped out.** The token was worth nothing{when}: whoever held it that day lost "
        "everything, and nobody could buy it afterwards."
    )


def _independent(shown: Holding) -> str:
    few = "too few to say much" if shown.separate < FEW_SEPARATE else "so many and no more"
    if shown.separate == shown.windows:
        return ""
    return (
        f"**Windows overlap.** There are {shown.windows:,} of them, but only {shown.separate:,} fit "
        f"side by side: {few}. Two windows that share most of their days are nearly the same "
        "story told twice."
    )


def _told(shown: Holding) -> list[tuple[int, int]]:
    """Return rows and days of the shortest, the reader's and the longest horizon."""
    found = shown.periods
    rows = sorted({0, shown.row, len(found.intervals) - 1})
    return [(row, int(found.intervals[row])) for row in rows]


METHOD = r"""
**A window** is every pair of days a fixed number of trading days apart. Whoever bought the token on
the first and sold it on the second made $V_{t+n}/V_t - 1$, less the fees on the way in and out; the
asset made $S_{t+n}/S_t - 1$, and multiplier × asset $L$ times that. Windows that start after a
wipe-out are left out: there was nothing to buy.

**Beat, lost.** A share of the windows is counted, nothing is fitted. Differences below a billionth of
the money put in count as none, so over a single day token and multiple are level before costs.

**The bands** are quantiles, interpolated between neighbours (Hyndman & Fan, 1996, *Sample quantiles
in statistical packages*, type 7): one window in twenty lies below the lower edge and one above the
upper one.

**Not independent.** Overlapping windows share days, so thousands of windows are not thousands of
experiments; the page says how many fit side by side.
"""
