"""`dateline knowledge build`: knowledge that is too large to be shipped, from files of the user."""

from __future__ import annotations

import time
from pathlib import Path

from dateline.cli.notes import complain, counted, say
from dateline.cli.program import program
from dateline.cli.progress import steps
from dateline.errors import InputError
from dateline.knowledge.gazetteer import BUILT, Gazetteer, built_path, open_gazetteer
from dateline.knowledge.places.adding import add_geonames
from dateline.knowledge.places.dump_places import Added

_MEGABYTE = 1_000_000


def build(area: str, geonames: Path, out: Path | None) -> int:
    """Write the gazetteer with the places of the dump *geonames*, and tell what became of it.

    Returns the exit status: 1 when a line of the dump could not be read; the rest is written.
    """
    if area != "places":
        raise InputError(area, "nothing to build", "only places are built: see --help")
    target, begun = (out or built_path()).expanduser(), time.perf_counter()
    base = open_gazetteer()
    try:
        with steps(of_bytes=True) as progress:
            added = add_geonames(geonames, base.path, target, progress=progress)
    except KeyboardInterrupt:
        complain(f"stopped; {target} is as it was")
        raise
    _tell(added, Gazetteer(target), time.perf_counter() - begun)
    say(f"to use it: {program()} code ... --gazetteer {_choice(target, out)}")
    say(f"always:    export DATELINE_GAZETTEER={_choice(target, out)}")
    return 1 if added.skipped else 0


def _choice(target: Path, out: Path | None) -> str:
    return BUILT if out is None else str(target.resolve())


def _tell(added: Added, built: Gazetteer, seconds: float) -> None:
    for fault in added.faults:
        say(f"not read: {fault}")
    if (more := added.skipped - len(added.faults)) > 0:
        say(f"not read: {counted(more, 'more line')}")
    rate = f" ({added.lines / seconds:,.0f} a second)" if seconds > 0 else ""
    say(f"{counted(added.lines, 'line')} read in {seconds:.1f} s{rate}")
    say(
        f"{counted(added.places, 'place')} added; {added.known:,} with a number that is there"
        f" already, {added.joined:,} ours under another id, {added.left_out:,} of kinds that are"
        f" left out, {added.skipped:,} not read"
    )
    size = built.path.stat().st_size / _MEGABYTE
    places = counted(int(built.about["places"]), "place")
    date = added.date or "no date"
    say(f"{built.path}: {places}, {size:,.0f} MB; GeoNames dump of {date}, CC BY 4.0")
