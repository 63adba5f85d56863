"""The stores that every contract is run over; one PostgreSQL server serves them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from contracts import postgres
from contracts.stores import KINDS, in_a_file, in_a_schema
from dateline.store import MemoryStore, Store


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    with postgres.server() as address:
        yield address


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
    elif request.param == "sqlite":
        with in_a_file(tmp_path) as opened:
            yield opened
    else:
        with in_a_schema(request.getfixturevalue("database")) as opened:
            yield opened
