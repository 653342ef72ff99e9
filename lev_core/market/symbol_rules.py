"""Which texts can be the symbol of an asset at Yahoo Finance."""

from __future__ import annotations

import re

from lev_core.market.failures import FailureKind, MarketError

LONGEST = 20
# Of what Yahoo uses: ^GSPC, BRK-B, VOD.L, CL=F, M&M.NS. Nothing that means anything in a path.
SYMBOL = re.compile(r"\^?[A-Z0-9][A-Z0-9.&=^-]*")
ISIN = re.compile(r"[A-Z]{2}[A-Z0-9]{9}[0-9]")


def is_symbol(text: str) -> bool:
    """Return whether `text`, in capitals already, can be the symbol of an asset."""
    return len(text) <= LONGEST and SYMBOL.fullmatch(text) is not None


def checked_symbol(text: str) -> str:
    """Return `text` as Yahoo writes a symbol, or refuse it.

    Parameters
    ----------
    text : str
        What a reader typed; spaces around it and small letters are forgiven.

    Returns
    -------
    str
        The symbol in capitals.

    Raises
    ------
    MarketError
        If no symbol can look like that.

    Examples
    --------
    >>> checked_symbol(" btc-usd ")
    'BTC-USD'
    """
    symbol = text.strip().upper() if text.isascii() else ""
    if is_symbol(symbol) and not ISIN.fullmatch(symbol):
        return symbol
    raise MarketError(FailureKind.UNKNOWN_SYMBOL, f"{_shown(text)} is not the symbol of an asset")


def _shown(text: str) -> str:
    """Return what can be shown of a text that may hold anything."""
    visible = "".join(c for c in text if c.isprintable()).strip()
    if not visible:
        return "An empty text"
    return f"“{visible[:LONGEST]}{'…' if len(visible) > LONGEST else ''}”"
