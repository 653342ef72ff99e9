"""The words of the drawer in which the rules of a duel are chosen."""

from __future__ import annotations

from lev_core import PRODUCTS
from lev_ui.rules import read_rule, rule_text, usual_rule
from lev_ui.words.plain import for_markdown, lower_first
from lev_ui.words.rules import KINDS, product_label, rule_name, runnable

IN_THE_DUEL = "In the duel"
TAKE_OUT = "Press one to take it out. Rules run at your multiplier, products at their own."
ADD = "Add a rule or a product"
ADD_HINT = "Choose one or type a name"
OWN = "Or make your own rule"
OWN_HELP = "It runs at your multiplier, like every rule that is no product."
ADD_OWN = "Add this rule"
TOO_FEW = "A duel takes at least two rules, so this one stays; add another before you take it out."
TOO_MANY = "A duel takes at most six rules; take one out before you add another."
ALREADY_IN = "This rule is in the duel already."


def addable(leverage: float) -> tuple[str, ...]:
    """Return the words of the usual rules at a multiplier, and the ids of all products."""
    return (*(rule_text(usual_rule(kind, leverage)) for kind in KINDS), *runnable())


def pill(word: str) -> str:
    """Return how a contender stands on its pill, as Markdown."""
    return for_markdown(_name(word))


def choice(word: str) -> str:
    """Return how a rule or product stands in the list, with the rule behind a product."""
    product = PRODUCTS.get(word)
    if product is None or product.policy is None:
        return _name(word)
    return f"{product_label(product)}: {lower_first(rule_name(product.policy))}"


def drawer_label(words: tuple[str, ...]) -> str:
    """Return the closed drawer's label: who is in the duel."""
    return f"Rules in the duel: {', '.join(for_markdown(_name(word)) for word in words)}"


def _name(word: str) -> str:
    product = PRODUCTS.get(word)
    return rule_name(read_rule(word)) if product is None else product.name
