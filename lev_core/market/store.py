"""The last good copy of each symbol's prices, one parquet file per symbol."""

from __future__ import annotations

import hashlib
import json
import os
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pandas as pd

from lev_core.market.answers import LiveHistory
from lev_core.prices import OPTIONAL_COLUMNS, PriceHistory

if TYPE_CHECKING:
    import pyarrow as pa

CACHE_VARIABLE = "LEVERAGE_LENS_CACHE"
LABELS = ("symbol", "name", "currency", "source", "basis", "volume_unit")
METADATA_KEY = b"leverage_lens"
KEPT_AT_MOST = 32


def default_directory() -> Path:
    """Return where copies are kept: ``LEVERAGE_LENS_CACHE``, or the user's cache directory."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("leverage-lens", appauthor=False))


class PriceStore:
    """Copies of price histories that survive a restart.

    A reader sees the old file or the new one, never a part of either. A file that cannot
    be read counts as no file. What cannot be written is kept in memory instead, for the
    most recent symbols.

    Parameters
    ----------
    directory : pathlib.Path
        Where the files go; made when the first one is written.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._kept: OrderedDict[str, LiveHistory] = OrderedDict()
        self._lock = Lock()

    def path(self, symbol: str) -> Path:
        """Return the file of a symbol; its name says nothing a path could understand."""
        return self._directory / f"{hashlib.sha256(symbol.encode()).hexdigest()}.parquet"

    def read(self, symbol: str) -> LiveHistory | None:
        """Return the last good copy.

        Parameters
        ----------
        symbol : str
            A checked symbol.

        Returns
        -------
        LiveHistory or None
            None where there is no copy or it cannot be used.
        """
        with self._lock:
            kept = self._kept.get(symbol)
        if kept is not None:
            return kept
        try:
            copy = _read(self.path(symbol))
        except Exception:  # noqa: BLE001  a damaged file can fail in any way the reader knows
            return None
        return copy if copy.prices.symbol == symbol else None

    def write(self, symbol: str, copy: LiveHistory) -> None:
        """Replace the copy of a symbol.

        Parameters
        ----------
        symbol : str
            A checked symbol.
        copy : LiveHistory
            What Yahoo sent.
        """
        try:
            _replace(self.path(symbol), _table(copy))
        except OSError:
            with self._lock:
                self._kept[symbol] = copy
                self._kept.move_to_end(symbol)
                while len(self._kept) > KEPT_AT_MOST:
                    self._kept.popitem(last=False)
        else:
            with self._lock:
                self._kept.pop(symbol, None)


def _table(copy: LiveHistory) -> pa.Table:
    import pyarrow as pa

    prices = copy.prices
    optional = {name: getattr(prices, name) for name in OPTIONAL_COLUMNS}
    columns = {"close": prices.close} | {k: v for k, v in optional.items() if v is not None}
    labels = {name: getattr(prices, name) for name in LABELS}
    facts = {"fetched_on": copy.fetched_on.isoformat(), "dropped_rows": copy.dropped_rows}
    dates = pa.array(prices.index.as_unit("us").to_numpy(), type=pa.timestamp("us"))
    table = pa.table(
        {"date": dates} | {name: pa.array(v.to_numpy()) for name, v in columns.items()}
    )
    return table.replace_schema_metadata({METADATA_KEY: json.dumps(labels | facts)})


def _read(path: Path) -> LiveHistory:
    import pyarrow as pa
    import pyarrow.parquet as pq

    # Read the file once: given a path, pyarrow opens it twice and can meet two files.
    table = pq.ParquetFile(pa.BufferReader(path.read_bytes())).read()
    facts: dict[str, Any] = json.loads(table.schema.metadata[METADATA_KEY])
    frame = table.to_pandas().set_index("date")
    prices = PriceHistory(
        frame["close"],
        **{name: frame[name] for name in OPTIONAL_COLUMNS if name in frame},
        **{name: facts[name] for name in LABELS},
    )
    return LiveHistory(
        prices=prices,
        fetched_on=pd.Timestamp(facts["fetched_on"]).tz_convert("UTC"),
        dropped_rows=int(facts["dropped_rows"]),
    )


def _replace(path: Path, table: pa.Table) -> None:
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{uuid4().hex}.tmp")
    try:
        pq.write_table(table, unfinished, compression="zstd")
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
