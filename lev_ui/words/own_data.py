"""The sentences of the page Your data: what can be brought, what it is for, what is kept."""

from __future__ import annotations

from datetime import date
from typing import Final

from lev_core import PriceHistory
from lev_core.market.uploads import MAX_BYTES, MAX_COLUMNS, MAX_ROWS
from lev_ui.costs import Curve
from lev_ui.settings import OWN_ASSET, OWN_REAL, Settings
from lev_ui.sources import OwnFile, OwnKind
from lev_ui.theme import long_date
from lev_ui.words.plain import for_markdown

TITLE = "Can I use my own prices?"
ANSWER = (
    "Yes. Bring a CSV or an Excel file: a column of dates and one of prices, or of a rate. It is "
    "kept in this server's memory until you close the page: it is not stored, no other visitor "
    "sees it, and a link does not contain it."
)
LIMITS = (
    f"Up to {MAX_BYTES / 1e6:g} MB, {MAX_ROWS:,} rows and {MAX_COLUMNS} columns, daily or finer. "
    "What the file does not say is asked, never guessed; nothing in it is run."
)
PURPOSE = "What is it for?"
PURPOSES: Final[dict[OwnKind, str]] = {
    "asset": "An asset",
    "real": "A real token or fund, to hold the model against",
    "rate": "A rate, for financing or funding",
}
FILE = "Your file"
FILE_HELP = "CSV or other text with columns, or an Excel file (.xlsx)."
EXAMPLE = "An example file, made up (CSV)"
READING = "Reading the file …"
AS_READ = "As it stands in the file"
AS_READ_ALT = "The first rows of the file, as text"
ALL_READ = "Read as"
REPORT = "What was found in it"
NOTHING_FOUND = (
    "Nothing that needs a look: every row has a date of its own and a usable value, in the order "
    "of time."
)
STILL_OPEN = "Answer this, and the file is read; until then nothing in it is used."
NAME = "What to call it"
NAME_HELP = "Shown on the pages and nowhere else."
TAKE: Final[dict[OwnKind, str]] = {
    "asset": "Show it on Compare",
    "real": "Hold the model against it",
    "rate": "Use it as the financing rate",
}
AS_FUNDING = "Use it as the funding of futures"
KEPT = "What is kept now"
NOTHING_KEPT = "Nothing yet. What you bring is listed here and can be forgotten with one press."
FORGET: Final[dict[OwnKind, str]] = {
    "asset": "Forget the asset",
    "real": "Forget the real fund",
    "rate": "Forget the rate",
}
WHAT: Final[dict[OwnKind, str]] = {"asset": "Asset", "real": "Real fund", "rate": "Rate"}
METHOD = """
**Reading.** What a file is, its first bytes say and never its name. Every value is read in every
way it could be meant: 03/04/2020 with the day first and with the month first. A number such as
1.234 is read with a decimal point and with a decimal comma. Where all values agree with one way
only, they are read so; where they agree with several, you are asked. Whether a rate is in percent
is asked unless every cell carries its sign.

**Rows.** A row without a date or a usable value is left out and told by its number. Where a defect
takes more than one row in twenty the file is refused, for the rest would be another series. Gaps,
jumps that look like splits, and prices that stand still are told and never mended: only you know
what happened then.

**Hours.** Times without a zone are asked for their clock and told in UTC. A token is reset once a
day, so prices finer than a day count by UTC days; Rule duel holds the hours against each other.

**A rate** for a day counts 365 times a year, one for eight hours 1,095 times, without interest on
interest.

**Safety.** The file is read in this server's memory and written nowhere. No formula, macro or
stored object in it is run, and its name is only shown.
"""


def kept(kind: OwnKind, file: OwnFile, settings: Settings) -> str:
    """Return what is kept for a purpose and whether the pages use it now."""
    span = _span(file)
    use = _in_use(kind, settings) or _how_to_use(kind)
    return f"**{WHAT[kind]}: {for_markdown(file.label)}**, {span}. {use}"


def taken(kind: OwnKind, settings: Settings) -> str:
    """Return what is said right after a file was taken."""
    return f"Kept for this visit. {_in_use(kind, settings) or _how_to_use(kind)}"


def rate_name(label: str) -> str:
    """Return how a sentence calls a rate from a file."""
    return f"the rate in your file {label}"


def _span(file: OwnFile) -> str:
    if file.prices is not None:
        return _prices_span(file.prices)
    return "" if file.curve is None else _rate_span(file.curve)


def _prices_span(prices: PriceHistory) -> str:
    return _counted(len(prices), "prices", prices.index[0], prices.index[-1])


def _rate_span(curve: Curve) -> str:
    return _counted(len(curve.rate), "rates", curve.rate.index[0], curve.rate.index[-1])


def _counted(count: int, noun: str, first: date, last: date) -> str:
    return f"{count:,} {noun} from {long_date(first)} to {long_date(last)}"


def _in_use(kind: OwnKind, settings: Settings) -> str:
    if kind == "asset":
        return "Every page shows it now." if settings.asset == OWN_ASSET else ""
    if kind == "real":
        return "The model is held against it now." if settings.real == OWN_REAL else ""
    if not settings.costs:
        return ""
    if settings.financing == "funding":
        return "Futures pay it as funding on every page now." if settings.funding == "file" else ""
    return "Financing follows it on every page now." if settings.rate == "file" else ""


def _how_to_use(kind: OwnKind) -> str:
    if kind == "asset":
        return "It stands first among the assets of every page."
    if kind == "real":
        return "It is there for Against a real fund."
    return "It stands among the rates under costs and rules."


def picture_title(kind: OwnKind, rows: int) -> str:
    """Return the title of the picture of a file."""
    noun = "rates, in % a year," if kind == "rate" else "prices"
    return f"The {rows:,} {noun} as read"


def picture_alt(file: OwnFile) -> str:
    """Return the picture of a file in words."""
    if file.prices is not None:
        values, unit = file.prices.values, ""
    elif file.curve is not None:
        values, unit = 100.0 * file.curve.rate.to_numpy(), "%"
    else:
        return ""
    ends = f"from {values[0]:,.6g}{unit} to {values[-1]:,.6g}{unit}"
    reach = f"lowest {values.min():,.6g}{unit}, highest {values.max():,.6g}{unit}"
    return f"Line of {_span(file)}: {ends}, {reach}.".replace("-", "−")
