"""Check the docstring of every public name of the library with numpydoc's validator.

Which checks are on, and why the others are off, stands in pyproject.toml under
``[tool.numpydoc_validation]``. Public are the names in ``__all__`` of the packages listed below,
and the methods and properties of the classes among them.
"""

from __future__ import annotations

import importlib
import inspect
import sys
import tomllib
from collections.abc import Iterator
from enum import EnumType
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("lev_core", "lev_core.market", "lev_core.market.uploads", "lev_core.scenarios")


def enabled_checks(known: set[str]) -> set[str]:
    """Return the codes of the checks to run; "all" turns the listed ones off instead."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = set(config["tool"]["numpydoc_validation"]["checks"])
    return known - listed if "all" in listed else listed


def public_names() -> Iterator[str]:
    """Yield the dotted name of every documented object of the library."""
    for package in PACKAGES:
        module = importlib.import_module(package)
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            if isinstance(value, EnumType):
                continue  # its parameters are those of every enumeration
            if inspect.isroutine(value) or inspect.isclass(value):
                yield f"{package}.{name}"
            if inspect.isclass(value):
                yield from (f"{package}.{name}.{member}" for member in _own_members(value))


def _own_members(cls: type) -> list[str]:
    """Return the public methods and properties written in the class itself."""
    return [
        name
        for name, value in vars(cls).items()
        if not name.startswith("_") and (callable(value) or hasattr(value, "__get__"))
    ]


def main() -> int:
    """Print each finding; return 1 if there is any."""
    sys.path.insert(0, str(ROOT))
    from numpydoc.validate import ERROR_MSGS, validate

    checks = enabled_checks(set(ERROR_MSGS))
    findings = [
        f"{name}: {code} {message}"
        for name in public_names()
        for code, message in validate(name)["errors"]
        if code in checks
    ]
    print("\n".join(findings), end="\n" if findings else "")
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())
