"""The rule of rebalancing: its kind, its numbers, and the rules of real products."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lev_core import PRODUCTS, LeverageError, Policy
from lev_ui.controls.number import kept, number
from lev_ui.controls.state import change, shown
from lev_ui.product_costs import product_costs
from lev_ui.rules import Kind, numbers_of, read_rule, rule_text, usual_rule
from lev_ui.settings import DEFAULTS, Settings
from lev_ui.words.rules import (
    FIXED_BY_FACTS,
    KIND_REASON,
    KINDS,
    NUMBERS,
    PRODUCT_PROMPT,
    fee_missing,
    not_run,
    product_facts,
    product_label,
)

KIND = "rule_kind"
PICKED = "product_pick"
REFUSED = "_rule_refused"


def rule_control(settings: Settings) -> None:
    """Draw the kind of rule, its numbers, and the choice of a real product."""
    kind, product = st.columns(2, gap="medium")
    policy = read_rule(settings.rule)
    in_force, numbers = numbers_of(policy)
    st.session_state[KIND] = in_force
    kind.selectbox(
        "Rebalancing rule",
        list(KINDS),
        format_func=KINDS.__getitem__,
        key=KIND,
        on_change=_kind_picked,
        help=KIND_REASON[in_force],
    )
    with product:
        _products(settings)
    if numbers:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for row, value in enumerate(numbers):
                name = f"rule_{in_force}_{row}"
                st.session_state[name] = value
                rule_number(in_force, row, name, on_change=_number_typed, args=(in_force,))
    st.caption(KIND_REASON[in_force])
    if st.session_state.get(REFUSED):
        st.info(st.session_state[REFUSED], icon=":material/info:")
    if settings.product:
        st.caption(product_facts(PRODUCTS[settings.product]))
        if not _is_as_published(settings, policy):
            st.caption(FIXED_BY_FACTS)


def rule_number(
    kind: Kind,
    row: int,
    name: str,
    on_change: Callable[..., None] | None = None,
    args: tuple[object, ...] = (),
) -> None:
    """Draw the control of one number or switch of a rule, whose value the session holds."""
    label = NUMBERS[kind][row]
    if isinstance(st.session_state[name], bool):
        st.toggle(label, key=name, on_change=on_change, args=args)
        return
    number(name, label, format="%g", step=0.05, on_change=on_change, args=args)


def _products(settings: Settings) -> None:
    st.session_state[PICKED] = settings.product or None
    st.selectbox(
        "Rules of a real product",
        list(PRODUCTS),
        format_func=lambda product: product_label(PRODUCTS[product]),
        key=PICKED,
        placeholder=PRODUCT_PROMPT,
        on_change=_product_picked,
    )


def _kind_picked() -> None:
    st.session_state[REFUSED] = ""
    policy = usual_rule(st.session_state[KIND], shown().leverage)
    change(rule=rule_text(policy), product="")


def _number_typed(kind: Kind) -> None:
    typed = [kept(f"rule_{kind}_{row}") for row in range(len(NUMBERS[kind]))]
    st.session_state[REFUSED] = ""
    if typed == list(numbers_of(read_rule(shown().rule))[1]):
        return  # a field was emptied
    try:
        policy = usual_rule(kind, shown().leverage, typed)
    except LeverageError as error:
        st.session_state[REFUSED] = str(error)
        return
    change(rule=rule_text(policy), product="")


def _product_picked() -> None:
    st.session_state[REFUSED] = ""
    picked = st.session_state[PICKED]
    if picked is None:
        change(product="")
        return
    product = PRODUCTS[picked]
    if product.policy is None or product.target is None:
        st.session_state[REFUSED] = not_run(product)
        return
    if product.annual_rate is None:
        st.session_state[REFUSED] = fee_missing(product, DEFAULTS.fee)
    rule = rule_text(product.policy)
    change(leverage=product.target, rule=rule, product=picked, **product_costs(product))


def _is_as_published(settings: Settings, policy: Policy) -> bool:
    product = PRODUCTS[settings.product]
    return policy == product.policy and settings.leverage == product.target
