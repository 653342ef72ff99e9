"""The sentences of the page Words, and those of the drawer that leads to it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from lev_ui.words.examples import example
from lev_ui.words.glossary import MEANING
from lev_ui.words.plain import for_markdown
from lev_ui.words.themes import matching, named, slug
from lev_ui.words.where import Place, places

DRAWER = "What the words mean"
ALL = "All the words, with examples"
FIND = "Find a word"
FIND_HELP = "Any part of a word or of its meaning."
SHOW_ALL = "Show all the words"
WHERE_TO_SEE = "To be seen on"


def title(wanted: str) -> str:
    """Return the page's question."""
    word = named(wanted)
    return f"What does “{word}” mean?" if word else "What do the words mean?"


def answer(wanted: str) -> str:
    """Return the page's answer: the word asked for, or how many there are."""
    word = named(wanted)
    if word:
        return " ".join(filter(None, (MEANING[word], _for_example(word))))
    return (
        f"The {len(MEANING)} words of trade that this site uses, each in a sentence or two, by "
        "theme. Every word is a link to itself, to be passed on."
    )


def unknown(wanted: str) -> str:
    """Return the notice for a word that is not there; empty if it is, or if none was asked for."""
    if not wanted or named(wanted):
        return ""
    return f"No word here is called “{for_markdown(wanted)}”. These are all there are."


def nothing_found(find: str) -> str:
    """Return what is said where no word matches."""
    return f"No word here has “{find}” in its name or its meaning."


def themes(find: str) -> tuple[str, ...]:
    """Return every theme with its words as Markdown, as far as they match."""
    return tuple(_theme(theme, words) for theme, words in matching(find).items())


def first_up(word: str) -> str:
    """Return a word as a heading starts with it."""
    return f"{word[:1].upper()}{word[1:]}"


def of_page(words: Sequence[str]) -> str:
    """Return the words a page uses with their meanings, each a link to the page Words."""
    listed = sorted(words, key=str.casefold)
    return "\n".join(f"- **{_link(word)}**: {MEANING[word]}" for word in listed)


def _theme(theme: str, words: Sequence[str]) -> str:
    return "\n\n".join([f"## {theme}", *(_entry(word) for word in words)])


def _entry(word: str) -> str:
    seen = ", ".join(_place(place) for place in places(word))
    where = f" {WHERE_TO_SEE} {seen}." if seen else ""
    shown = _for_example(word)
    return f"### {_link(word)}\n\n{MEANING[word]}{f' {shown}' if shown else ''}{where}"


def _for_example(word: str) -> str:
    shown = example(word)
    return f"*For example:* {shown}" if shown else ""


def _link(word: str) -> str:
    return f"[{first_up(word)}](words?word={slug(word)})"


def _place(place: Place) -> str:
    query = f"?{urlencode(place.query)}" if place.query else ""
    return f"[{place.title}]({place.page}{query})"
