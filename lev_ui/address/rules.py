"""How rules and days are read from an address. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from lev_core import PRODUCTS, LeverageError
from lev_ui.address.values import RefusedError, day, or_nothing, or_unset, several
from lev_ui.rules import read_rule, rule_text
from lev_ui.settings import EARLIEST, FEWEST_RULES, LATEST, MOST_RULES


def _rule(text: str) -> str:
    try:
        return rule_text(read_rule(text))
    except LeverageError:
        raise RefusedError(text) from None


def _product(text: str) -> str:
    if text not in PRODUCTS:
        raise RefusedError(text)
    return text


def _rule_or_product(text: str) -> str:
    known = PRODUCTS.get(text)
    if known is not None and known.policy is None:
        raise RefusedError(text)
    return text if known else _rule(text)


UNSET: Final[Mapping[str, str]] = {"day": "largest", "bought": "first"}
READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "rule": _rule,
    "product": or_nothing(_product),
    "rules": several(_rule_or_product, FEWEST_RULES, MOST_RULES),
    **{field: or_unset(word, day(EARLIEST, LATEST)) for field, word in UNSET.items()},
}
