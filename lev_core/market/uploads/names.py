"""Names that columns of prices and rates usually have, in the languages of most files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_NAMES = {
    "date": (
        "date, datetime, date time, day, timestamp, time stamp, open time, close time, time open, "
        "unix, unix time, unix timestamp, observation date, period, datum, zeitpunkt, tag, fecha, "
        "jour, data"
    ),
    "time": "time, hour, zeit, uhrzeit, hora, heure, ora",
    "close": (
        "close, closing price, close price, close last, last, last price, price, settle, "
        "settlement, settlement price, px last, nav, schluss, schlusskurs, schlußkurs, kurs, "
        "letzter, zuletzt, cierre, ultimo, precio, cloture, dernier, cours, prix, chiusura, prezzo"
    ),
    "adjusted": (
        "adj close, adjclose, adjusted close, close adj, close adjusted, adj price, "
        "adjusted price, adjusted, total return"
    ),
    "open": (
        "open, opening price, open price, eroffn, eroffnung, eroffnungskurs, erster, ouverture, "
        "ouv, apertura"
    ),
    "high": (
        "high, high price, highest, max, hoch, tageshoch, hochst, hochstkurs, haut, plus haut, "
        "maximo, max haut, alto, massimo"
    ),
    "low": (
        "low, low price, lowest, min, tief, tagestief, tiefst, tiefstkurs, bas, plus bas, minimo, "
        "bajo"
    ),
    "volume": "volume, vol, umsatz, volumen, stuck, quantity, turnover, volumes",
    "rate": (
        "rate, rates, yield, funding, interest, interest rate, last funding rate, zins, zinssatz, "
        "rendite, taux, tasa, tipo, tipo de interes, tasso, rate pct"
    ),
}
ROLES: Mapping[str, str] = MappingProxyType(
    {name.strip(): role for role, names in _NAMES.items() for name in names.split(",")}
)
STARTS = MappingProxyType({"volume ": "volume", "funding ": "rate", "rate ": "rate"})
_NOT_A_WORD = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Return text in small letters without accents and signs.

    Examples
    --------
    >>> plain("Adj_Close**"), plain("Clôture")
    ('adj close', 'cloture')
    """
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return _NOT_A_WORD.sub(" ", letters).strip()


def role_of(name: str) -> str:
    """Return what a column of this name usually holds, empty where the name says nothing.

    Examples
    --------
    >>> role_of("Schlusskurs"), role_of("Volume USDT"), role_of("Symbol")
    ('close', 'volume', '')
    """
    words = plain(name)
    if words in ROLES:
        return ROLES[words]
    return next((role for start, role in STARTS.items() if words.startswith(start)), "")
