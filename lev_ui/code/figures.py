"""A number in a printed line, with the very digits the page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lev_ui.theme import MINUS, money, percent, points

MOST_DIGITS = 12
LONGEST_CURRENCY = 5
POWER = "×10"  # in a number beyond words; a program prints it as 3.1e+23, which is ASCII
SHORT = ("/ 1e", ".1e}")  # what such a field, or one that counts in millions, has in it
SCALES = {"million": 6, "billion": 9, "trillion": 12}
_WRITTEN = re.compile(rf"([+{MINUS}]?)([^\d]*)([\d,]+(?:\.\d+)?)(.*)", re.DOTALL)


def printed(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Return the lines that print labels and numbers, the numbers under each other."""
    width = max(len(label) for label, _ in rows)
    return [f'print(f"{label:<{width}}  {figure}")' for label, figure in rows]


def percentage(expression: str, fraction: float, shown: str = "") -> str:
    """Return a fraction in a printed line, as `theme.percent` or as `shown` writes it."""
    return _field(expression, fraction, shown or percent(fraction), "%")


def in_points(expression: str, fraction: float, shown: str = "") -> str:
    """Return a difference of two fractions in a printed line, in percentage points."""
    return _field(f"100 * {expression}", 100.0 * fraction, shown or points(fraction), "f")


def plain(expression: str, value: float, shown: str) -> str:
    """Return a number without a unit of its own in a printed line."""
    return _field(expression, value, shown, "f")


def in_money(expression: str, amount: float, currency: str) -> str:
    """Return an amount in a printed line; a sign stands before the currency's."""
    shown = money(amount, currency if len(currency) <= LONGEST_CURRENCY else "")
    if not shown.startswith(MINUS):
        return _field(expression, amount, shown, "f")
    return f"-{_field(f'-{expression}', -amount, shown[1:], 'f')}"


def widest(fields: Sequence[str]) -> str:
    """Return the field that prints the most digits, to stand for all lines of a loop.

    One that counts in millions, or writes a power of ten, stands for all only if all do.
    """
    plain_ones = [field for field in fields if not any(way in field for way in SHORT)]
    kept = plain_ones or fields
    return max(kept, key=lambda field: (int(field.rpartition(".")[2][:1]), "," in field))


def _field(expression: str, value: float, shown: str, kind: str) -> str:
    """Return a replacement field that prints what a page shows, and what stands around it."""
    found = _WRITTEN.fullmatch(shown)
    if found is None:
        return f"{{{expression}}}"
    sign, before, body, after = found.groups()
    if after.startswith(POWER):
        expression = f"100 * {expression}" if kind == "%" else expression
        return f"{before}{{{expression}:{'+' if sign else ''}.1e}}{'%' * (kind == '%')}"
    word = next((scale for scale in SCALES if scale in after), "")
    if word:
        scale = SCALES[word] - (2 if kind == "%" else 0)
        expression, value, kind = f"{expression} / 1e{scale}", value / 10.0**scale, "f"
    after = after if kind == "f" else after.removeprefix("%")
    return f"{before}{{{expression}:{_spec(value, sign, body, kind)}}}{after}"


def _spec(value: float, sign: str, body: str, kind: str) -> str:
    """Return the format that gives the digits shown, or more where the page has cut them off."""
    is_zero = not body.strip("0.,")
    flags = ("z" if is_zero and value < 0.0 else "+" if sign else "") + ("," * ("," in body))
    digits = len(body.partition(".")[2])
    ways = [f"{flags}.{digits + more}{kind}" for more in range(MOST_DIGITS)]
    same = (way for way in ways if format(value, way).lstrip("+-").startswith(body))
    return next(same, ways[0])
