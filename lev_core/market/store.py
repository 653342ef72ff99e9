"""The last good copy of what Yahoo sent, one parquet file per symbol and kind."""

from __future__ import annotations

import hashlib
import json
import os
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar
from uuid import uuid4

import pandas as pd

from lev_core.market.answers import LiveHistory, LiveRate
from lev_core.prices import OPTIONAL_COLUMNS, PriceHistory

if TYPE_CHECKING:
    import pyarrow as pa

CACHE_VARIABLE = "LEVERAGE_LENS_CACHE"
LABELS = ("symbol", "name", "currency", "source", "basis", "volume_unit")
METADATA_KEY = b"leverage_lens"
KEPT_AT_MOST = 32

T = TypeVar("T", LiveHistory, LiveRate)


def default_directory() -> Path:
    """Return where copies are kept: ``LEVERAGE_LENS_CACHE``, or the user's cache directory."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("leverage-lens", appauthor=False))


class Store(ABC, Generic[T]):
    """Copies that survive a restart.

    A reader sees the old file or the new one, never a part of either. A file that cannot
    be read counts as no file. What cannot be written is kept in memory instead, for the
    most recent symbols.

    Parameters
    ----------
    directory : pathlib.Path
        Where the files go; made when the first one is written.
    """

    kind: ClassVar[str]  # part of a file's name
    content: ClassVar[str]  # in a sentence

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._kept: OrderedDict[str, T] = OrderedDict()
        self._lock = Lock()

    def path(self, symbol: str) -> Path:
        """Return the file of a symbol; its name says nothing a path could understand."""
        name = hashlib.sha256(f"{self.kind}{symbol}".encode()).hexdigest()
        return self._directory / f"{name}.parquet"

    def read(self, symbol: str) -> T | None:
        """Return the last good copy.

        Parameters
        ----------
        symbol : str
            A checked symbol.

        Returns
        -------
        LiveHistory or LiveRate or None
            None where there is no copy or it cannot be used.
        """
        with self._lock:
            kept = self._kept.get(symbol)
        if kept is not None:
            return kept
        try:
            return self._from_table(_read(self.path(symbol)), symbol)
        except Exception:  # noqa: BLE001  a damaged file can fail in any way the reader knows
            return None

    def write(self, symbol: str, copy: T) -> None:
        """Replace the copy of a symbol.

        Parameters
        ----------
        symbol : str
            A checked symbol.
        copy : LiveHistory or LiveRate
            What Yahoo sent.
        """
        try:
            _replace(self.path(symbol), self._table(copy, symbol))
        except OSError:
            with self._lock:
                self._kept[symbol] = copy
                self._kept.move_to_end(symbol)
                while len(self._kept) > KEPT_AT_MOST:
                    self._kept.popitem(last=False)
        else:
            with self._lock:
                self._kept.pop(symbol, None)

    @abstractmethod
    def _table(self, copy: T, symbol: str) -> pa.Table:
        """Return a copy as a table that says whose it is."""

    @abstractmethod
    def _from_table(self, table: pa.Table, symbol: str) -> T | None:
        """Return the copy a table holds, or None if it is another symbol's."""


class PriceStore(Store[LiveHistory]):
    """Copies of price histories."""

    kind = ""
    content = "prices"

    def _table(self, copy: LiveHistory, symbol: str) -> pa.Table:
        prices = copy.prices
        optional = {name: getattr(prices, name) for name in OPTIONAL_COLUMNS}
        columns = {"close": prices.close} | {k: v for k, v in optional.items() if v is not None}
        labels = {name: getattr(prices, name) for name in LABELS} | {"symbol": symbol}
        facts = {"fetched_on": copy.fetched_on.isoformat(), "dropped_rows": copy.dropped_rows}
        return _dated_table(prices.index, columns, labels | facts)

    def _from_table(self, table: pa.Table, symbol: str) -> LiveHistory | None:
        facts, frame = _facts(table), table.to_pandas().set_index("date")
        prices = PriceHistory(
            frame["close"],
            **{name: frame[name] for name in OPTIONAL_COLUMNS if name in frame},
            **{name: facts[name] for name in LABELS},
        )
        copy = LiveHistory(
            prices=prices,
            fetched_on=pd.Timestamp(facts["fetched_on"]).tz_convert("UTC"),
            dropped_rows=int(facts["dropped_rows"]),
        )
        return copy if prices.symbol == symbol else None


class RateStore(Store[LiveRate]):
    """Copies of dated rates."""

    kind = "rate "
    content = "rates"

    def _table(self, copy: LiveRate, symbol: str) -> pa.Table:
        facts = {"symbol": symbol, "fetched_on": copy.fetched_on.isoformat()}
        return _dated_table(pd.DatetimeIndex(copy.rate.index), {"rate": copy.rate}, facts)

    def _from_table(self, table: pa.Table, symbol: str) -> LiveRate | None:
        facts, frame = _facts(table), table.to_pandas().set_index("date")
        fetched_on = pd.Timestamp(facts["fetched_on"]).tz_convert("UTC")
        copy = LiveRate(rate=frame["rate"], fetched_on=fetched_on)
        return copy if facts["symbol"] == symbol else None


def _dated_table(
    index: pd.DatetimeIndex, columns: Mapping[str, pd.Series], facts: Mapping[str, object]
) -> pa.Table:
    import pyarrow as pa

    dates = pa.array(index.as_unit("us").to_numpy(), type=pa.timestamp("us"))
    values = {name: pa.array(column.to_numpy()) for name, column in columns.items()}
    table = pa.table({"date": dates} | values)
    return table.replace_schema_metadata({METADATA_KEY: json.dumps(dict(facts))})


def _facts(table: pa.Table) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(table.schema.metadata[METADATA_KEY])
    return facts


def _read(path: Path) -> pa.Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    # Read the file once: given a path, pyarrow opens it twice and can meet two files.
    return pq.ParquetFile(pa.BufferReader(path.read_bytes())).read()


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
