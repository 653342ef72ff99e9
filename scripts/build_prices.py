"""Build assets/prices from the data files of two openly licensed packages.

Run it in an environment of its own that has ``arch``, ``skfolio``, ``pandas`` and
``pyarrow``: ``python scripts/build_prices.py``. It reads the data files those packages
ship, nothing else, and writes the same bytes every time for the same package versions.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

TARGET = Path(__file__).resolve().parents[1] / "assets" / "prices"
CLOSES_AGREE_WITHIN = 1e-7
LICENCES = {"arch": "NCSA", "skfolio": "BSD-3-Clause"}
LICENCE_FILES = {"arch": "LICENSE.md", "skfolio": "LICENSE"}
COLUMNS = ("close", "open", "high", "low", "volume")
SHARES = {
    "AAPL": "Apple",
    "AMD": "Advanced Micro Devices",
    "BAC": "Bank of America",
    "BBY": "Best Buy",
    "CVX": "Chevron",
    "GE": "General Electric",
    "HD": "Home Depot",
    "JNJ": "Johnson & Johnson",
    "JPM": "JPMorgan Chase",
    "KO": "Coca-Cola",
    "LLY": "Eli Lilly",
    "MRK": "Merck",
    "MSFT": "Microsoft",
    "PEP": "PepsiCo",
    "PFE": "Pfizer",
    "PG": "Procter & Gamble",
    "RRC": "Range Resources",
    "UNH": "UnitedHealth",
    "WMT": "Walmart",
    "XOM": "Exxon Mobil",
}


@dataclass(frozen=True, kw_only=True)
class Series:
    """One series to be written: its values and what a reader is told about them."""

    symbol: str
    name: str
    kind: str
    basis: str
    packages: tuple[str, ...]
    about: str
    frame: pd.DataFrame

    @property
    def file(self) -> str:
        """The file name, made from the symbol's letters and digits."""
        return "".join(c for c in self.symbol.lower() if c.isalnum() or c == "_") + ".parquet"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of catalogue.json."""

    symbol: str
    name: str
    currency: str
    basis: str
    kind: str
    source: str
    licence: str
    first: str
    last: str
    rows: int
    file: str
    sha256: str


def packaged(package: str, path: str) -> pd.DataFrame:
    """Return a data file of an installed package, dated by its ``Date`` column."""
    table = pd.read_csv(str(distribution(package).locate_file(path)), na_values=["."])
    if package == "arch" and "RF" in table:
        months = pd.to_datetime(table["Date"].astype(str), format="%Y%m")
        return table.assign(Date=months).set_index("Date")
    dates = pd.to_datetime(table["Date"], format="%m/%d/%Y" if package == "arch" else "%Y-%m-%d")
    return table.assign(Date=dates).set_index("Date")


def sp500() -> Series:
    """Return the S&P 500: closes from skfolio, the other columns where arch has them."""
    closes = packaged("skfolio", "skfolio/datasets/data/sp500_index.csv.gz")["SP500"]
    bars = packaged("arch", "arch/data/sp500/sp500.csv.gz")
    shared = closes.reindex(bars.index)
    apart = float((bars["Close"] / shared - 1.0).abs().max())
    if not (shared.notna().all() and apart < CLOSES_AGREE_WITHIN):
        raise SystemExit(f"The two sources of the S&P 500 differ by {apart:g}; they must agree.")
    # The index is quoted to the cent; arch carries it through 32-bit floats.
    others = bars[["Open", "High", "Low"]].round(2).assign(Volume=bars["Volume"].astype(float))
    frame = pd.DataFrame({"close": closes}).join(others.rename(columns=str.lower))
    return Series(
        symbol="^GSPC",
        name="S&P 500",
        kind="index",
        basis="price",
        packages=("skfolio", "arch"),
        about="Daily close from skfolio's sp500_index; open, high, low and volume from arch's "
        f"sp500 (1999 to 2018), whose {len(bars):,} closes agree to {apart:.0e}. Price index.",
        frame=frame,
    )


def nasdaq() -> Series:
    """Return the Nasdaq Composite, every column from arch."""
    bars = packaged("arch", "arch/data/nasdaq/nasdaq.csv.gz").drop(columns="Adj Close")
    return Series(
        symbol="^IXIC",
        name="Nasdaq Composite",
        kind="index",
        basis="price",
        packages=("arch",),
        about="Daily open, high, low, close and volume from arch's nasdaq. Price index.",
        frame=bars.rename(columns=str.lower).astype(float),
    )


def wti() -> Series:
    """Return the spot price of West Texas Intermediate crude oil."""
    prices = packaged("arch", "arch/data/wti/wti.csv.gz")["DCOILWTICO"]
    missing = int(prices.isna().sum())
    return Series(
        symbol="WTI",
        name="WTI crude oil, spot",
        kind="commodity",
        basis="price",
        packages=("arch",),
        about="Spot price in US dollars a barrel from arch's wti (FRED DCOILWTICO); "
        f"{missing} days without a price left out. Spot, not the future CL=F.",
        frame=pd.DataFrame({"close": prices.dropna().astype(float)}),
    )


def shares() -> list[Series]:
    """Return the twenty US shares of skfolio."""
    table = packaged("skfolio", "skfolio/datasets/data/sp500_dataset.csv.gz")
    if set(table.columns) != set(SHARES):
        raise SystemExit("The shares in skfolio's sp500_dataset are not the twenty expected.")
    return [
        Series(
            symbol=symbol,
            name=name,
            kind="share",
            basis="total_return",
            packages=("skfolio",),
            about="Daily adjusted close (splits and dividends) from skfolio's sp500_dataset, "
            f"rounded there to 3 decimals; the lowest is {table[symbol].min():g}.",
            frame=pd.DataFrame({"close": table[symbol].astype(float)}),
        )
        for symbol, name in SHARES.items()
    ]


def bill_rate() -> Series:
    """Return the monthly risk-free rate as annual act/365 fractions.

    A rate held for every day of its month accrues ``rate * days / 365``, which is the
    published ``RF / 100``.
    """
    percent = packaged("arch", "arch/data/frenchdata/frenchdata.csv.gz")["RF"]
    days = pd.DatetimeIndex(percent.index).days_in_month
    return Series(
        symbol="bill_rate",
        name="US one-month Treasury bill rate",
        kind="rate",
        basis="rate",
        packages=("arch",),
        about="Monthly risk-free return (Fama and French) from arch's frenchdata, as an annual "
        "act/365 fraction dated at the first day of the month it covers.",
        frame=pd.DataFrame({"rate": percent.astype(float) / 100.0 * 365.0 / days}),
    )


def write(series: Series) -> Entry:
    """Write one series to its file and return its line in the catalogue."""
    path = TARGET / series.file
    columns = [name for name in (*COLUMNS, "rate") if name in series.frame]
    pq.write_table(
        table_of(series, columns),
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=columns,
        column_encoding={"date": "DELTA_BINARY_PACKED"},
    )
    return Entry(
        symbol=series.symbol,
        name=series.name,
        currency="" if series.kind == "rate" else "USD",
        basis=series.basis,
        kind=series.kind,
        source=" and ".join(f"{name} {distribution(name).version}" for name in series.packages),
        licence=" and ".join(LICENCES[name] for name in series.packages),
        first=f"{series.frame.index[0]:%Y-%m-%d}",
        last=f"{series.frame.index[-1]:%Y-%m-%d}",
        rows=len(series.frame),
        file=series.file,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def table_of(series: Series, columns: list[str]) -> pa.Table:
    """Return the values of a series as they are stored; dates in microseconds, NaN as null."""
    dates = pd.DatetimeIndex(series.frame.index).as_unit("us")
    if not dates.is_monotonic_increasing or dates.has_duplicates:
        raise SystemExit(f"The dates of {series.symbol} are not strictly increasing.")
    numbers = {name: series.frame[name].to_numpy(np.float64) for name in columns}
    return pa.table(
        {"date": pa.array(dates.to_numpy(), type=pa.timestamp("us"))}
        | {name: pa.array(values, from_pandas=True) for name, values in numbers.items()}
    )


def licence_text(package: Distribution) -> str:
    """Return the licence a package ships."""
    text = package.read_text(f"licenses/{LICENCE_FILES[package.metadata['Name']]}")
    if text is None:
        raise SystemExit(f"{package.metadata['Name']} ships no licence text where it is expected.")
    return text


def readme(entries: list[Entry], about: dict[str, str]) -> str:
    """Return assets/prices/README.md."""
    rows = [
        f"| `{e.symbol}` | {e.name} | {e.first} to {e.last} | {e.rows:,} | {e.source} | "
        f"{e.licence} | {about[e.symbol]} | `{e.file}` `{e.sha256}` |"
        for e in entries
    ]
    return "\n".join([README_HEAD, *rows, ""])


README_HEAD = """\
# Bundled prices

Written by `scripts/build_prices.py`; do not edit by hand. Every series comes from the data
files of two openly licensed Python packages and nothing else: `arch` (NCSA licence,
`LICENSE-arch.md`) and `skfolio` (BSD 3-Clause licence, `LICENSE-skfolio.txt`).
`catalogue.json` says the same for programs.

- Each file is parquet: `date` (midnight, no time zone) and the columns the source has.
- Indices are price indices: dividends are not included.
- Index volume is not in shares or money, so it has no unit.
- The twenty shares are adjusted closes, a total return. They are rounded to 3 decimals, and
  early prices are small, so early daily returns are coarse: Apple's 0.264 of 2 January 1990
  can only move in steps of 0.4%.
- All twenty were still listed at the end of 2022: they are not a sample of the market of 1990.
- The last month of the bill rate covers November 2018. After that it is not known.

| Symbol | What | Span | Rows | Source | Licence | About | File and SHA-256 |
|---|---|---|---|---|---|---|---|"""


def main() -> None:
    """Write every series, the catalogue, the README and the licence texts."""
    TARGET.mkdir(parents=True, exist_ok=True)
    prices = [sp500(), nasdaq(), wti(), *shares()]
    rate = bill_rate()
    entries = [write(series) for series in (*prices, rate)]
    catalogue = {"series": [asdict(e) for e in entries[:-1]], "bill_rate": asdict(entries[-1])}
    text = json.dumps(catalogue, indent=2, ensure_ascii=False)
    (TARGET / "catalogue.json").write_text(text + "\n", encoding="utf-8")
    about = {series.symbol: series.about for series in (*prices, rate)}
    (TARGET / "README.md").write_text(readme(entries, about), encoding="utf-8")
    for package, file in (("arch", "LICENSE-arch.md"), ("skfolio", "LICENSE-skfolio.txt")):
        (TARGET / file).write_text(licence_text(distribution(package)), encoding="utf-8")
    print(f"Wrote {len(entries)} series to {TARGET}.")


if __name__ == "__main__":
    main()
