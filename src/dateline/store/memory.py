"""A store in memory: for tests, for Python sessions, and as the plainest form of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Self

from dateline.store.memory_events import MemoryEvents
from dateline.store.memory_merging import MemoryMerging


@dataclass
class MemoryStore(MemoryMerging, MemoryEvents):
    """Everything in dictionaries; gone when the program ends. See `Store`."""

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
