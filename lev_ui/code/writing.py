"""How a program is put on paper: numbers, texts and calls as a person writes them.

Nothing from outside can leave its literal: texts are written by `repr`, and a comment keeps
letters, digits and a few harmless marks alone.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from functools import cache

import lev_core
from lev_core import Policy, market
from lev_core.market import uploads

WIDTH = 88
GROUPED_FROM = 10_000
LONGEST_NUMBER = 20
# Neither an end of line, nor the colon and equals sign by which a first line can name a coding.
_NOT_IN_COMMENT = re.compile(r"[^\w .,&'^+/()%×−–-]+")
_SOURCES = (lev_core, market, uploads)


def number(value: float) -> str:
    """Return a number as a person writes it in a program: 3, 0.0095, 100_000_000.

    Examples
    --------
    >>> number(3.0), number(0.0095), number(5e-05), number(1e8)
    ('3', '0.0095', '0.00005', '100_000_000')
    """
    if value.is_integer():
        return f"{int(value):_}" if abs(value) >= GROUPED_FROM else str(int(value))
    written = format(Decimal(repr(value)), "f")
    return written if len(written) <= LONGEST_NUMBER else repr(value)


def text(value: str) -> str:
    r"""Return a text as a literal, in double quotes where nothing in it speaks against them.

    Examples
    --------
    >>> print(text("^IXIC"), text('a "b"'), text("two\nlines"))
    "^IXIC" 'a "b"' "two\nlines"
    """
    written = repr(value)
    plain = written.startswith("'") and '"' not in value
    return f'"{written[1:-1]}"' if plain else written


def value_text(value: object) -> str:
    """Return a number, a switch or a text as a literal."""
    if isinstance(value, bool) or value is None:
        return repr(value)
    return number(float(value)) if isinstance(value, int | float) else text(str(value))


def policy_text(policy: Policy) -> str:
    """Return a rule as the call that makes it, without what it would have by itself.

    Examples
    --------
    >>> from lev_core import Band, Emergency
    >>> policy_text(Band(2.25, 4.125)), policy_text(Emergency())
    ('Band(2.25, 4.125)', 'Emergency()')
    """
    given = []
    for field in fields(policy):
        value = getattr(policy, field.name)
        if value != field.default:
            name = f"{field.name}=" if field.kw_only else ""
            given.append(f"{name}{value_text(value)}")
    return f"{type(policy).__name__}({', '.join(given)})"


def laid_out(head: str, arguments: Sequence[str], tail: str = ")") -> str:
    """Return ``head(arguments)tail`` on one line, on three, or with one argument a line."""
    whole = ", ".join(arguments)
    if len(f"{head}({whole}{tail}") <= WIDTH:
        return f"{head}({whole}{tail}"
    if len(whole) + 4 <= WIDTH:
        return f"{head}(\n    {whole}\n{tail}"
    return "\n".join((f"{head}(", *(f"    {argument}," for argument in arguments), tail))


def comment(said: str) -> str:
    """Return a text as a comment of one line, whatever stands in it."""
    harmless = " ".join(_NOT_IN_COMMENT.sub(" ", said).split())
    longest = WIDTH - len("# ")
    return f"# {harmless if len(harmless) <= longest else harmless[: longest - 1] + '…'}"


def program(said: str, statements: Sequence[str], prints: Sequence[str]) -> str:
    """Return a whole program: what it gives, the imports it needs, its steps, what it prints."""
    steps, printed = "\n".join(statements), "\n".join(prints)
    imports = _imports(f"{steps}\n{printed}")
    return f"{comment(said)}\n{imports}\n\n{steps}\n\n{printed}\n"


def _imports(body: str) -> str:
    """Return the import of every public name that a program uses."""
    used = {node.id for node in ast.walk(ast.parse(body)) if isinstance(node, ast.Name)}
    found = ["from pathlib import Path\n"] if "Path" in used else []
    for module, public in _public_names().items():
        names = sorted(used & public, key=_import_order)
        if names:
            line = f"from {module} import {', '.join(names)}"
            listed = "\n".join(f"    {name}," for name in names)
            found.append(line if len(line) <= WIDTH else f"from {module} import (\n{listed}\n)")
    return "\n".join(found)


@cache
def _public_names() -> dict[str, frozenset[str]]:
    return {module.__name__: frozenset(module.__all__) for module in _SOURCES}


def _import_order(name: str) -> tuple[bool, str]:
    return name[0].islower(), name
