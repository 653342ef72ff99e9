"""The locked requirements: complete, checked by hash, tied to no mirror, freely licensed."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")

PERMISSIVE = {
    "0BSD",
    "Apache",
    "Apache 2.0",
    "Apache License 2.0",
    "Apache Software License",
    "Apache-2.0",
    "3-Clause BSD License",
    "BSD 2-Clause License",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT License",
    "MIT-0",
    "MIT-CMU",
    "PSF-2.0",
    "The MIT License (MIT)",
    "Zlib",
}

PEERS = {"arch", "bt", "vectorbt"}

# name: (licence its metadata states, why it is here all the same)
EXCEPTIONS = {
    "axe-playwright-python": ("", "MIT by its licence file; carries axe-core, tests only"),
    "certifi": ("Mozilla Public License 2.0 (MPL 2.0)", "a list of certificates, used unchanged"),
    "codespell": ("GPL-2.0-only", "a program the checks start; nothing is linked or passed on"),
    "docutils": (
        "Public Domain AND BSD License AND GNU General Public License (GPL)",
        "public domain but for an Emacs mode we do not use; checks only, through numpydoc",
    ),
    "hypothesis": ("MPL-2.0", "used unchanged, tests only"),
    "orjson": ("MPL-2.0 AND (Apache-2.0 OR MIT)", "used unchanged; the MPL covers one part of it"),
    "pathspec": ("Mozilla Public License 2.0 (MPL 2.0)", "used unchanged, checks only"),
    "peewee": ("", "MIT by its licence file; comes with yfinance"),
}


def locked(name: str) -> list[Requirement]:
    """Return the requirements of a lock file that apply to this machine."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line.rstrip(" \\")) for line in lines if re.match(r"[a-z0-9]", line)]
    return [pin for pin in pins if pin.marker is None or pin.marker.evaluate()]


def licence(package: Distribution) -> str:
    """Return what a package's metadata states: expression, else classifiers, else free text."""
    fields = package.metadata
    if "License-Expression" in fields:
        return fields["License-Expression"]
    classifiers = [
        line.split("::")[-1].strip()
        for line in fields.get_all("Classifier", [])
        if line.startswith("License ::")
    ]
    free_text = fields["License"].strip().splitlines()[0] if "License" in fields else ""
    return " AND ".join(classifiers) or free_text.strip()


def is_permissive(stated: str) -> bool:
    """Say whether every part of an expression "a AND (b OR c)" can be had permissively."""
    return stated in PERMISSIVE or all(
        any(choice.strip("()") in PERMISSIVE for choice in part.split(" OR "))
        for part in stated.split(" AND ")
    )


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_and_has_its_hashes(name: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"))[1:]
    assert len(entries) > 30
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[0-9]", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_files_name_no_address_and_no_folder_of_one_machine(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "make lock" in text.splitlines()[1]
    for trace in ("://", "file:", " @ ", "--index", "--extra-index", "--find-links"):
        assert trace not in text
    assert re.findall(r"(?<!sha256:)[/\\]\w+", text) == []


def test_tests_and_benchmarks_run_on_the_very_versions_the_dashboard_runs_on() -> None:
    app, *others = ({pin.name: str(pin.specifier) for pin in locked(name)} for name in LOCKS)
    for other in others:
        assert app.items() <= other.items()


def test_neither_the_dashboard_nor_a_test_needs_a_peer() -> None:
    app, dev, _ = ({pin.name for pin in locked(name)} for name in LOCKS)
    assert PEERS & (app | dev) == set()


def test_what_is_installed_is_what_is_locked() -> None:
    for pin in locked("requirements-dev.txt"):
        assert distribution(pin.name).version in pin.specifier, pin


def test_every_dependency_is_freely_licensed_or_an_exception_with_a_reason() -> None:
    stated = {pin.name: licence(distribution(pin.name)) for pin in locked("requirements-dev.txt")}
    others = {name: text for name, text in stated.items() if not is_permissive(text)}
    assert others == {name: text for name, (text, _) in EXCEPTIONS.items()}


def test_the_dashboard_itself_needs_only_three_of_the_exceptions() -> None:
    app = {pin.name for pin in locked("requirements.txt")}
    assert app & EXCEPTIONS.keys() == {"certifi", "orjson", "peewee"}
