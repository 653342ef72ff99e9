"""The quiz in words: ten questions, every number in them computed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lev_ui.quiz import USUAL, Inputs
from lev_ui.words.quiz.on_money import daily_fee, interest, recovery, trade, wipe_out
from lev_ui.words.quiz.on_roads import both_lose, order, round_trip, simple_leverage, trend
from lev_ui.words.quiz.question import Question

ASKED = (
    *(round_trip, trade, order, trend, simple_leverage),
    *(daily_fee, interest, wipe_out, both_lose, recovery),
)


@cache
def questions(given: Inputs = USUAL) -> tuple[Question, ...]:
    """Return the questions about these inputs, in the order they are asked."""
    return tuple(ask(given) for ask in ASKED)


def right_ones(answers: Sequence[int], asked: Sequence[Question]) -> int:
    """Return how many of the answers given so far are right."""
    return sum(given == question.right for given, question in zip(answers, asked, strict=False))
