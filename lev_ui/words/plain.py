"""Small turns of phrase, and text from outside made harmless."""

from __future__ import annotations

import re
from html import escape

from lev_ui.theme import loss, percent, plain_number

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$:~&@/])")
_AUTOMATIC = re.compile(r"(?<=:)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
WORD_JOINER = "\u2060"
_WRITTEN = re.compile(rf"\\(.)|\*\*|{WORD_JOINER}", re.DOTALL)
_ABOUT = 0.05  # of a year: too little to be written
UNLEVERED = (0.0, 1.0)  # a daily reset changes nothing at these multiples
_TIMES = {
    2.0: "Twice that",
    3.0: "Three times that",
    4.0: "Four times that",
    5.0: "Five times that",
    0.5: "Half of that",
    -1.0: "The opposite of that",
    -2.0: "Minus twice that",
    -3.0: "Minus three times that",
    -4.0: "Minus four times that",
    -5.0: "Minus five times that",
}


def for_markdown(text: str, *, first: bool = False) -> str:
    """Return text from outside so that Markdown shows it as it is and obeys nothing in it.

    A backslash stops marks; an invisible joiner stops what is made of plain words, such as
    links of bare addresses and emoji of `:names:`. `first` starts a sentence with it.
    """
    text = f"{text[:1].upper()}{text[1:]}" if first else text
    joined = _AUTOMATIC.sub(WORD_JOINER, " ".join(text.split()))
    return _MARKDOWN.sub(r"\\\1", joined)


def from_markdown(said: str) -> str:
    """Return a sentence as it reads where there is no Markdown: nothing bold, nothing escaped.

    Examples
    --------
    >>> from_markdown(f"Why **{for_markdown('*A*.B')}**?")
    'Why *A*.B?'
    """
    return _WRITTEN.sub(lambda mark: mark[1] or "", said)


def for_chart(text: str) -> str:
    """Return text from outside so that a chart shows it as it is: charts read some HTML."""
    return escape(" ".join(text.split()), quote=False)


def moved(fraction: float) -> str:
    """Return what a price did: "rose 200.5%", "fell 12.3%", "ended where it began"."""
    size = _size(fraction)
    if size == "0.0%":
        return "ended where it began"
    return f"{'rose' if fraction > 0.0 else 'fell'} {size}"


def earned(fraction: float) -> str:
    """Return what an investment did: "gained 12.3%", "lost 42.4%", "came out even"."""
    if fraction <= -1.0:
        return "lost everything"
    size = _size(fraction)
    if size == "0.0%":
        return "came out even"
    return f"{'gained' if fraction > 0.0 else 'lost'} {size}"


def would_have(fraction: float) -> str:
    """Return the same for what did not happen: "would have gained 12.3%"."""
    return f"would have {earned(fraction).replace('came', 'come')}"


def lower_first(text: str) -> str:
    """Return a text that starts a line as it stands inside one."""
    return text[:1].lower() + text[1:]


def _size(fraction: float) -> str:
    return loss(fraction) if fraction < 0.0 else percent(fraction, signed=False)


def times_that(leverage: float) -> str:
    """Return the multiple as the start of a sentence: "Three times that"."""
    return _TIMES.get(leverage, f"{plain_number(leverage)} times that")


def lasting(years: float) -> str:
    """Return a length of time: "6.2 years", "one year", "5 months", "12 days"."""
    if abs(years - 1.0) < _ABOUT:
        return "one year"
    if years > 1.0:
        return f"{plain_number(years, 1)} years"
    months = round(12.0 * years)
    if months > 1:
        return f"{months} months"
    days = round(365.0 * years)
    return f"{days} days" if days > 1 else "one day"
