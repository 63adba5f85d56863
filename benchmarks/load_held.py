"""A load of which one report is held back, to be merged when all others are.

The report held back stands past the middle of the load, and most of what it tells was told before,
so that it touches events that exist; what is told later exists too, as when a report comes late.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.load import Loaded, rows
from dateline.model import Coding
from dateline.model.codec import coding_from_dict, to_json_line

#: Where in a load the report to hold back is looked for, and how many claims it has at least.
_AT, _CLAIMS = 0.6, 12
#: Share of its claims, at least, whose incidents earlier reports told.
_KNOWN = 0.6


def all_but_one(loaded: Iterable[Loaded], claims: int, kept: Path) -> Iterator[Loaded]:
    """What is *loaded* but for one report, which is written to *kept* with its truth beside it.

    *claims* is the size of the load.
    """
    seen, held, told = 0, False, set[str]()
    for item in loaded:
        seen += len(item.truth)
        known = sum(incident in told for incident in item.truth)
        told.update(item.truth)
        late = seen >= claims * _AT and len(item.truth) >= _CLAIMS
        if not held and late and known >= _KNOWN * len(item.truth):
            held = True
            kept.write_text(to_json_line(item.coding, text=True) + "\n", "utf-8")
            kept.with_suffix(".tsv").write_text("".join(rows(item)), "utf-8")
        else:
            yield item


def held_back(kept: Path) -> tuple[Coding, dict[str, str]]:
    """The report that `all_but_one` held back, and claim -> incident of it."""
    coding = coding_from_dict(json.loads(kept.read_text("utf-8")))
    lines = kept.with_suffix(".tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return coding, {claim: incident for claim, incident, *_ in pairs}
