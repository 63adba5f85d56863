"""Codings, claims and texts put together from their rows, many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from dateline.model import Report
from dateline.store import rows
from dateline.store.port import ReportEntry, StoredClaim, StoredCoding, Version
from dateline.store.tables import CLAIMS, CODINGS, REPORTS, RUNS, STATEMENTS

#: What `stored_claim` needs of a row.
CLAIM_COLUMNS: tuple[sa.Column[Any], ...] = (
    CLAIMS.c.body,
    REPORTS.c.key,
    REPORTS.c.id,
    REPORTS.c.title,
    REPORTS.c.publisher,
    REPORTS.c.published,
    REPORTS.c.url,
    CODINGS.c.run,
    RUNS.c.program,
    RUNS.c.settings,
)


def load_codings(at: sa.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, StoredCoding]]:
    """(number, coding) for each of *numbers* (a few hundred at most), in that order."""
    statements, claims = _parts(at, STATEMENTS, numbers), _parts(at, CLAIMS, numbers)
    select = sa.select(
        CODINGS.c.id,
        CODINGS.c.run,
        CODINGS.c.body,
        REPORTS.c.body.label("report"),
        RUNS.c.program,
        RUNS.c.settings,
    ).select_from(CODINGS.join(REPORTS).join(RUNS))
    found = {row.id: row for row in at.execute(select.where(CODINGS.c.id.in_(numbers)))}
    for number in numbers:
        row = found[number]
        report = rows.report_from(row.report)
        coding = rows.coding_from(report, row.body, statements[number], claims[number])
        yield number, StoredCoding(coding, row.run, Version(row.program, row.settings))


def load_claims(
    at: sa.Connection, numbers: Sequence[int], only: Collection[str] | None = None
) -> list[tuple[int, StoredClaim]]:
    """(number, claim) for each claim of the codings with these numbers, by number, then as read.

    With *only*, those with these ids: the others cost no decoding.
    """
    select: sa.Select[Any] = (
        sa.select(CLAIMS.c.coding, CLAIMS.c.id.label("claim"), *CLAIM_COLUMNS)
        .select_from(CLAIMS.join(CODINGS).join(REPORTS).join(RUNS))
        .where(CLAIMS.c.coding.in_(numbers))
        .order_by(CLAIMS.c.coding, CLAIMS.c.position)
    )
    found = at.execute(select)
    return [(r.coding, stored_claim(r)) for r in found if only is None or r.claim in only]


def load_texts(at: sa.Connection, numbers: Sequence[int]) -> list[tuple[int, Report]]:
    """(number, report) of the codings with these numbers, by number."""
    select = (
        sa.select(CODINGS.c.id, REPORTS.c.body)
        .select_from(CODINGS.join(REPORTS))
        .where(CODINGS.c.id.in_(numbers))
        .order_by(CODINGS.c.id)
    )
    return [(row.id, rows.report_from(row.body)) for row in at.execute(select)]


def stored_claim(row: sa.Row[Any]) -> StoredClaim:
    """The claim of a row with `CLAIM_COLUMNS`."""
    report = ReportEntry(row.key, row.id, row.title, row.publisher, row.published, row.url)
    version = Version(row.program, row.settings)
    return StoredClaim(rows.claim_from(row.body), report, row.run, version)


def _parts(at: sa.Connection, table: sa.Table, numbers: Sequence[int]) -> dict[int, list[str]]:
    """The bodies of each coding's statements or claims, in order."""
    select = (
        sa.select(table.c.coding, table.c.body)
        .where(table.c.coding.in_(numbers))
        .order_by(table.c.coding, table.c.position)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in at.execute(select):
        found[row.coding].append(row.body)
    return found
