"""A reader's own file of prices or of a rate, read from its bytes in memory.

Open the file with `read_table`, ask `questions` and answer them in `Choices` until none is
required, then read it with `read_prices` or `read_rate`::

    table = read_table(content)
    choices = Choices()
    for asked in questions(table, "prices", choices):
        choices = asked.answer(choices, ...)
    upload = read_prices(table, choices, label="My token")

What a value means is decided where all values of the file agree with one reading only, and
asked where they agree with several. Nothing in a file is run, and nothing is written anywhere.
"""

from lev_core.market.uploads.archive import MAX_UNPACKED
from lev_core.market.uploads.asking import questions
from lev_core.market.uploads.choices import (
    NO_COLUMN,
    TIME_ZONES,
    Choices,
    Example,
    Question,
    Reading,
)
from lev_core.market.uploads.content import MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from lev_core.market.uploads.errors import UploadError
from lev_core.market.uploads.reading import PriceUpload, RateUpload, read_prices, read_rate
from lev_core.market.uploads.report import Finding, QualityReport
from lev_core.market.uploads.table import Table, preview, read_table

__all__ = [
    "MAX_BYTES",
    "MAX_CELLS",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "MAX_UNPACKED",
    "NO_COLUMN",
    "TIME_ZONES",
    "Choices",
    "Example",
    "Finding",
    "PriceUpload",
    "QualityReport",
    "Question",
    "RateUpload",
    "Reading",
    "Table",
    "UploadError",
    "preview",
    "questions",
    "read_prices",
    "read_rate",
    "read_table",
]
