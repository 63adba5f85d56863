"""The forms results can have; apart, so that the help of the command line loads nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Format(StrEnum):
    """How results are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


def chosen(given: Format | None, out: Path | None) -> Format:
    """The format asked for, else the one the file's name tells, else a table."""
    if given is not None:
        return given
    suffix = out.suffix.lstrip(".").lower() if out else ""
    return Format(suffix) if suffix in (Format.jsonl, Format.csv) else Format.table


@dataclass(frozen=True)
class Output:
    """In which form results are wanted, and where: a file, or None for standard output."""

    format: Format
    out: Path | None = None
