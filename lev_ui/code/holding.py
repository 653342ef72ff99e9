"""The program of Holding period: how often, and the middle result, for the reader's own days."""

from __future__ import annotations

from collections.abc import Iterator

from lev_ui.code.figures import in_money, in_points, percentage, plain, printed, widest
from lev_ui.code.steps import token_steps
from lev_ui.code.writing import number, program
from lev_ui.holding import HIGH, LOW, MIDDLE, Holding
from lev_ui.sources import Sourced
from lev_ui.theme import percent
from lev_ui.words import code as words
from lev_ui.words.holding import HUNDRED, counted


def holding_code(shown: Holding, sourced: Sourced) -> str:
    """Return the program that prints how often a token was ahead and lost over every window.

    Parameters
    ----------
    shown : Holding
        What the page shows.
    sourced : Sourced
        Where its prices and its rate come from.

    Returns
    -------
    str
        Python that needs the library alone.
    """
    said = words.holding_title(shown.leverage, shown.asset_name, shown.first, shown.last)
    steps = [*token_steps(shown, sourced), f"found = holding_periods(token, [{shown.horizon}])"]
    return program(said, steps, [*printed(list(_rows(shown))), *_lengths(shown)])


def _rows(shown: Holding) -> Iterator[tuple[str, str]]:
    found, row = shown.periods, shown.row
    amount, currency = shown.settings.amount, shown.prices.currency
    yield words.WINDOWS, "{found.windows[0]:,}"
    yield words.SEPARATE, f"{{(found.windows[0] - 1) // {shown.horizon} + 1:,}}"
    for label, name in (
        (words.beat(words.times_asset(shown.leverage)), "beats_simple"),
        (words.beat(words.ASSET.lower()), "beats_asset"),
        (words.LOST, "loses"),
    ):
        yield label, _counted(name, float(getattr(found, name)[row]), shown.windows)
    middle = amount * (1.0 + found.token[row, MIDDLE])
    yield (
        words.middle(amount, currency),
        in_money(f"{number(amount)} * (1 + found.token[0, {MIDDLE}])", middle, currency),
    )
    for label, place in ((words.ONE_BELOW, LOW), (words.ONE_ABOVE, HIGH)):
        value = float(found.token[row, place])
        yield label, percentage(f"found.token[0, {place}]", value, percent(value))
    yield from _beside(shown)


def _beside(shown: Holding) -> Iterator[tuple[str, str]]:
    """Yield the middle windows of what the token is held against, and of the gap."""
    found, row = shown.periods, shown.row
    for label, name in (
        (words.times_asset(shown.leverage), "simple"),
        (words.ASSET.lower(), "asset"),
    ):
        value = float(getattr(found, name)[row, MIDDLE])
        yield words.middle_of(label), percentage(f"found.{name}[0, {MIDDLE}]", value)
    gap = in_points(f"found.gap[0, {MIDDLE}]", float(found.gap[row, MIDDLE]))
    yield words.middle_of(words.GAP.lower()), f"{gap} {words.POINTS}"


def _lengths(shown: Holding) -> Iterator[str]:
    """Yield the loop over the other lengths the page tells of."""
    found, rows = shown.periods, shown.told
    amount, currency = shown.settings.amount, shown.prices.currency
    yield f"others = holding_periods(token, {[int(found.intervals[row]) for row in rows]})"
    yield "for row, days in enumerate(others.intervals):"
    yield "    print("
    for label, name in _shares(shown.leverage):
        field = plain(f"100 * others.{name}[row]", HUNDRED, "100")
        start = f"{{days}} {words.DAYS}: " if name == "loses" else ""
        yield f'        f"{start}{label.lower()} {field} of 100, "'
    for label, name in (
        (words.TOKEN, "token"),
        (words.times_asset(shown.leverage), "simple"),
        (words.ASSET.lower(), "asset"),
    ):
        values = [amount * (1.0 + float(getattr(found, name)[row, MIDDLE])) for row in rows]
        expression = f"{number(amount)} * (1 + others.{name}[row, {MIDDLE}])"
        field = widest([in_money(expression, value, currency) for value in values])
        end = '"' if name == "asset" else ', "'
        yield f'        f"{words.middle_of(label).lower()} {field}{end}'
    yield "    )"


def _shares(leverage: float) -> list[tuple[str, str]]:
    """Return the shares of windows that are counted, with what each is called."""
    return [
        (words.LOST, "loses"),
        (words.beat(words.ASSET.lower()), "beats_asset"),
        (words.beat(words.times_asset(leverage)), "beats_simple"),
    ]


def _counted(name: str, share: float, windows: int) -> str:
    """Return a share in a printed line as the page counts it; to two digits where it does not."""
    shown = counted(share, windows)
    if not shown[0].isdigit():
        return f"{{found.{name}[0]:.2%}}"
    if windows < HUNDRED:
        return f"{{{windows} * found.{name}[0]:.0f}} of {windows}"
    return plain(f"100 * found.{name}[0]", HUNDRED * share, shown)
