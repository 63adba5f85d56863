"""The gate: no measure falls below its floor, and no floor is lowered without a written reason.

Floors live in a JSON file beside the corpus hash they were measured on. Each measure keeps its
whole history, so that a lowered floor shows as what it is:

    {"corpus": "9f...", "floors": {"claims": [{"floor": 0.71}, {"floor": 0.69, "why": "..."}]}}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from dateline.errors import InputError
from dateline.evaluation.scores import Scores
from dateline.model import Report, content_hash

#: Floors are set this far below the measured value: a changed tie is no lost ability.
MARGIN = 0.005


class Measured(Protocol):
    """What floors can be set on: measures by name, and the headline number of each."""

    @property
    def tallies(self) -> Mapping[str, object]:
        """The measures that were taken."""
        ...

    def value(self, measure: str) -> float:
        """The number of *measure*, 0 to 1; raises KeyError when it was not taken."""
        ...


@dataclass(frozen=True)
class Floors:
    """The corpus that was measured, and the history of each measure's floor, oldest first."""

    corpus: str
    history: Mapping[str, tuple[tuple[float, str], ...]]

    def floor(self, measure: str) -> float:
        """The floor that holds now."""
        return self.history[measure][-1][0]


def corpus_hash(folder: str | Path, reports: Iterable[Report]) -> str:
    """A hash of the gold files of *folder* and of the texts they are about."""
    files = sorted(Path(folder).glob("*.yaml"))
    gold = [part for path in files for part in (path.name, path.read_text("utf-8"))]
    texts = sorted((report.id, report.text_hash) for report in reports)
    return content_hash(*gold, texts)


def gate(scores: Scores, floors: Floors, corpus: str) -> tuple[str, ...]:
    """Why *scores* may not pass, one line a fault; empty when they may."""
    faults = []
    if scores.bad_offsets:
        faults.append(f"{scores.bad_offsets} claims whose offsets do not fit their text")
    if scores.uncoded:
        faults.append(f"{scores.uncoded} gold reports were not coded")
    return (*faults, *below(scores, floors, corpus))


def below(measured: Measured, floors: Floors, corpus: str) -> tuple[str, ...]:
    """Which measures are below their floor or not taken, and whether *corpus* is another one."""
    faults = []
    if corpus != floors.corpus:
        faults.append(f"measured on corpus {corpus}, the floors are of {floors.corpus}")
    for measure in floors.history:
        floor = floors.floor(measure)
        if measure.partition(".")[0] not in measured.tallies:
            faults.append(f"{measure} was not measured, its floor is {floor:.3f}")
        elif round(measured.value(measure), 3) < floor:
            faults.append(f"{measure} is {measured.value(measure):.3f}, its floor is {floor:.3f}")
    return tuple(faults)


def read_floors(path: str | Path) -> Floors:
    """The floors of a file. Raises InputError when it is broken or lowers a floor unexplained."""
    try:
        data = json.loads(Path(path).read_text("utf-8"))
        history = {
            measure: tuple((float(e["floor"]), str(e.get("why", ""))) for e in entries)
            for measure, entries in data["floors"].items()
        }
        floors = Floors(str(data["corpus"]), history)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(str(path), f"not a file of floors: {error!r}", "restore it") from error
    for measure, entries in floors.history.items():
        if not entries:
            raise InputError(str(path), f"{measure} has no floor", "restore it")
        for (before, _), (after, why) in pairwise(entries):
            if after < before and not why.strip():
                reason = f"{measure} falls from {before:.3f} to {after:.3f} without a reason"
                raise InputError(str(path), reason, 'write a "why" beside the lower floor')
    return floors


def raised(scores: Measured, corpus: str, floors: Floors | None, measures: Iterable[str]) -> Floors:
    """*floors* lifted to what *scores* reach, less `MARGIN`; never lowered.

    On another corpus every floor begins anew, and says so. Raises KeyError for a measure that was
    not taken.
    """
    history: dict[str, tuple[tuple[float, str], ...]] = {}
    for measure in measures:
        reached = max(0.0, round(scores.value(measure) - MARGIN, 3))
        before = floors.history.get(measure, ()) if floors else ()
        if not before:
            history[measure] = ((reached, "first measured"),)
        elif floors is not None and floors.corpus != corpus:
            history[measure] = (*before, (reached, f"measured on corpus {corpus}"))
        elif reached > before[-1][0]:
            history[measure] = (*before, (reached, ""))
        else:
            history[measure] = before
    return Floors(corpus, history)


def write_floors(path: str | Path, floors: Floors) -> None:
    """Write *floors* so that `read_floors` gives them back."""
    entries: dict[str, list[dict[str, Any]]] = {
        measure: [{"floor": floor} | ({"why": why} if why else {}) for floor, why in history]
        for measure, history in floors.history.items()
    }
    text = json.dumps({"corpus": floors.corpus, "floors": entries}, indent=1, ensure_ascii=False)
    Path(path).write_text(text + "\n", encoding="utf-8")
