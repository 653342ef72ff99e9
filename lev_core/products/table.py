"""The table of products, built when it is first looked into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from lev_core.errors import LeverageError
from lev_core.products.product import Product


class ProductTable(Mapping[str, Product]):
    """A read-only mapping from id to product, in the order of the facts.

    Examples
    --------
    >>> PRODUCTS["tqqq"].target
    3.0
    """

    __slots__ = ()

    def __getitem__(self, key: str) -> Product:
        return products()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(products())

    def __len__(self) -> int:
        return len(products())

    def __repr__(self) -> str:
        return f"<{len(self)} products>"


@cache
def products() -> Mapping[str, Product]:
    """Return the checked records by id."""
    from lev_core.products.exchange_tokens import EXCHANGE_TOKENS
    from lev_core.products.listed_funds import LISTED_FUNDS
    from lev_core.products.onchain_tokens import ONCHAIN_TOKENS

    return by_id((*EXCHANGE_TOKENS, *ONCHAIN_TOKENS, *LISTED_FUNDS))


def by_id(records: tuple[Product, ...]) -> Mapping[str, Product]:
    """Return the records by id, each id once."""
    table = {record.id: record for record in records}
    if len(table) < len(records):
        ids = [record.id for record in records]
        twice = next(key for key in ids if ids.count(key) > 1)
        raise LeverageError(f"The id {twice!r} is in the table twice; every product has its own.")
    return MappingProxyType(table)


PRODUCTS: Mapping[str, Product] = ProductTable()
