"""Nothing in a file is run, nothing is written, and a name is never a path."""

from __future__ import annotations

import ast
import os
import pickle  # noqa: TID251  to show that none is opened
import subprocess
import sys
from pathlib import Path

import pytest

from lev_core.market.uploads import UploadError, read_prices, read_table
from lev_core.market.uploads.choices import Choices
from tests.core.market.uploads.files import closes, refused, workbook_of

ROOT = Path(__file__).resolve().parents[4]
PACKAGE = ROOT / "lev_core" / "market" / "uploads"

READ_EVERYTHING = """
import os, sys
from lev_core.market.uploads import *
for name in sorted(os.listdir(sys.argv[1])):
    with open(os.path.join(sys.argv[1], name), "rb") as file:
        content = file.read()
    try:
        table = read_table(content)
        choices = Choices(close="Close")
        questions(table, "prices", choices)
        preview(table, choices)
        print(name, read_prices(table, choices, label="../../escaped").prices.close.tolist())
    except UploadError:
        print(name, "refused")
"""


class Payload:
    """An object that leaves a file behind when its pickle is opened."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_is_refused_and_not_opened(tmp_path: Path, protocol: int) -> None:
    trace = tmp_path / "opened"
    content = pickle.dumps(Payload(trace), protocol=protocol)
    with pytest.raises(UploadError):
        read_table(content)
    assert not trace.exists()
    pickle.loads(content)  # noqa: S301  the payload works, had anybody opened it
    assert trace.exists()


def test_nothing_is_written_and_no_label_is_a_path(tmp_path: Path) -> None:
    files, home = tmp_path / "files", tmp_path / "home"
    for folder in (files, home):
        folder.mkdir()
    good = [("Date", "Close"), ("2024-01-02", 1.5), ("2024-01-03", 2.5)]
    contents = {
        "a.csv": closes("1", "2"),
        "b.xlsx": workbook_of(good),
        "c.xlsx": workbook_of(good)[:-400],
        "d.pkl": pickle.dumps(good),
    }
    for name, content in contents.items():
        (files / name).write_bytes(content)
    places = dict.fromkeys(("HOME", "TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME"), os.fspath(home))
    done = subprocess.run(
        [sys.executable, "-B", "-c", READ_EVERYTHING, os.fspath(files)],
        cwd=home,
        env=os.environ | places | {"PYTHONPATH": os.fspath(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "a.csv [1.0, 2.0]",
        "b.xlsx [1.5, 2.5]",
        "c.xlsx refused",
        "d.pkl refused",
    ]
    assert list(home.iterdir()) == []
    assert sorted(path.name for path in files.iterdir()) == sorted(contents)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files", "home"]


def test_the_package_opens_no_file_and_imports_nothing_that_runs_content() -> None:
    forbidden = {"pickle", "os", "pathlib", "shelve", "marshal", "subprocess", "tempfile", "shutil"}
    for path in sorted(PACKAGE.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {
            name.partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (getattr(node, "module", None) or "", *(a.name for a in node.names))
        }
        assert not imported & forbidden, path.name
        called = {
            n.func.id
            for n in ast.walk(tree)
            if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
        }
        assert not called & {"open", "eval", "exec", "compile", "__import__"}, path.name


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("My token", "My token"),
        ("../../etc/passwd", ".. .. etc passwd"),
        ("C:\\Users\\me\\prices.csv", "C: Users me prices.csv"),
        ("a\nb\x00\x1b[31m\u202ec", "a b [31m c"),
        ("", "your file"),
        ("x" * 500, "x" * 59 + "…"),
    ],
)
def test_a_label_is_one_short_line(label: str, shown: str) -> None:
    upload = read_prices(read_table(closes("1", "2")), Choices(), label=label)
    assert (upload.prices.name, upload.prices.source) == (shown, "your file")
    assert upload.prices.symbol == ""


def test_hostile_text_is_quoted_short_and_printable() -> None:
    content = closes("1", "2", *["\x1b]0;" + "evil" * 50 + "\u202e\u2028"] * 2, "3")
    with refused("2 of 5 rows have no number that can be read, such as “]0;evil"):
        read_prices(read_table(content), Choices())


def test_loading_the_package_loads_no_spreadsheet_reader() -> None:
    program = "import sys, lev_core.market.uploads; print('openpyxl' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": os.fspath(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
