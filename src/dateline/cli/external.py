"""`dateline evaluate plover`, `petrarch` and `re3d`: codings measured on external corpora."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from dateline.cli.coding import coded
from dateline.cli.evaluating import table_of
from dateline.cli.formats import Format, Output
from dateline.cli.notes import Tally, say
from dateline.cli.output import console_on, opened
from dateline.evaluation.external import Codings, score_external
from dateline.model import Report
from dateline.reading import Read
from dateline.settings import Settings


def score_corpus(
    name: str, folder: Path, output: Output, settings: Settings, *, faults: bool = False
) -> int:
    """Code the texts of corpus *name* in *folder* now and write the measures.

    *faults* lists on standard error what is not right. Returns the exit status: 1 when something
    could not be coded. Raises InputError for a corpus that cannot be read.
    """
    tally = Tally()
    scores = score_external(name, folder, partial(_coded, settings, tally)).scores
    with opened(output.out) as stream:
        if output.format is Format.jsonl:
            stream.write(json.dumps(scores.to_dict()) + "\n")
        else:
            console_on(stream).print(table_of(scores))
    for fault in scores.faults if faults else ():
        say(fault)
    return tally.exit_code


def _coded(settings: Settings, tally: Tally, reports: Iterable[Report]) -> Codings:
    return coded((Read(report) for report in reports), settings, tally)
