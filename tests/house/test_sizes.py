"""Small things stay small: modules, functions, pages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMITS = {"app.py": 40, "pages/*.py": 60, "lev_core/**/*.py": 300, "lev_ui/**/*.py": 300}
FUNCTION_LINES = 30
SOURCES = sorted(path for pattern in LIMITS for path in ROOT.glob(pattern))


def name_of(path: Path) -> str:
    """Return the path as a person names it."""
    return path.relative_to(ROOT).as_posix()


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function's body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("pattern", LIMITS)
def test_no_file_outgrows_its_limit(pattern: str) -> None:
    files = sorted(ROOT.glob(pattern))
    assert files
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in lengths.items() if lines > LIMITS[pattern]} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = [
        f"{name_of(path)}: {node.name} has {body_lines(node)} lines"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and body_lines(node) > FUNCTION_LINES
    ]
    assert too_long == []
