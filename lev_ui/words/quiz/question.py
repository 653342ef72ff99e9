"""What a question of the quiz is made of, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from lev_ui.theme import percent, plain_number

TITLE = "Ten questions, and why every answer is what it is"
INTRO = (
    "Take your time: after each answer you see why it is right, and why the tempting one is not. "
    "Nothing is kept: your answers are gone when you close or reload the page."
)
CHECK, NEXT, RESULT, AGAIN = "Check my answer", "Next question", "See my result", "Start again"
PICK_FIRST = "Pick an answer first."
RIGHT, NOT_QUITE = "Right.", "Not quite."
TICK, CROSS = ":material/check:", ":material/close:"
TO_LESSON = "The lesson that teaches this"
METHOD = (
    "Every number in the questions and in the explanations is computed by the model of this site, "
    "before costs unless a cost is asked about."
)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question with its answers.

    Parameters
    ----------
    id : str
        A short name, unique.
    about : str
        What it is about, in a word or two.
    ask : str
        The question.
    answers : tuple of str
        Three or four.
    right, tempting : int
        Places of the right answer, and of the wrong one most people pick.
    why, why_not : str
        Why the one is right, and why the other is not.
    lesson : int
        The lesson that teaches it.
    """

    id: str
    about: str
    ask: str
    answers: tuple[str, ...]
    right: int
    tempting: int
    why: str
    why_not: str
    lesson: int


def explained(question: Question, choice: int) -> str:
    """Return what is said to an answer: whether it is right, why, and what tempts."""
    right = question.answers[question.right]
    verdict = RIGHT if choice == question.right else f"{NOT_QUITE} It is: “{right}”."
    tempting = question.answers[question.tempting]
    return f"**{verdict}** {question.why}\n\n**“{tempting}”?** {question.why_not}"


def place(at: int, total: int, right: int) -> str:
    """Return where somebody is in the quiz."""
    so_far = f" · {right} right so far" if at else ""
    return f"Question {at + 1} of {total}{so_far}"


def score(right: int, total: int) -> str:
    """Return the result in a sentence."""
    if right == total:
        return f"**All {total} right.** You know what most people who buy these tokens do not."
    return (
        f"**{right} of {total} right.** The ones below that are marked wrong link to their lesson."
    )


def share(fraction: float) -> str:
    """Return a size in percent without a sign or a needless zero, "10%", "27.3%"."""
    return f"{plain_number(100.0 * abs(fraction), 1)}%"


def signed(fraction: float) -> str:
    """Return a result in percent with its sign and no needless zero, "−5.5%", "+10%"."""
    return percent(fraction).replace(".0%", "%")


def of_hundred(fraction: float) -> str:
    """Return what is left of 100, "94.5"."""
    return plain_number(100.0 * fraction, 1)


def summary(question: Question, *, is_right: bool) -> str:
    """Return a question and its right answer in a line of the result."""
    mark = f"{TICK} Right" if is_right else f"{CROSS} Wrong"
    return f"{mark} · **{question.about}**. The answer: {question.answers[question.right]}."


def marked(question: Question, choice: int) -> str:
    """Return the answers one below the other, the right one and the reader's marked."""
    return "\n\n".join(
        _marked(answer, is_right=place == question.right, is_chosen=place == choice)
        for place, answer in enumerate(question.answers)
    )


def _marked(answer: str, *, is_right: bool, is_chosen: bool) -> str:
    chosen = " (your answer)" if is_chosen else ""
    if is_right:
        return f"{TICK} **{answer}**{chosen}"
    return f"{CROSS} {answer}{chosen}"
