"""`dateline show`, `explain` and `claims`: looking at what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from dateline.cli.background import frame_source, kinds
from dateline.cli.coding import coded
from dateline.cli.formats import Format, Output
from dateline.cli.notes import Tally, counted, say
from dateline.cli.output import RowWriter, console_on, opened
from dateline.cli.stores import existing_store
from dateline.errors import InputError
from dateline.model import Claim, Coding, wording
from dateline.model.codec import dump_line, to_dict
from dateline.presenting.escape import visible
from dateline.presenting.explanation import Background, explanation
from dateline.presenting.flat import record
from dateline.presenting.table import claims_view
from dateline.presenting.text import report_view
from dateline.reading import ReadOptions, read
from dateline.settings import Settings
from dateline.store import ClaimQuery, ReportEntry, Store, StoredClaim, report_key

#: Claims that a table shows when no limit is given; files get all.
TABLE_LIMIT = 100
#: How many of several reports or claims that fit are listed.
LISTED = 10


def show(wanted: str, options: ReadOptions, settings: Settings, *, out: Path | None = None) -> int:
    """Show the report *wanted*, a file or the id of a report in the store, with its claims."""
    if wanted == "-" or Path(wanted).exists():
        tally = Tally()
        codings = list(coded(read([wanted], options=options), settings, tally))
        status = tally.exit_code
    else:
        codings, status = [_report(wanted, settings)], 0
    with opened(out) as stream:
        console = console_on(stream)
        for coding in codings:
            console.print(report_view(coding))
    return status


def _report(wanted: str, settings: Settings) -> Coding:
    with existing_store(settings, f"{wanted} is no file; which store has it?") as store:
        found = store.report(wanted)
    if not found:
        raise InputError(wanted, "no such file, and no report of the store begins so")
    ids = list(dict.fromkeys(stored.coding.report.id for stored in found))
    if len(ids) > 1:
        raise InputError(wanted, f"{len(ids)} reports begin so", "such as " + some(ids))
    return found[-1].coding


def explain(wanted: str, settings: Settings, *, out: Path | None = None) -> int:
    """Explain the claim of the store whose id begins with *wanted*."""
    with existing_store(settings, "which store? a claim is looked up in one") as store:
        found = store.claim(wanted)
        if not found:
            raise InputError(wanted, "no claim of the store has an id that begins so")
        ids = list(dict.fromkeys(stored.claim.id for stored in found))
        if len(ids) > 1:
            raise InputError(wanted, f"{len(ids)} claims begin so", "such as " + some(ids))
        claim, coding = found[0].claim, coding_of(store, found[0])
    statement = next((s for s in coding.statements if s.id == claim.statement), None)
    with opened(out) as stream:
        known = Background(kinds(claim, settings.gazetteer), frame_source())
        console_on(stream).print(explanation(claim, coding.report, statement, background=known))
    if len(found) > 1:
        say(f"note: the same claim stands in {len(found)} reports with one text")
    return 0


def some(ids: Sequence[str]) -> str:
    """The first of *ids*, with dots for the rest."""
    return ", ".join(ids[:LISTED]) + (" ..." if len(ids) > LISTED else "")


def coding_of(store: Store, stored: StoredClaim) -> Coding:
    """The coding that holds a stored claim."""
    for kept in store.report(stored.report.id):
        if report_key(kept.coding.report) == stored.report.key:
            return kept.coding
    raise InputError(stored.report.id, "the report of this claim is not in the store any more")


def claims(query: ClaimQuery, settings: Settings, output: Output) -> int:
    """Write the claims of the store that *query* asks for."""
    if output.format is Format.table and query.limit is None:
        query = replace(query, limit=TABLE_LIMIT + 1)
    with (
        existing_store(settings, "which store? claims are looked up in one") as store,
        opened(output.out) as stream,
    ):
        found = store.claims(query)
        if output.format is Format.jsonl:
            number = _all(found, lambda stored: stream.write(_json_line(stored) + "\n"))
        elif output.format is Format.csv:
            rows = RowWriter(stream)
            number = _all(found, lambda stored: rows.write(_row(stored)))
        else:
            shown = list(islice(found, TABLE_LIMIT if query.limit == TABLE_LIMIT + 1 else None))
            console, number = console_on(stream), len(shown)
            told_in = [_told_in(stored.report) for stored in shown]
            claims: list[Claim] = [stored.claim for stored in shown]
            if shown:
                console.print(claims_view(claims, width=console.width, told_in=told_in))
            if next(found, None) is not None:
                say("more were found: narrow the query, or give --limit, or --format csv")
    say(f"{counted(number, 'claim')} found")
    return 0


def _all(found: Iterable[StoredClaim], write: Callable[[StoredClaim], object]) -> int:
    number = 0
    for stored in found:
        write(stored)
        number += 1
    return number


def _json_line(stored: StoredClaim) -> str:
    report = to_dict(stored.report)
    del report["key"]
    return dump_line({"report": report, **to_dict(stored.claim)})


def _row(stored: StoredClaim) -> dict[str, object]:
    own = stored.report
    return record(stored.claim, report=own.id, published=own.published, publisher=own.publisher)


def _told_in(report: ReportEntry) -> str:
    parts = (report.publisher, wording.day_phrase(report.published), report.id)
    return "\n".join(visible(part) for part in parts if part)
