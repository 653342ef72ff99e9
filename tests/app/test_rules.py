"""Rules of rebalancing: as a word in an address, as controls show them, and in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import (
    PRODUCTS,
    AdverseMove,
    Band,
    Daily,
    Emergency,
    Every,
    LeverageError,
    Never,
    Policy,
    Recenter,
    simulate_token,
)
from lev_ui.rules import numbers_of, read_rule, rule_text, usual_rule
from lev_ui.words import rules as words
from tests.app.samples import UNREADABLE, made_up

WORDS: dict[str, Policy] = {
    "daily": Daily(),
    "every:5": Every(5),
    "band:2:4": Band(2.0, 4.0),
    "band:2.7:3.3:edge": Band(2.7, 3.3, to="edge"),
    "band:1.6:3.5:always": Band(1.6, 3.5, continuous=True),
    "emergency:1.5": Emergency(1.5),
    "emergency:1.5:alone": Emergency(1.5, daily=False),
    "move:0.15": AdverseMove(0.15),
    "recenter:1.7:2.3:0.05": Recenter(1.7, 2.3, 0.05),
    "recenter:1.7:2.3:0.05:2.7": Recenter(1.7, 2.3, 0.05, ripcord=2.7),
    "never:0.05": Never(0.05),
}
NONSENSE = (
    *("", "weekly", "daily:3", "every", "every:0", "every:2.5", "every:nan", "band:2"),
    *("band:4:2", "band:2:4:8", "band:2:4:sideways", "emergency:1", "emergency:inf", "move:0"),
    *("move:1.5", "recenter:1:2", "recenter:1.7:2.3:0", "recenter:1.7:2.3:0.05:2", "never:1"),
    *("never:-1", "band:2:4:edge:always", "x" * 500, "every:1e400"),
)
KINDS = tuple(words.KINDS)

fractions = st.floats(0.01, 0.99)
bounds = st.tuples(st.floats(0.0, 5.0), st.floats(5.0, 10.0))
policies: st.SearchStrategy[Policy] = st.one_of(
    st.just(Daily()),
    st.builds(Every, st.integers(1, 1000)),
    st.builds(lambda ends, to: Band(*ends, to=to), bounds, st.sampled_from(["target", "edge"])),
    st.builds(lambda ends: Band(*ends, continuous=True), bounds),
    st.builds(Emergency, st.floats(1.01, 9.0), daily=st.booleans()),
    st.builds(AdverseMove, fractions, daily=st.booleans()),
    st.builds(
        lambda ends, speed, above: Recenter(ends[0], ends[1], speed, ripcord=above),
        bounds,
        fractions,
        st.none() | st.floats(10.5, 20.0),
    ),
    st.builds(Never, st.floats(0.0, 0.9)),
)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_stands_for_its_rule(word: str) -> None:
    assert read_rule(word) == WORDS[word]
    assert rule_text(WORDS[word]) == word


@given(policies)
def test_every_rule_survives_the_address(policy: Policy) -> None:
    assert read_rule(rule_text(policy)) == policy


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(LeverageError) as refused:
        read_rule(text)
    assert len(str(refused.value)) < 150
    assert str(refused.value).endswith(".")


@given(st.text(max_size=80))
def test_no_text_at_all_does_worse_than_being_refused(text: str) -> None:
    try:
        policy = read_rule(text)
    except LeverageError:
        return
    assert read_rule(rule_text(policy)) == policy


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("leverage", [3.0, -2.0, 1.5])
def test_the_usual_rule_of_a_kind_goes_with_the_target(kind: str, leverage: float) -> None:
    policy = usual_rule(kind, leverage)  # type: ignore[arg-type]  # the kinds are a Literal
    found, numbers = numbers_of(policy)
    assert found == kind
    assert len(numbers) == len(words.NUMBERS[found])
    assert usual_rule(found, leverage, numbers) == policy
    simulate_token(made_up([100.0, 103.0, 99.0]).prices, leverage, policy=policy)


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_product_is_told_readably_and_keeps_its_rule(product: str) -> None:
    found = PRODUCTS[product]
    assert not UNREADABLE.search(words.product_facts(found))
    assert not UNREADABLE.search(words.product_label(found))
    if found.policy is None:
        assert found.why_not_run.replace("-", r"\-").split(",")[0] in words.product_facts(found)
        return
    assert read_rule(rule_text(found.policy)) == found.policy
    kind, numbers = numbers_of(found.policy)
    again = usual_rule(kind, found.target or 1.0, numbers)
    assert numbers_of(again) == (kind, numbers), "typing what is shown changes nothing"


@given(policies, st.sampled_from([3.0, -3.0, 0.5]))
def test_every_rule_has_a_name_and_a_subject(policy: Policy, leverage: float) -> None:
    assert words.rule_name(policy)
    assert words.subject(policy, leverage).startswith("A ")
    assert not UNREADABLE.search(words.rule_name(policy))
