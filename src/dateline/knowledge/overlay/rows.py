"""Rows of a user's TSV file by column, with their lines, and every fault of the file's form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.overlay.changes import Fault, near, quoted
from dateline.knowledge.overlay.entries import decoded

RETIRE = "retire"
_YES, _NO = ("true", "yes"), ("", "false", "no")
#: Characters of one cell; the longest of ours has about 1,500.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, its cells by column ("" where there is none), its `retire` cell."""

    file: str
    line: int
    values: Mapping[str, str]
    retire: bool

    def fault(self, message: str) -> Fault:
        """A fault of this row."""
        return Fault(self.file, self.line, message)


def read_rows(
    name: str, content: bytes, columns: Sequence[str], needed: Sequence[str], faults: list[Fault]
) -> list[Row]:
    """The rows of a table whose first line names some of *columns*, among them all *needed*.

    Lines that are empty or start with # are notes. Rows at fault are left out and told.
    """
    text = decoded(name, content, faults)
    lines = enumerate((text or "").replace("\r\n", "\n").split("\n"), 1)
    told = ((number, line) for number, line in lines if line.strip() and line[0] != "#")
    at, first = next(told, (0, ""))
    if not at:
        return []
    header = [cell.strip() for cell in first.split("\t")]
    wrong = list(_header_faults(name, at, header, columns, needed))
    if wrong:
        faults.extend(wrong)
        return []
    rows = (_row(name, number, line, header, faults) for number, line in told)
    return [row for row in rows if row is not None]


def _header_faults(
    name: str, line: int, header: list[str], columns: Sequence[str], needed: Sequence[str]
) -> list[Fault]:
    strange = [cell for cell in header if cell not in columns]
    twice = sorted({cell for cell in header if header.count(cell) > 1 and cell in columns})
    missing = [cell for cell in needed if cell not in header]
    found = [f"no column {quoted(cell)}{near(cell, columns)}" for cell in strange]
    found += [f"column {cell} is given twice" for cell in twice]
    if missing:
        tabs = "" if len(header) > 1 else ", with tabs between them"
        found.append(f"the first line names the columns, at least {', '.join(missing)}{tabs}")
    return [Fault(name, line, told) for told in found]


def _row(name: str, line: int, text: str, header: list[str], faults: list[Fault]) -> Row | None:
    cells = [cell.strip() for cell in text.split("\t")]
    wrong: list[str] = []
    if len(cells) > len(header):
        wrong.append(f"{len(cells)} cells under {len(header)} columns")
    if not text.replace("\t", "").isprintable():
        wrong.append("a character that cannot be printed")
    if max(map(len, cells)) > _LONGEST:
        wrong.append(f"a cell of more than {_LONGEST:,} characters")
    values = dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))
    retire = values.pop(RETIRE, "").lower()
    if retire not in (*_YES, *_NO):
        wrong.append(f"{RETIRE}: {quoted(retire)} is not true or false")
    faults.extend(Fault(name, line, told) for told in wrong)
    return None if wrong else Row(name, line, values, retire in _YES)
