"""Do other names change anything but the name? The same sentences, told of others.

Usage: python -m benchmarks.swap [-v] [--freeze]

Each sentence of swaps.yaml is coded with names that the tables or the language model may know, then
with others in their place: *invented* ones of persons, groups, outlets and towns that nobody has
seen, each kind by itself and all at once; groups for groups and states for states. Compared is all
that is read but names and what tables tell of them: which claims, their types, modes, factuality,
stance, tense, counts and times, where parties, places and sources are mentioned, and statements.

changed    sentences in which anything else changed, by what was put in place of what
values     the same for type, mode and factuality alone: the bias table
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline import Coder, Report
from dateline.knowledge.tables import parse_yaml
from dateline.model import Claim, Coding, Span, Statement

HERE = Path(__file__).parent
SENTENCES, FROZEN = HERE / "swaps.yaml", HERE / "swap.json"
COMMAND = "python -m benchmarks.swap"
DAY = dt.date(2016, 5, 6)
_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
#: What is compared for bias.
VALUES = frozenset({"type", "modes", "factuality"})
Names = Mapping[str, Sequence[str]]
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence with names put in, and for each name where it stands: (start, end, slot)."""

    text: str
    slots: tuple[tuple[int, int, str], ...]

    def place(self, span: Span | None) -> Any:
        """Where *span* stands, told in a way that does not depend on the names."""
        return None if span is None else (self._at(span.start), self._at(span.end, end=True))

    def _at(self, offset: int, *, end: bool = False) -> tuple[int, str]:
        """Characters outside of names up to *offset*, and the name that it lies in."""
        shift = 0
        for start, stop, slot in self.slots:
            if start < offset < stop or (offset == stop and end) or (offset == start and not end):
                return start - shift, slot
            if stop <= offset:
                shift += stop - start
        return offset - shift, ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, perhaps freeze. The exit status is 1 when more changes than was frozen."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("-v", "--verbose", action="store_true", help="show every change")
    parser.add_argument("--freeze", action="store_true")
    given = parser.parse_args(arguments)
    found = measure(verbose=given.verbose)
    print(f"{'names':22} {'sentences':>10} {'changed':>8} {'values':>8}")
    for name, (sentences, changed, values) in found.items():
        print(f"{name:22} {sentences:10} {changed:8} {values:8}")
    if given.freeze:
        FROZEN.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        return 0
    kept = json.loads(FROZEN.read_text("utf-8")) if FROZEN.exists() else {}
    worse = [n for n, now in found.items() if n in kept and list(now[1:]) > kept[n][1:]]
    return int(bool(worse))


def measure(*, verbose: bool = False) -> dict[str, tuple[int, int, int]]:
    """For each swap: sentences it concerns, those where anything changed, and where a value did."""
    table = parse_yaml(SENTENCES.read_text("utf-8"))
    coder, found = Coder(), {}
    base = {name: kinds["real"] for name, kinds in table["names"].items()}
    plain = [filled(text, at, base) for at, text in enumerate(table["sentences"])]
    before = [facts(f, c) for f, c in zip(plain, _coded(coder, plain), strict=True)]
    for name, names in swaps(table["names"], base):
        other = [filled(text, at, names) for at, text in enumerate(table["sentences"])]
        concerned = [at for at, (a, b) in enumerate(zip(plain, other, strict=True)) if a != b]
        codings = _coded(coder, [other[at] for at in concerned])
        changed = values = 0
        for at, coding in zip(concerned, codings, strict=True):
            what = differing(before[at], facts(other[at], coding))
            changed += bool(what)
            values += bool(what & VALUES)
            if what and verbose:
                print(f"{name}: {', '.join(sorted(what))}\n  {plain[at].text}\n  {other[at].text}")
                _show(before[at], facts(other[at], coding))
        found[name] = (len(concerned), changed, values)
    return found


def _show(before: Mapping[str, Facts], after: Mapping[str, Facts]) -> None:
    for at in sorted(before.keys() | after.keys()):
        one, other = before.get(at, {}), after.get(at, {})
        for slot in sorted(one.keys() | other.keys()):
            if one.get(slot) != other.get(slot):
                print(f"    {at} {slot}: {one.get(slot)} -> {other.get(slot)}")


def swaps(names: Mapping[str, Mapping[str, Sequence[str]]], base: Names) -> Iterator[Any]:
    """(what is put in place of what, the names by kind) for every swap."""
    invented = {kind: given["invented"] for kind, given in names.items() if "invented" in given}
    for kind, given in invented.items():
        yield f"{kind} invented", {**base, kind: given}
    yield "all invented", {**base, **invented}
    for kind in ("group", "state"):
        given = list(names[kind].get("other", base[kind]))
        turned = given if "other" in names[kind] else [*given[3:], *given[:3]]
        yield f"{kind} for {kind}", {**base, kind: turned}


def filled(text: str, number: int, names: Names) -> Filled:
    """The sentence *text* with the names of each kind that its *number* gives."""
    out, slots, last = "", [], 0
    for slot in _SLOT.finditer(text):
        kind, second = slot.groups()
        given = names[kind]
        name = given[(number + (3 if second else 0)) % len(given)]
        out += text[last : slot.start()]
        at = len(out)
        out += name[:1].upper() + name[1:] if not out else name
        slots.append((at, len(out), slot.group()))
        last = slot.end()
    return Filled(out + text[last:], tuple(slots))


def _coded(coder: Coder, sentences: Sequence[Filled]) -> Iterator[Coding]:
    reports = (Report(f"s{n}", f.text, published=DAY) for n, f in enumerate(sentences))
    return coder.pipe(reports)


def facts(sentence: Filled, coding: Coding) -> dict[str, Facts]:
    """All that was read but names: claims and statements by where they stand."""
    found = {f"claim {sentence.place(c.trigger)}": _claim(sentence, c) for c in coding.claims}
    for n, statement in enumerate(coding.statements):
        found[f"statement {n}"] = _statement(sentence, statement)
    return found


def _claim(sentence: Filled, claim: Claim) -> Facts:
    place = sentence.place
    time = claim.time
    return {
        "type": claim.type,
        "modes": claim.modes,
        "factuality": claim.factuality,
        "stance": claim.stance,
        "tense": claim.tense,
        "counts": [(c.kind, c.low, c.best, c.high, place(c.mention)) for c in claim.counts],
        "time": (time.interval, time.basis) if time else None,
        "actors": [place(p.mention) for p in claim.actors],
        "recipients": [place(p.mention) for p in claim.recipients],
        "places": [(place(p.mention), p.relation) for p in claim.places],
        "sources": [place(s.mention) for s in claim.sources],
    }


def _statement(sentence: Filled, statement: Statement) -> Facts:
    content = [sentence.place(part) for part in statement.content]
    ends = (sentence.place(statement.source), sentence.place(statement.cue))
    return {"statement": (statement.kind, *ends, content)}


def differing(before: Mapping[str, Facts], after: Mapping[str, Facts]) -> set[str]:
    """The slots that differ; "type" stands for a claim that is there only once."""
    found: set[str] = set()
    for name in before.keys() | after.keys():
        one, other = before.get(name), after.get(name)
        if one is None or other is None:
            found.add("type" if name.startswith("claim") else "statement")
        else:
            found |= {slot for slot in one if one[slot] != other[slot]}
    return found


if __name__ == "__main__":
    sys.exit(main())
