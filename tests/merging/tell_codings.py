"""Codings made by hand, a line a claim, that tell one small war; what merging makes of them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st

from dateline.engines.merging import merge_store
from dateline.model import (
    Claim,
    ClaimTime,
    Coding,
    Correction,
    Count,
    Event,
    Interval,
    Judgement,
    Party,
    Place,
    Report,
    Source,
    Span,
    claim_id,
)
from dateline.model.codec import to_json_line
from dateline.reading.copies import fingerprint
from dateline.store import EventQuery, MemoryStore, Store, Version

NOW = "2021-06-01T08:00:00+00:00"
#: name -> latitude, longitude, feature, radius in metres, province, whether the gazetteer has it
PLACES: dict[str, tuple[float | None, float | None, str, int, str | None, bool]] = {
    "Alpha": (36.00, 37.00, "place", 3000, "Northland", True),
    "Beta": (36.05, 37.05, "place", 3000, "Northland", True),
    "Gamma": (33.00, 44.00, "place", 3000, "Southland", True),
    "Northland": (36.10, 37.10, "adm1", 90000, "Northland", True),
    "Hilltop": (None, None, "unknown", 3000, "Northland", False),
    "Hilltop, south": (None, None, "unknown", 3000, "Southland", False),
}
PARTIES = {
    "army": ("Syrian Arab Army", "SYR/army", "SYR", "MIL"),
    "IS": ("Islamic State", "group/islamic-state", None, "IMG"),
    "rebels": ("rebels", None, None, "REB"),
}
SOURCES = {
    "monitor": ("Syrian Observatory for Human Rights", "org/sohr", "monitor"),
    "army": ("Syrian Arab Army", "SYR/army", "belligerent"),
    "IS": ("Islamic State", "group/islamic-state", "belligerent"),
}
#: word -> type, mode
ACTS = {
    "raid": ("ASSAULT", "aerial"),
    "shelling": ("ASSAULT", "heavy-weapons"),
    "bombing": ("ASSAULT", "explosives"),
    "capture": ("CONTROL", "capture"),
    "withdrawal": ("RETREAT", "withdraw"),
    "truce": ("RETREAT", "ceasefire"),
}
Line = dict[str, Any]


def line(act: str = "raid", at: str = "Alpha", **values: Any) -> Line:
    """One claim: ``when`` is a day of May 2021, ``killed`` a number, ``actor`` and ``by`` names."""
    return {"act": act, "at": at, "when": 1, "killed": None, "actor": None, "by": None} | values


def coding(name: str, *lines: Line, on: int = 2, publisher: str = "", text: str = "") -> Coding:
    """The coding of a report of *lines*, one sentence each, published on a day of May 2021."""
    sentences = [_sentence(values) for values in lines]
    text = text or " ".join(sentences)
    report = Report(
        name,
        text,
        published=dt.date(2021, 5, on),
        publisher=publisher or f"{name} News",
        fingerprint=fingerprint(text),
    )
    claims: dict[str, Claim] = {}
    at = 0
    for values, sentence in zip(lines, sentences, strict=True):
        at = text.index(sentence, at)
        claim = _claim(report, values, sentence, at)
        claims[claim.id] = claim
        at += len(sentence)
    return Coding(report, claims=tuple(claims.values()))


def _sentence(values: Line) -> str:
    who = f" by {PARTIES[values['actor']][0]}" if values["actor"] else ""
    where = f" on {_name(values['at'])}" if values["at"] else ""
    toll = f" killed {values['killed']} people" if values["killed"] is not None else " was told of"
    said = f", {SOURCES[values['by']][0]} said" if values["by"] else ""
    return f"A {values['act']}{who}{where}{toll}{said}."


def _claim(report: Report, values: Line, sentence: str, at: int) -> Claim:
    def span(word: str) -> Span:
        start = at + sentence.index(word)
        return Span.of(report.text, start, start + len(word))

    kind, mode = ACTS[values["act"]]
    sources: tuple[Source, ...] = ()
    if values["by"]:
        name, id, role = SOURCES[values["by"]]
        sources = (Source(span(name), name, id, role),)
    actors: tuple[Party, ...] = ()
    if values["actor"]:
        name, party, country, sector = PARTIES[values["actor"]]
        actors = (Party(span(name), name, party, country, sector),)
    day = dt.date(2021, 5, values["when"]) if values["when"] else None
    n = values["killed"]
    trigger = span(values["act"])
    return Claim(
        id=claim_id(report, trigger, kind, sources),
        trigger=trigger,
        type=kind,
        modes=(mode,),
        actors=actors,
        places=(place(values["at"], span(_name(values["at"]))),) if values["at"] else (),
        time=ClaimTime(Interval(day, day, "day"), "stated") if day else None,
        counts=(Count("killed", n, n, n, None, span(str(n))),) if n is not None else (),
        sources=sources,
    )


def _name(place: str) -> str:
    return place.split(",")[0]


def place(name: str, mention: Span) -> Place:
    """A place of these reports; two are called Hilltop, and no gazetteer has them."""
    lat, lon, feature, radius, province, known = PLACES[name]
    id = f"test:{name.lower()}" if known else None
    return Place(
        mention, _name(name), id, "SYR", province, lat, lon, "in", feature, radius,
        "town" if feature == "place" else feature,
    )  # fmt: skip


LINES = st.builds(
    line,
    st.sampled_from(list(ACTS)),
    st.sampled_from(["Alpha", "Alpha", "Beta", "Gamma", "Northland", "Hilltop", "Hilltop, south"]),
    when=st.sampled_from([1, 1, 1, 2, 4, None]),
    killed=st.sampled_from([None, 3, 10, 12]),
    actor=st.sampled_from([None, "army", "IS", "rebels"]),
    by=st.sampled_from([None, "monitor", "army", "IS"]),
)


@st.composite
def codings(draw: st.DrawFn, most: int = 6) -> list[Coding]:
    """Reports of one small war: some copy the text of another."""
    made: list[Coding] = []
    for number in range(draw(st.integers(1, most))):
        lines = draw(st.lists(LINES, min_size=1, max_size=4))
        made.append(coding(f"r{number}", *lines, on=draw(st.integers(1, 5))))
    return made


def no_progress(step: str, done: int, total: int | None) -> None:
    """Nobody watches."""


def merge(store: Store, *, full: bool = False, settings: str = "s", **values: Any) -> None:
    """Merge what *store* holds: what is new is looked up, even where ``most`` of it is new."""
    most = values.pop("most", 1000)
    progress = values.pop("progress", no_progress)
    with patch("dateline.engines.merging.merge._MOSTLY_NEW", most):
        merge_store(
            store, settings=settings, full=full, now=lambda: NOW, progress=progress, **values
        )


def keep(store: Store, *made: Coding, version: str = "1") -> None:
    """Keep codings as a version of the program reads them."""
    run = store.begin(Version(version, "s"), started=NOW)
    store.add(run, made)
    store.end(run, ended=NOW)


def merged(made: Iterable[Coding], *decisions: Judgement | Correction) -> MemoryStore:
    """A store with these codings and decisions, merged once."""
    store = MemoryStore()
    keep(store, *made)
    store.decide(decisions)
    merge(store)
    return store


def events(store: Store) -> list[Event]:
    """The current events of *store*."""
    return list(store.events(EventQuery()))


def outcome(store: Store) -> tuple[list[str], list[str]]:
    """All that merging gave, as lines: events, control states."""
    found = [to_json_line(e) for e in events(store)]
    return found, [to_json_line(s) for s in store.control()]


def groups(store: Store) -> set[frozenset[str]]:
    """The claims of each event."""
    return {frozenset(c.id for c in e.claims) for e in events(store)}


def claims_of(made: Iterable[Coding]) -> list[str]:
    """The ids of all claims."""
    return [c.id for item in made for c in item.claims]


def event_with(store: Store, claim: str) -> Event:
    """The one event that rests on *claim*."""
    (found,) = store.events(EventQuery(claim=claim))
    return found


_clock = itertools.count()


def _time() -> str:
    return (dt.datetime(2021, 6, 1) + dt.timedelta(seconds=next(_clock))).isoformat()


def judge(left: str, right: str, verdict: str, **values: Any) -> Judgement:
    """A judgement, taken after all that were made before."""
    return Judgement(left, right, verdict, "ann", _time(), **values)


def correct(claim: str, slot: str, value: str, **values: Any) -> Correction:
    """A correction, taken after all that were made before."""
    return Correction(claim, slot, value, "ann", _time(), **values)


def withdrawn(decision: Judgement | Correction) -> Judgement | Correction:
    """*decision* taken back."""
    return replace(decision, withdrawn=True, at=_time())


def one_by_one(made: Sequence[Coding], then: Callable[[Store], None] = merge) -> MemoryStore:
    """A store to which each coding comes alone, with a merge after each."""
    store = MemoryStore()
    for item in made:
        keep(store, item)
        then(store)
    return store
