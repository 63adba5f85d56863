"""Builds `registry.tsv` from the hand-written tables, and `officials.tsv` from an open list.

    python scripts/build_registry.py                  registry.tsv again, from the tables beside it
    python scripts/build_registry.py --check          exit 1 when registry.tsv is not up to date
    python scripts/build_registry.py --officials FILE officials.tsv again, from the MIT-licensed
                                                      Phoenix.Countries.actors.txt

Hand-written: countries.tsv, organs.yaml, groups.tsv, organisations.tsv, media.tsv, leaders.tsv.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from dateline.knowledge.actors.names import name_key
from dateline.knowledge.registry import COLUMNS, read_day
from dateline.knowledge.tables import read_tsv

TABLES = Path(__file__).parent.parent / "src/dateline/knowledge/actors"
NOTE = "# Built by scripts/build_registry.py; change the tables it reads, not this file.\n"
Row = dict[str, str]


def registry_text() -> str:
    """The whole of registry.tsv, from the tables."""
    rows = [*_states(), *_organs(), *_listed("groups.tsv"), *_listed("organisations.tsv")]
    rows += [*_media(), *_leaders()]
    return table_text(rows)


def table_text(rows: list[Row]) -> str:
    """A table of actors with a note and a heading; dates are written as full days."""
    lines = ["\t".join(COLUMNS)]
    for row in rows:
        full = {
            **row,
            "since": _day(row.get("since", "")),
            "until": _day(row.get("until", ""), True),
        }
        full["aliases"] = "|".join(_dated(a, 2) for a in _split(row.get("aliases", "")))
        full["roles"] = "|".join(_dated(r, 1) for r in _split(row.get("roles", "")))
        lines.append("\t".join(full.get(column, "") for column in COLUMNS))
    return NOTE + "\n".join(lines) + "\n"


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _day(text: str, last: bool = False) -> str:
    found = read_day(text, last=last)
    return found.isoformat() if found else ""


def _dated(cell: str, at: int) -> str:
    """An alias or role with its two dates (cells *at* and *at* + 1) as full days."""
    cells = cell.split("~")
    for place, last in ((at, False), (at + 1, True)):
        if len(cells) > place:
            cells[place] = _day(cells[place], last)
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return "~".join(cells)


def _states() -> Iterator[Row]:
    for row in read_tsv("actors", "countries.tsv"):
        former = row["iso3"] in ("SUN", "YUG", "CSK", "DDR", "SCG")
        yield {
            **{key: row[key] for key in ("name", "aliases", "since", "until")},
            "id": row["iso3"],
            "kind": "state",
            "country": row["iso3"],
            "sector": "GOV",
            "source": "open facts: " + ("former states" if former else "ISO 3166-1"),
        }


def _organs() -> Iterator[Row]:
    table = yaml.safe_load((TABLES / "organs.yaml").read_text(encoding="utf-8"))
    taken = _listed_names()
    for state in read_tsv("actors", "countries.tsv"):
        own = table["own_names"].get(state["iso3"], {})
        adjective = state["adjectives"].split("|")[0] or state["name"]
        words = {"adj": adjective, "name": state["name"]}
        for organ in table["organs"]:
            if state["iso3"] in organ.get("without", ()):
                continue
            patterns = [organ["name"], *organ.get("aliases", [])]
            built = [p.format(**words) for p in patterns]
            built = [built[0], *(n for n in built[1:] if name_key(n) not in taken)]
            names = [*own.get(organ["id"], []), *built]
            names = list(dict.fromkeys(names))
            parent = organ.get("parent")
            yield {
                "id": f"{state['iso3']}/{organ['id']}",
                "name": names[0],
                "kind": organ["kind"],
                "country": state["iso3"],
                "sector": organ["sector"],
                "since": state["since"],
                "until": state["until"],
                "parents": f"{state['iso3']}/{parent}" if parent else state["iso3"],
                "aliases": "|".join(names[1:]),
                "source": "open facts: own name"
                if own.get(organ["id"])
                else "pattern of organs.yaml",
            }


def _listed_names() -> set[str]:
    """The keys of all names of listed bodies: a name built by pattern gives way to them."""
    found: set[str] = set()
    for table in ("groups.tsv", "organisations.tsv", "media.tsv"):
        for row in read_tsv("actors", table):
            names = [row["name"], *(a.split("~")[0] for a in _split(row["aliases"]))]
            found.update(map(name_key, names))
    return found


def _listed(name: str) -> Iterator[Row]:
    for row in read_tsv("actors", name):
        yield {**row, "source": "open facts: public histories, lists and mandates"}


def _media() -> Iterator[Row]:
    for row in read_tsv("actors", "media.tsv"):
        yield {
            **{key: row[key] for key in ("id", "name", "country", "aliases")},
            "kind": "organisation",
            "sector": "JRN",
            "roles": f"JRN~~~{row['note']}",
            "source": "open facts: news outlets",
        }


def _leaders() -> Iterator[Row]:
    rows = read_tsv("actors", "leaders.tsv")
    ids = Counter(slug(row["name"]) for row in rows)
    for row in rows:
        ident = slug(row["name"])
        if ids[ident] > 1:
            ident += "-" + row["country"].lower()
        aliases = [a if "~" in a or " " in a else f"{a}~short" for a in _split(row["aliases"])]
        yield {
            "id": f"person/{ident}",
            "name": row["name"],
            "kind": "person",
            "country": row["country"],
            "sector": row["roles"].split("|")[-1].split("~")[0],
            "aliases": "|".join(aliases),
            "roles": row["roles"],
            "source": "open facts: public records of office",
        }


def slug(name: str) -> str:
    """A name as an id: plain small letters and hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")


# --- officials ------------------------------------------------------------------------------------

_ENTRY = re.compile(r"^(\+?)([A-Z][A-Z'._\-]*_[A-Z'._\-]+?)_?\s*(\[.*)?(?:#.*)?$")
_CODE = re.compile(r"\[([A-Z]{3})([A-Z]{3})(?:MIL)?(?:\s+([<>]?)(\d{6,8})(?:-(\d{6,8}))?)?\]")
_FROM_YEAR = 2008
_SECTORS = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY")


def officials_text(source: Path, known: set[str]) -> str:
    """officials.tsv: holders of state office since 2008 who are in no hand-written table."""
    states = {row["iso3"] for row in read_tsv("actors", "countries.tsv")}
    rows: dict[str, Row] = {}
    for names, codes in _entries(source):
        roles = [r for r in (_office(c) for c in codes) if r]
        country = codes[0][0] if codes else ""
        ident = slug(names[0])
        if not roles or country not in states or ident in known or ident.count("-") > 4:
            continue
        rows[ident] = {
            "id": f"person/{ident}",
            "name": names[0],
            "kind": "person",
            "country": country,
            "sector": roles[-1].split("~")[0],
            "aliases": "|".join(n for n in dict.fromkeys(names[1:]) if slug(n) != ident),
            "roles": "|".join(dict.fromkeys(roles[-2:])),
            "source": "Phoenix country actors (MIT)",
        }
    return table_text([rows[ident] for ident in sorted(rows)])


def _entries(source: Path) -> Iterator[tuple[list[str], list[tuple[str, ...]]]]:
    """(names, codes) of each person; a headword and its + lines, with all [codes] after them."""
    names: list[str] = []
    codes: list[tuple[str, ...]] = []
    for line in source.read_text(encoding="utf-8", errors="replace").splitlines():
        entry = _ENTRY.match(line)
        if line[:1].isalpha():
            if names:
                yield names, codes
            names, codes = [], []
        if entry and (names or not entry[1]):
            names.append(_title(entry[2]))
        codes.extend(_CODE.findall(line.split("#")[0]) if names else [])
    if names:
        yield names, codes


def _title(entry: str) -> str:
    words = [w.capitalize() for w in entry.strip("_").split("_") if w]
    name = " ".join("-".join(p[:1].upper() + p[1:] for p in w.split("-")) for w in words)
    return re.sub(r"\b(Al|El)-", lambda m: m[1].lower() + "-", name)


def _office(code: tuple[str, ...]) -> str | None:
    """The role that a code such as [AFGGOV 011222-140929] stands for, if it is one of office."""
    _, sector, sign, first, last = code
    if sector not in _SECTORS or not first:
        return None
    since, until = (_iso(first), _iso(last)) if sign != "<" else ("", _iso(first))
    if since is None or until is None or (until and int(until[:4]) < _FROM_YEAR):
        return None
    if since and until and since > until:
        return None
    note = "" if until else "as listed in January 2014"
    return f"{sector}~{since}~{until}~{note}".rstrip("~")


def _iso(digits: str) -> str | None:
    """An ISO day for YYMMDD or YYYYMMDD; "" for "", None for digits that are no day."""
    if not digits:
        return ""
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > 15 else "20") + digits
    try:
        day = read_day(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}")
    except ValueError:
        return None
    return day.isoformat() if day else None


def main() -> int:
    """Run the command line; the exit status is 0, or 1 when --check finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--officials", type=Path)
    options = parser.parse_args()
    target = TABLES / "registry.tsv"
    text = registry_text()
    if options.check:
        fresh = target.exists() and target.read_text(encoding="utf-8") == text
        print("registry.tsv is up to date" if fresh else "registry.tsv is not up to date")
        return 0 if fresh else 1
    target.write_text(text, encoding="utf-8")
    if options.officials:
        known = {line.split("\t")[0].removeprefix("person/") for line in text.splitlines()}
        (TABLES / "officials.tsv").write_text(officials_text(options.officials, known), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
