"""What the rules of a duel are called: at the end of a line, in a table, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from lev_core import (
    AdverseMove,
    Band,
    Daily,
    Emergency,
    Every,
    Never,
    Policy,
    Product,
    Recenter,
)
from lev_ui.duel import Contender, Duel
from lev_ui.rules import read_rule
from lev_ui.theme import multiple, plain_number
from lev_ui.words.plain import for_markdown, lower_first
from lev_ui.words.rules import KIND_REASON, kind_of, rule_name, trigger_text, whole_percent

NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def names(shown: Duel) -> tuple[str, ...]:
    """Return the short name of every contender, as it labels its line and its row."""
    short = [_short(one) for one in shown.contenders]
    return tuple(
        (name if short.count(name) == 1 else rule_name(one.policy)) + _times(shown, one)
        for name, one in zip(short, shown.contenders, strict=True)
    )


def name(shown: Duel, one: Contender) -> str:
    """Return the short name of one contender."""
    return names(shown)[shown.contenders.index(one)]


def spoken(shown: Duel, one: Contender) -> str:
    """Return a contender inside a sentence, for Markdown."""
    if one.product is not None:
        return for_markdown(one.product.name) + _times(shown, one)
    return f"the {_spoken_rule(one.policy)}{_times(shown, one)}"


def listed(shown: Duel, some: Sequence[Contender], *, explained: bool = False) -> str:
    """Return contenders one after the other inside a sentence, products with their rule."""
    said = [f"{spoken(shown, one)}{_behind(one) if explained else ''}" for one in some]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def counted(number: int) -> str:
    """Return a small number in words."""
    return NUMBERS[number]


def started(sentence: str) -> str:
    """Return a sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def word_name(word: str, product: Product | None) -> str:
    """Return the name of a rule that could not be run."""
    return rule_name(read_rule(word)) if product is None else product.name


def who_is_who(shown: Duel) -> tuple[str, ...]:
    """Return what each contender does, in a sentence or two."""
    return tuple(
        f"**{for_markdown(label)}**{_behind(one)}: {KIND_REASON[kind_of(one.policy)]}"
        for label, one in zip(names(shown), shown.contenders, strict=True)
    )


def _behind(one: Contender) -> str:
    return "" if one.product is None else f" ({for_markdown(lower_first(rule_name(one.policy)))})"


def _times(shown: Duel, one: Contender) -> str:
    return f" ({multiple(one.leverage)})" if shown.is_mixed else ""


def _short(one: Contender) -> str:  # noqa: PLR0911  one line for each rule
    if one.product is not None:
        return one.product.name
    match one.policy:
        case Every(intervals) if intervals > 1:
            return f"Every {intervals} days"
        case Emergency(trigger):
            return f"Brake at {trigger_text(trigger)} × target"
        case AdverseMove(move):
            return f"Brake at a {whole_percent(move)} move"
        case Recenter(_, _, speed):
            return f"Recentering {whole_percent(speed)}"
        case Never():
            return "Margin position"
    return rule_name(one.policy)


def _spoken_rule(policy: Policy) -> str:  # noqa: PLR0911  one line for each rule
    match policy:
        case Daily():
            return "daily reset"
        case Every(intervals):
            return f"reset every {intervals} days" if intervals > 1 else "daily reset"
        case Band(low, high):
            edge = " that goes to its edge" if policy.to == "edge" else ""
            return f"band {plain_number(low)}–{plain_number(high)}{edge}"
        case Emergency(trigger):
            return f"brake at {trigger_text(trigger)} × target"
        case AdverseMove(move):
            return f"brake at a {whole_percent(move)} move"
        case Recenter(_, _, speed):
            return f"recentering of {whole_percent(speed)} a day"
        case Never(maintenance):
            return f"margin position with {whole_percent(maintenance)} maintenance"
