"""The quiz: the right answer is right by recomputation, every answer is explained, nothing kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lev_core import rebalance
from lev_ui.layout.quiz import SITTING
from lev_ui.quiz import (
    USUAL,
    Inputs,
    Sitting,
    after_a_move,
    left_after,
    made,
    needed_to_recover,
    way_back,
    year_of_fees,
    year_of_interest,
)
from lev_ui.words.quiz import question as words
from lev_ui.words.quiz import questions, right_ones
from lev_ui.words.quiz.question import Question
from tests.app.samples import unreadable
from tests.app.session import control, said, visit_page

open_page = partial(visit_page, "quiz")
ASKED = questions()
BY_ID = {question.id: question for question in ASKED}
OTHER = Inputs(
    leverage=2.0,
    short=3.0,
    move=0.07,
    small_move=0.03,
    days=(0.04, 0.06, -0.05, -0.02),
    fee=0.001,
    rate=0.04,
    fall=0.51,
    almost=0.48,
    hole=0.8,
)


def by_hand(returns: Sequence[float], leverage: float) -> float:
    """Return what a daily reset makes of these days, multiplied out."""
    value = 1.0
    for move in returns:
        value *= 1.0 + leverage * move
    return value - 1.0


def right(question: str) -> str:
    """Return the right answer of a question."""
    return BY_ID[question].answers[BY_ID[question].right]


# ------------------------------------------------------------ the questions


def test_there_are_ten_and_each_is_whole() -> None:
    assert len(ASKED) == 10 == len(BY_ID)
    for question in ASKED:
        assert 3 <= len(question.answers) <= 4
        assert len(set(question.answers)) == len(question.answers)
        assert question.right != question.tempting
        assert {question.right, question.tempting} <= set(range(len(question.answers)))
        assert question.lesson in range(1, 7)
        assert question.ask.endswith("?")
        assert question.why.endswith(".")
        assert question.why_not.endswith((".", ".)"))


def test_the_right_answers_stand_in_every_place() -> None:
    places = [question.right for question in ASKED]
    assert set(places) == {0, 1, 2, 3}
    assert max(places.count(place) for place in places) <= 4
    assert not any(places[at] == places[at + 1] for at in range(len(places) - 1))


@pytest.mark.parametrize("given_", [USUAL, OTHER], ids=["usual", "other"])
def test_every_text_can_be_read(given_: Inputs) -> None:
    for question in questions(given_):
        texts = {"ask": question.ask, "why": question.why, "why not": question.why_not}
        texts |= {answer: answer for answer in question.answers}
        assert unreadable(texts) == {}


def test_no_result_is_typed_into_a_question() -> None:
    for one, other in zip(ASKED, questions(OTHER), strict=True):
        assert one.id == other.id
        found = [
            set(re.findall(r"[+−]?\d[\d,.]*%?", f"{question.why} {question.answers}"))
            for question in (one, other)
        ]
        assert not {text for text in found[0] & found[1] if "." in text.rstrip(".,")}
        assert one.why != other.why
        assert one.ask != other.ask


# ------------------------------------------------------------ right by recomputation


def test_there_and_back_at_three_times_has_lost_what_fractions_say() -> None:
    # 10,000 → 11,000 → 10,000 at 3x is −5.4545%, as FTX's help page had it.
    assert made((0.1, way_back(0.1)), 3.0) == pytest.approx(-0.3 / 5.5)
    assert right("round-trip") == "It has lost 5.5%"


@given(
    st.lists(st.floats(-0.2, 0.2), min_size=1, max_size=5).map(tuple), st.sampled_from([-2.0, 3.0])
)
def test_days_are_multiplied_out(days: tuple[float, ...], leverage: float) -> None:
    assert made(days, leverage) == pytest.approx(by_hand(days, leverage))


def test_every_order_of_the_days_ends_at_the_same_value() -> None:
    ends = {round(made(days, USUAL.leverage), 12) for days in permutations(USUAL.days)}
    assert len(ends) == 1
    assert right("order") == "At the same value, whatever the order"
    assert f"comes to {words.signed(ends.pop())} in any order" in BY_ID["order"].why


def test_a_trend_makes_more_than_the_multiple() -> None:
    assert made((0.1, 0.1), 3.0) == pytest.approx(0.69)
    assert right("trend") == "More: 69%"
    assert "63%" in BY_ID["trend"].ask


def test_a_short_token_buys_after_a_rise() -> None:
    trade = rebalance(0.85, -3.15, -3.0).trade
    assert trade == pytest.approx(0.6)
    assert after_a_move(-3.0, 0.05).trade == pytest.approx(trade)
    assert right("trade") == "It buys, for 60% of what it was worth"


def test_simple_leverage_is_the_multiple_of_the_return_since_the_start() -> None:
    whole = by_hand((0.1, -0.08, 0.05), 1.0)
    assert right("simple") == "The multiplier times the asset's return since the start"
    assert words.signed(3.0 * whole) in BY_ID["simple"].why
    assert words.signed(by_hand((0.1, -0.08, 0.05), 3.0)) in BY_ID["simple"].why_not


def test_five_hundredths_of_a_percent_a_day_are_a_sixth_a_year() -> None:
    assert year_of_fees(0.0005) == pytest.approx(1.0 - 0.9995**365)
    assert right("fee") == "About 16.7%"


def test_a_year_of_interest_is_paid_on_what_is_borrowed() -> None:
    assert year_of_interest(3.0, 0.05) == pytest.approx((1.0 - 2.0 * 0.05 / 365.0) ** 365 - 1.0)
    assert right("interest") == "It has lost 9.5%"


def test_a_third_and_a_little_takes_everything_and_a_little_less_does_not() -> None:
    assert left_after(3.0, -0.334) == 0.0
    assert left_after(3.0, -0.33) == pytest.approx(0.01)
    assert right("wipe-out") == "33.4%"


@given(st.floats(0.01, 0.3), st.floats(1.5, 3.0))
def test_up_and_down_by_the_same_share_costs_long_and_short_alike(
    move: float, leverage: float
) -> None:
    long, short = (made((move, -move), side) for side in (leverage, -leverage))
    assert long == pytest.approx(short)
    assert long < 0.0


def test_long_and_short_both_lose_four_percent_of_a_swing_of_ten() -> None:
    assert made((0.1, -0.1), -2.0) == pytest.approx(-0.04)
    assert right("both") == "Both have lost 4%"


@given(st.floats(0.01, 0.99))
def test_what_must_be_gained_after_a_loss_brings_it_back(loss: float) -> None:
    assert (1.0 - loss) * (1.0 + needed_to_recover(loss)) == pytest.approx(1.0)


def test_ninety_percent_lost_need_nine_hundred() -> None:
    assert right("recovery") == "+900%"


# ------------------------------------------------------------ what is said to an answer


@pytest.mark.parametrize("question", ASKED, ids=list(BY_ID))
def test_every_answer_is_explained_with_the_right_one_and_the_tempting_one(
    question: Question,
) -> None:
    for choice, answer in enumerate(question.answers):
        told = words.explained(question, choice)
        assert question.why in told
        assert question.why_not in told
        assert question.answers[question.tempting] in told
        assert told.startswith("**Right.**") is (choice == question.right)
        marked = words.marked(question, choice)
        assert f"{words.TICK} **{question.answers[question.right]}**" in marked
        assert marked.count("(your answer)") == 1
        assert f"{answer}{'**' if choice == question.right else ''} (your answer)" in marked


@given(st.lists(st.integers(0, 3), max_size=10))
def test_the_score_counts_the_right_answers(answers: list[int]) -> None:
    counted = sum(choice == ASKED[at].right for at, choice in enumerate(answers))
    assert right_ones(answers, ASKED) == counted
    assert (f"{counted} of 10" in words.score(counted, 10)) is (counted < 10)


def test_a_sitting_goes_from_question_to_explanation_to_the_next() -> None:
    start = Sitting()
    assert (start.at, start.is_explained) == (0, False)
    told = start.answered(2)
    assert (told.at, told.is_explained, told.given) == (0, True, (2,))
    assert (told.onward().at, told.onward().is_explained) == (1, False)


# ------------------------------------------------------------ the page


def pick(app: AppTest, question: Question, choice: int) -> AppTest:
    """Pick an answer and have it checked."""
    control(app, f"quiz_{question.id}").set_value(choice)
    app.run()
    return go(app)


def go(app: AppTest) -> AppTest:
    """Press the one button of the quiz."""
    control(app, "quiz_go").click()
    return app.run()


def test_all_right_is_said_to_be_all_right() -> None:
    app = open_page()
    for question in ASKED:
        assert f"## {question.ask}" in said(app)
        pick(app, question, question.right)
        assert len(app.success) == 1
        go(app)
    assert not app.exception
    assert any("**All 10 right.**" in text for text in said(app))
    control(app, "quiz_again").click()
    app.run()
    assert "Question 1 of 10" in said(app)
    assert words.INTRO in said(app)


def test_wrong_answers_are_explained_and_counted() -> None:
    app = open_page()
    for question in ASKED:
        pick(app, question, question.tempting)
        assert any(question.why_not in str(info.value) for info in app.info)
        go(app)
    assert any("**0 of 10 right.**" in text for text in said(app))
    summaries = [text for text in said(app) if text.startswith(words.CROSS)]
    assert len(summaries) == 10


def test_checking_without_an_answer_asks_for_one_and_stays() -> None:
    app = go(open_page())
    assert words.PICK_FIRST in [str(info.value) for info in app.info]
    assert "Question 1 of 10" in said(app)
    pick(app, ASKED[0], 0)
    assert words.PICK_FIRST not in [str(info.value) for info in app.info]


def test_nothing_is_kept_beyond_the_visit_and_nothing_stands_in_the_address() -> None:
    app = open_page()
    pick(app, ASKED[0], 1)
    assert dict(app.query_params) == {}
    assert app.session_state[SITTING].given == (1,)
    assert open_page().session_state[SITTING].given == ()


def test_the_result_says_how_many_are_right_so_far() -> None:
    app = open_page()
    pick(app, ASKED[0], ASKED[0].right)
    go(app)
    assert "Question 2 of 10 · 1 right so far" in said(app)
