"""How fast a GeoNames dump is added to the gazetteer, and how fast the result is looked up.

    python -m benchmarks.geonames                  # a million lines
    python -m benchmarks.geonames --lines 12000000 # about the size of allCountries.txt

The dump is invented (seeded): names of syllables, feature codes and columns as filled as in a real
one; it is written to a temporary folder and removed. Times are of the processor, one process.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dateline.actors import find_parties
from dateline.knowledge.gazetteer import Entry, Gazetteer, open_gazetteer
from dateline.knowledge.places.adding import add_geonames
from dateline.knowledge.registry import load_registry
from dateline.language.spacy import SpacyAnalyser
from dateline.model import Report
from dateline.places import find_toponyms

_ONSETS = (*"bdfghjklmnprstvwyz", "sh", "kh", "dj", "gh", "nd")
_VOWELS = ("a", "e", "i", "o", "u", "ou", "aa", "é")
_COUNTRIES = (
    "ML",
    "NE",
    "BF",
    "SY",
    "IQ",
    "UA",
    "SD",
    "NG",
    "CD",
    "CF",
    "YE",
    "AF",
    "ET",
    "SO",
    "US",
    "CN",
)
#: Two fifths are populated places, a tenth streams, a third of kinds that are left out.
_CODES = (
    [("P", "PPL")] * 40 + [("P", "PPLX")] * 2 + [("P", "PPLL")] * 2 + [("A", "ADM2")]
    + [("A", "ADM4")] * 3 + [("H", "STM")] * 9 + [("H", "LK")] * 4 + [("H", "STMI")] * 2
    + [("T", "HLL")] * 5 + [("T", "MT")] * 5 + [("S", "SCH")] * 6 + [("S", "CH")] * 5
    + [("S", "HTL")] * 4 + [("S", "FRM")] * 3 + [("S", "AIRP"), ("S", "BDG"), ("L", "LCTY")]
    + [("L", "PRK")] * 2 + [("V", "FRST"), ("L", "RGN"), ("S", "DAM")]
)  # fmt: skip
_LOOKED_UP = 50_000
_REPORTS = Path("examples/reports.jsonl")
_FIRST_ID = 20_000_000


def synthetic(count: int) -> Iterator[str]:
    """So many lines in the form of a dump, the same at every call."""
    chance = random.Random(2024)  # noqa: S311 - no secret
    for at in range(count):
        kind, code = chance.choice(_CODES)
        name = _name(chance)
        others = [_name(chance) for _ in range(chance.choice((0, 0, 0, 1, 2, 4)))]
        if chance.random() < 0.3:
            others.append("".join(chr(0x627 + chance.randrange(20)) for _ in range(8)))
        cells = [
            str(_FIRST_ID + at), name, name, ",".join(others),
            f"{chance.uniform(-40, 65):.5f}", f"{chance.uniform(-120, 140):.5f}", kind, code,
            chance.choice(_COUNTRIES), "", f"{chance.randrange(1, 20):02d}", "", "", "",
            str(chance.choice((0, 0, 0, 0, chance.randrange(5000)))), "", "300", "Africa/Bamako",
            f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02d}-11",
        ]  # fmt: skip
        yield "\t".join(cells) + "\n"


def _name(chance: random.Random) -> str:
    words = (
        "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(n)).capitalize()
        for n in (chance.choice((2, 2, 3, 3, 4)) for _ in range(chance.choice((1, 1, 1, 2))))
    )
    return " ".join(words)


def looked_up(gazetteer: Gazetteer) -> dict[str, float]:
    """Look-ups a second, each of a name not looked up before.

    Of names drawn from all names; of the names of places drawn from all places, among which those
    of many bearers are frequent; of names that no place has; and of what is asked for in reading
    the example reports, names or not.
    """
    uri = f"{gazetteer.path.resolve().as_uri()}?mode=ro&immutable=1"
    chance = random.Random(7)  # noqa: S311 - no secret
    with sqlite3.connect(uri, uri=True) as file:
        drawn: dict[str, None] = {}
        following = (
            "SELECT DISTINCT key FROM name WHERE key >= ? AND rank < 2 ORDER BY key LIMIT 25"
        )
        while len(drawn) < _LOOKED_UP:
            drawn |= {key: None for (key,) in file.execute(following, (_name(chance).lower(),))}
        last = int(gazetteer.about["places"]) - 1
        own = "SELECT name FROM place WHERE number = ?"
        places = (chance.randint(0, last) for _ in range(_LOOKED_UP))
        borne = [file.execute(own, (place,)).fetchone()[0] for place in places]
    cases = {
        "names": list(drawn),
        "places": borne,
        "missing": [f"{key} xq" for key in drawn],
        "reports": asked(gazetteer),
    }
    return {
        f"lookups_a_second_{case}": round(_rate(Gazetteer(gazetteer.path), names))
        for case, names in cases.items()
    }


class _Asked(Gazetteer):
    """A gazetteer that keeps what it is asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.names: dict[str, None] = {}

    def lookup(self, name: str) -> tuple[Entry, ...]:
        self.names[name] = None
        return super().lookup(name)


def asked(gazetteer: Gazetteer) -> list[str]:
    """What is looked up in reading the example reports, each once, in the order of the text."""
    keeping = _Asked(gazetteer.path)
    rows = map(json.loads, _REPORTS.read_text(encoding="utf-8").splitlines())
    reports = [Report(row["id"], row["text"], row.get("title") or "") for row in rows]
    registry = load_registry()
    for report, sentences in zip(reports, SpacyAnalyser().analyse(reports), strict=True):
        parties = find_parties(sentences, registry, on=None)
        find_toponyms(sentences, keeping, parties=parties, report=report)
    return list(keeping.names)


def _rate(gazetteer: Gazetteer, names: list[str]) -> float:
    begun = time.process_time()
    for name in names:
        gazetteer.lookup(name)
    return len(names) / (time.process_time() - begun)


def measured(lines: int, folder: Path) -> dict[str, float]:
    """The figures of one dump of so many lines, written to and added in *folder*."""
    dump, target = folder / "dump.txt", folder / "gazetteer.sqlite"
    with dump.open("w", encoding="utf-8") as stream:
        stream.writelines(synthetic(lines))
    base = open_gazetteer().path
    begun, clock = time.process_time(), time.perf_counter()
    added = add_geonames(dump, base, target, progress=lambda *_: None)
    seconds, wall = time.process_time() - begun, time.perf_counter() - clock
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.perf_counter()
    gazetteer = Gazetteer(target)
    gazetteer.lookup("Bamako")
    opened = time.perf_counter() - begun
    return {
        "lines": added.lines,
        "dump_mb": round(dump.stat().st_size / 1e6),
        "places_added": added.places,
        "names": int(gazetteer.about["names"]),
        "seconds_cpu": round(seconds, 1),
        "seconds_wall": round(wall, 1),
        "lines_a_second": round(added.lines / seconds),
        "peak_memory_mb": round(memory),
        "file_mb": round(target.stat().st_size / 1e6),
        "open_seconds": round(opened, 3),
        **looked_up(gazetteer),
    }


def main() -> None:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measured(given.lines, Path(folder)), indent=1))


if __name__ == "__main__":
    main()
