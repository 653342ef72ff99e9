"""The sentences of the page Holding period: question, answer, numbers, pictures in words."""

from __future__ import annotations

from lev_ui.by_day import is_sparse
from lev_ui.holding import HIGH, LOW, MIDDLE, Holding
from lev_ui.theme import long_date, money, multiple, percent, plain_number, whole_money
from lev_ui.words.glossary import MEANING
from lev_ui.words.plain import UNLEVERED, for_markdown

HUNDRED = 100.0
HALF = 0.5
FEW_WINDOWS = 20  # below, one in twenty is less than one window
ALMOST = 0.005  # half of one in a hundred
COMPUTED = (
    "Windows computed",
    (
        "Each window is somebody who bought the token on one day and sold it that much later. The "
        "prices of the asset are real, the token is computed from them."
    ),
)
HORIZON_LABEL = "Days held"
HORIZON_HELP = (
    "How long you would hold it, in days with a price: five to a week and about 252 to a year for "
    "shares, 365 to a year for coins."
)
USUAL_HORIZONS = "Usual lengths of time"
UNIT = "Out of 100 windows"
HOW_TO_READ = "How to read the picture"
RESULTS = "What became of the money"
TO_SIMULATE = "Simulate what might come next"
CHANCES_READ = (
    "Every point counts all windows of one length, whichever day they start on. Neighbours share "
    "nearly all of their days, so windows are not independent of each other."
)
RESULTS_READ = (
    "The lines are the middle window of each length: half did better, half did worse. The inner "
    "band holds half of the token's windows, the outer one nine in ten."
)


def title(shown: Holding) -> str:
    """Return the page's question."""
    return f"How long is too long to hold a {multiple(shown.leverage)} token?"


def answer(shown: Holding) -> str:
    """Return the page's answer: how often money was lost and the multiple beaten."""
    found, row = shown.periods, shown.row
    lost = (
        f"Held for **{length(shown)}**, a {multiple(shown.leverage)} token on "
        f"{for_markdown(shown.asset_name)} lost money in "
        f"**{_in_windows(float(found.loses[row]), shown.windows)}**"
    )
    beaten = counted(float(found.beats_simple[row]), shown.windows)
    beat = "" if shown.leverage in UNLEVERED else f"; it beat {times_asset(shown)} in **{beaten}**"
    return f"{lost}{beat}. {_how_many(shown)}"


def _how_many(shown: Holding) -> str:
    span = f"from {long_date(shown.first)} to {long_date(shown.last)}"
    if shown.windows == 1:
        return f"There is one such window {span}."
    there_are = f"There are {shown.windows:,} such windows {_until_ruin(shown) or span}"
    if shown.separate == shown.windows:
        return f"{there_are}."
    if shown.separate == 1:
        return f"{there_are}, and any two of them overlap."
    return f"{there_are}; they overlap, and only {shown.separate:,} fit side by side."


def _until_ruin(shown: Holding) -> str:
    gone = shown.token.wiped_out_on
    return "" if gone is None else f"before the token was wiped out on {long_date(gone)}"


def times_asset(shown: Holding) -> str:
    """Return L times the asset as a sentence says it."""
    return f"{plain_number(shown.leverage)} times the asset"


def length(shown: Holding) -> str:
    """Return the reader's horizon in days, and about how long that is."""
    about = roughly(float(shown.periods.years[shown.row]))
    told = days(shown, shown.horizon)
    return f"{told} ({about})" if about else told


def days(shown: Holding, count: int) -> str:
    """Return a number of steps of the prices: days with a price, or steps where days lack one."""
    noun = "step of the prices" if is_sparse(shown.prices) else "trading day"
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun.replace('step', 'steps').replace('day', 'days')}"


def roughly(years: float) -> str:
    """Return a length of time as people say it, "about a year"; empty for a few days."""
    months = round(12.0 * years)
    if months == 0:
        return ""
    if months < 12:  # noqa: PLR2004 - months of a year
        return "about a month" if months == 1 else f"about {months} months"
    whole = plain_number(round(years, 1), 1)
    return "about a year" if whole == "1" else f"about {whole} years"


def counted(share: float, windows: int) -> str:
    """Return a share of windows as people count: "43 of 100", "3 of 7", "under 1 of 100"."""
    if windows < HUNDRED:
        return f"{share * windows:.0f} of {windows}"
    if 0.0 < share < ALMOST:
        return "under 1 of 100"
    if 1.0 - ALMOST < share < 1.0:
        return "over 99 of 100"
    return f"{HUNDRED * share:.0f} of 100"


def _in_windows(share: float, windows: int) -> str:
    if share == 0.0:
        return "no window"
    if share == 1.0:
        return "every window" if windows > 1 else "the only window"
    return f"{counted(share, windows)} windows"


def four_numbers(shown: Holding) -> tuple[tuple[str, str, str], ...]:
    """Return label, value and meaning of the four numbers."""
    found, row, count = shown.periods, shown.row, shown.windows
    amount, currency = shown.settings.amount, shown.prices.currency
    middle = money(amount * (1.0 + found.token[row, MIDDLE]), currency)
    fell, rose = (percent(found.token[row, place]) for place in (LOW, HIGH))
    invested = whole_money(amount, currency).replace("$", r"\$")
    return (
        (
            f"Beat {plain_number(shown.leverage)} × the asset",
            counted(float(found.beats_simple[row]), count),
            MEANING["simple leverage"],
        ),
        ("Beat the asset", counted(float(found.beats_asset[row]), count), MEANING["asset"]),
        ("Lost money", counted(float(found.loses[row]), count), MEANING["window"]),
        (
            f"Middle result of {invested}",
            middle,
            (
                "Half of the windows did better, half worse. One in twenty came to less than "
                f"{fell}, one in twenty to more than {rose}."
            ),
        ),
    )


def chances_title(shown: Holding) -> str:
    """Return what the picture of the chances shows, decided by the numbers."""
    found, times = shown.periods, plain_number(shown.leverage)
    ever = found.beats_simple[found.intervals > 1]
    if shown.leverage in UNLEVERED:
        return "How often it was ahead of the asset, and how often it lost money"
    if (ever < HALF).all():
        return f"At no length drawn here did it beat {times} × the asset more often than not"
    if (ever > HALF).all():
        return f"At every length past the first it beat {times} × the asset more often than not"
    return f"How often it beat {times} × the asset depends on how long it was held"


def chances_alt(shown: Holding) -> str:
    """Return the picture of the chances in words."""
    found = shown.periods
    simple = "" if shown.leverage in UNLEVERED else f"{plain_number(shown.leverage)} × the asset"
    told = "; ".join(
        f"{days(shown, count)}: beat {_and(simple, found.beats_simple[row], windows)}"
        f"the asset in {counted(float(found.beats_asset[row]), windows)}, "
        f"lost money in {counted(float(found.loses[row]), windows)}"
        for row, count, windows in _told(shown)
    )
    return f"{chances_title(shown)}. Out of all windows of each length. {told}."


def _and(simple: str, share: float, windows: int) -> str:
    return f"{simple} in {counted(float(share), windows)}, " if simple else ""


def results_title(shown: Holding) -> str:
    """Return what the picture of the results shows."""
    found, row = shown.periods, shown.row
    low, high = (percent(found.token[row, place]) for place in (LOW, HIGH))
    if shown.windows == 1:
        return f"After {days(shown, shown.horizon)} the only window stood at {low}"
    if shown.windows < FEW_WINDOWS:
        middle = percent(found.token[row, MIDDLE])
        return f"After {days(shown, shown.horizon)} the middle of {shown.windows} stood at {middle}"
    return f"After {days(shown, shown.horizon)} nine in ten stood between {low} and {high}"


def results_alt(shown: Holding) -> str:
    """Return the picture of the results in words."""
    found = shown.periods
    told = "; ".join(
        f"{days(shown, count)}: middle {percent(found.token[row, MIDDLE])}, nine in ten between "
        f"{percent(found.token[row, LOW])} and {percent(found.token[row, HIGH])}"
        for row, count, _ in _told(shown)
    )
    return f"{results_title(shown)}. What the token made in all windows of each length. {told}."


def _told(shown: Holding) -> list[tuple[int, int, int]]:
    """Return row, days and windows of the shortest, the reader's and the longest horizon."""
    found = shown.periods
    rows = sorted({0, shown.row, len(found.intervals) - 1})
    return [(row, int(found.intervals[row]), int(found.windows[row])) for row in rows]


METHOD = r"""
**A window** is two days a fixed number of trading days apart. Whoever bought the token on the first
and sold it on the second made $V_{t+n}/V_t - 1$, less the fees on the way in and out. The asset
made $S_{t+n}/S_t - 1$, and multiplier × asset is $L$ times that, without any cost. Every day of the
prices starts a window, as long as the token is still worth something.

**Beat, lost.** Windows are counted and nothing is fitted. A difference below a billionth of the
money put in counts as none. So without costs token and multiple are level over one day.

**The bands.** All windows of a length are put in order of their result. One in twenty lies below
the outer band and one in twenty above it; one in four below the inner band and one in four above.
Between two neighbours the edge is drawn in proportion (Hyndman & Fan, 1996, *Sample Quantiles in
Statistical Packages*, type 7).

**The axis** grows with the square root of time, as swings do, so that a week and three years can
both be seen.

**Not independent.** Windows that overlap share days, so thousands of windows are not thousands of
trials. How many fit side by side is the number of windows that share none.
"""
