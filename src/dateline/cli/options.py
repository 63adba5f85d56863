"""The options that several commands share, as the help of the command line tells them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.formats import Format
from dateline.settings import KNOWLEDGE, Settings, from_environment, read_knowledge_folder

Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="Write to this file, whole or not at all."),
]
Form = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Default: what the name of --out says, else a table."),
]
Where = Annotated[
    str | None,
    typer.Option("--store", "-s", help="A path (SQLite) or URL of a store. [DATELINE_STORE]"),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes, about 1 GB each. [DATELINE_JOBS or 1]"),
]
Own = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help="Lay your own codebook and actors over ours. [DATELINE_KNOWLEDGE]",
    ),
]
PlaceName = Annotated[str | None, typer.Option("--place", help="Place or province, by name or id.")]
EventPlaceName = Annotated[str | None, typer.Option("--place", help="Place, by name or id.")]
Country = Annotated[
    str | None, typer.Option("--country", help="ISO 3166 alpha-3 code or name: IRQ, Iraq.")
]
InBox = Annotated[
    str | None, typer.Option("--box", metavar="S,W,N,E", help="Degrees: 36,42,37,44.")
]
PartyName = Annotated[str | None, typer.Option("--party", help="Who acted or was acted upon.")]
TypeName = Annotated[str | None, typer.Option("--type", help="Event type: ASSAULT. [1]")]
ModeName = Annotated[str | None, typer.Option("--mode", help="Mode: aerial. [1]")]
Since = Annotated[str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="From this day.")]
Until = Annotated[str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="To this day.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="No more than this many.")]
Status = Annotated[
    str | None,
    typer.Option("--status", help="single_source, corroborated, contested, admitted ..."),
]
Disputed = Annotated[
    str | None,
    typer.Option("--dispute", metavar="ATTRIBUTE", help="Disputed in this: toll, control ..."),
]
EventParty = Annotated[
    str | None, typer.Option("--party", help="Who acted, was acted upon, or is held responsible.")
]
MinReports = Annotated[
    int | None, typer.Option("--min-reports", min=1, help="Told by at least so many reports.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="YYYY-MM-DD", help="As reports told it up to that day."),
]


def settings_of(*, knowledge: Path | None = None, **given: object) -> Settings:
    """The settings that options give; the environment gives the rest.

    *knowledge* is the folder of a user's own tables. Raises InputError when it cannot be read.
    """
    own = read_knowledge_folder(knowledge) if knowledge is not None else None
    environ = {k: v for k, v in os.environ.items() if own is None or k != KNOWLEDGE}
    return from_environment(environ).with_given(knowledge=own, **given)
