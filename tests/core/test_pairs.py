"""Listed funds beside what stands for their index."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import (
    PRODUCTS,
    fund_of,
    listed_pairs,
    simulate_token,
    target_series,
    token_named,
)
from lev_core.products.pairs import STAND_INS
from tests.core.strategies import dated, refused

PAIRS = {pair.fund: pair for pair in listed_pairs()}


def test_every_fund_with_a_ticker_has_a_pair_and_nothing_else_has() -> None:
    tickers = [
        product.id.upper()
        for product in PRODUCTS.values()
        if product.group == "listed fund" and "-" not in product.id
    ]
    assert list(PAIRS) == tickers
    assert len(PAIRS) == 29


@pytest.mark.parametrize(
    ("fund", "stand_in", "likeness", "leverage"),
    [
        ("TQQQ", "QQQ", "same", 3.0),
        ("SQQQ", "QQQ", "same", -3.0),
        ("QLD", "QQQ", "same", 2.0),
        ("PSQ", "QQQ", "same", -1.0),
        ("UPRO", "SPY", "same", 3.0),
        ("SH", "SPY", "same", -1.0),
        ("SPXS", "SPY", "same", -3.0),
        ("TNA", "IWM", "same", 3.0),
        ("SOXL", "SOXX", "near", 3.0),
        ("TMV", "TLT", "near", -3.0),
        ("LABU", "XBI", "near", 3.0),
        ("MSTU", "MSTR", "same", 2.0),
    ],
)
def test_a_fund_is_paired_with_what_it_multiplies(
    fund: str, stand_in: str, likeness: str, leverage: float
) -> None:
    pair = PAIRS[fund]
    assert (pair.stand_in, pair.likeness, pair.leverage) == (stand_in, likeness, leverage)
    assert pair.product is PRODUCTS[fund.lower()]


def test_what_the_record_does_not_say_is_marked_and_explained() -> None:
    for pair in PAIRS.values():
        is_on_record = pair.stand_in == pair.product.symbol
        assert pair.known_from == ("record" if is_on_record else "general knowledge")
        assert (pair.note == "") == is_on_record
        if pair.known_from == "general knowledge":
            assert "own fee" in pair.note
        if pair.likeness == "near":
            assert len(pair.note.split(". ")) == 2


def test_every_stand_in_is_used_and_stands_for_an_underlying_on_record() -> None:
    assert set(STAND_INS) <= {pair.product.underlying for pair in PAIRS.values()}
    with pytest.raises(TypeError):
        cast("Any", STAND_INS)["gold"] = None
    with pytest.raises(FrozenInstanceError):
        cast("Any", PAIRS["TQQQ"]).stand_in = "SPY"


@given(st.sampled_from(sorted(PAIRS)), st.sampled_from(["", " ", "\t", " \n "]), st.booleans())
def test_a_ticker_is_known_however_it_is_typed(ticker: str, space: str, small: bool) -> None:  # noqa: FBT001 (drawn)
    typed = f"{space}{ticker.lower() if small else ticker}{space}"
    product = token_named(typed)
    assert product is not None
    assert product.id == ticker.lower()
    pair = fund_of(typed)
    assert pair is not None
    assert pair.fund == ticker


def test_a_product_is_known_by_its_name_and_id_and_not_by_a_part_of_them() -> None:
    assert token_named("ftx  bull") is PRODUCTS["ftx-bull"]
    assert token_named("FTX-BULL") is PRODUCTS["ftx-bull"]
    assert token_named("ProShares TQQQ") is PRODUCTS["tqqq"]
    for text in ("", " ", "QQQ", "bull", "TQQ", "TQQQ3", "3x"):
        assert token_named(text) is None


def test_only_a_listed_funds_own_ticker_has_a_pair() -> None:
    for text in ("QQQ", "", "ftx-bull", "ProShares TQQQ", "graniteshares-3l", "BITX"):
        assert fund_of(text) is None


def test_a_target_that_changed_is_dated_and_one_that_did_not_is_a_number() -> None:
    assert target_series(PRODUCTS["tqqq"]) == 3.0
    for ticker, day, before, after in (
        ("nugt", "2020-03-31", 3.0, 2.0),
        ("dust", "2020-03-31", -3.0, -2.0),
        ("tsll", "2024-04-01", 1.5, 2.0),
        ("svxy", "2018-02-28", -1.0, -0.5),
        ("uvxy", "2018-02-28", 2.0, 1.5),
    ):
        targets = target_series(PRODUCTS[ticker])
        assert isinstance(targets, pd.Series)
        assert targets.tolist() == [before, after]
        assert targets.index[1] == pd.Timestamp(day)


def test_a_change_known_to_the_month_can_be_put_at_either_end() -> None:
    days = []
    for end in ("first", "last"):
        targets = target_series(PRODUCTS["nvdl"], changed_on=cast("Any", end))
        assert isinstance(targets, pd.Series)
        days.append(targets.index[1])
    assert days == [pd.Timestamp("2024-01-01"), pd.Timestamp("2024-01-31")]
    with refused("'first', 'last', not 'middle'"):
        target_series(PRODUCTS["nvdl"], changed_on=cast("Any", "middle"))


def test_a_hidden_target_is_refused() -> None:
    with refused("keeps the rule of Binance UP secret"):
        target_series(PRODUCTS["binance-up"])


def test_a_token_goes_to_the_dated_target_of_its_fund() -> None:
    asset = dated(np.linspace(50.0, 60.0, 20).tolist(), first="2020-03-20")
    token = simulate_token(asset, PAIRS["NUGT"].leverage)
    assert set(token.targets[:"2020-03-30"]) == {3.0}
    assert set(token.targets["2020-03-31":]) == {2.0}
