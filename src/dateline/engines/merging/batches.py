"""Long streams taken in pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def in_batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """*items* in order, *size* at a time."""
    stream = iter(items)
    while batch := tuple(islice(stream, size)):
        yield batch
