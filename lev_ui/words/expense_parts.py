"""The sentences of What it costs below the bill: fees per day, trading, the size of the fund."""

from __future__ import annotations

from lev_core import drag_of_daily_fee
from lev_ui.expense import DAILY_FEES, Expense, in_basis_points
from lev_ui.theme import money, percent, plain_number, whole_money
from lev_ui.words.expense import per_year

LENS = "A fee per day looks small"
TRADING = "What the trading fee does"
SIZE = "A large fund pays more"


def lens(shown: Expense) -> str:
    """Return what the stated fee is per day and per year, in the reader's money."""
    per_day = shown.stated / 365.0
    amount, currency = shown.settings.amount, shown.prices.currency
    taken = drag_of_daily_fee(per_day) if 0.0 <= per_day <= 1.0 else 0.0
    return (
        "Tokens of exchanges state their fee per day. "
        f"This one's {per_year(shown.stated)} a year is {plain_number(100.0 * per_day, 4)}% a day, "
        f"and takes {money(amount * taken, currency)} of {whole_money(amount, currency)} in a year."
    ).replace("$", r"\$")


def lens_rows(shown: Expense) -> list[tuple[str, str, str]]:
    """Return usual fees per day, what each takes in a year, and in the reader's money."""
    amount, currency = shown.settings.amount, shown.prices.currency
    return [
        (
            f"{plain_number(100.0 * fee, 4)}%",
            percent(drag_of_daily_fee(fee), signed=False),
            money(amount * drag_of_daily_fee(fee), currency),
        )
        for fee in DAILY_FEES
    ]


def trading(shown: Expense) -> str:
    """Return how much is traded, and what another fee would change."""
    times = plain_number(shown.turnover, 1)
    half, now, double = shown.trading
    amount, currency = shown.settings.amount, shown.prices.currency
    if now is None or half is None or now.fee == 0.0:
        return f"It trades {times} times its value a year, here without a fee."
    invested = whole_money(amount, currency)
    doubled = (
        "no trade could keep the multiple"
        if double is None
        else f"it becomes **{money(amount * double.value, currency)}**"
    )
    return (
        f"It trades **{times} times its value a year**. At {_bp(now.fee)} basis points that is "
        f"{per_year(now.yearly)} a year. Halve the fee, and {invested} becomes "
        f"**{money(amount * half.value, currency)}** instead of "
        f"{money(amount * now.value, currency)}; double it, and {doubled}."
    ).replace("$", r"\$")


def size(shown: Expense) -> str:
    """Return how impact grows with the fund, and where the reader's fund stands."""
    said = (
        "An order pushes the price it is filled at, by the square root of its share of the day's "
        f"volume (coefficient {plain_number(shown.coefficient)}). Four times the fund pays twice "
        "the share. Whether such funds move closing prices is disputed, so "
        + (
            "it counts here only because you set it."
            if shown.settings.impact
            else "it is not in the numbers above unless you set it among the costs."
        )
    )
    if shown.own_share is None:
        return f"{said} Nobody knows here how much of this asset changes hands in money."
    share = percent(shown.own_share, signed=False)
    return f"{said} Your fund is {share} of a usual day's volume."


def size_title(shown: Expense) -> str:
    """Return what the picture of impact shows, at one per cent of a day's volume and at all."""
    one = min(shown.by_size, key=lambda sized: abs(sized.share - 0.01))
    return f"A fund of 1% of a day's volume pays {per_year(one.yearly)} a year in market impact"


def size_alt(shown: Expense) -> str:
    """Return the picture of impact in words."""
    listed = "; ".join(
        f"{_share(sized.share)} {per_year(sized.yearly)}" for sized in shown.by_size[::3]
    )
    return f"{size_title(shown)}. By the fund's share of a day's volume: {listed}."


def _share(share: float) -> str:
    return f"{plain_number(100.0 * share, 2)}%"


def _bp(fee: float) -> str:
    return plain_number(in_basis_points(fee), 2)
