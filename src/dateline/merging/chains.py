"""Source chains inside an event: whose word each report, and each claim, rests on.

Two chains are independent: they share no upstream (codebook section 6). Copies of one text are one
chain; so are reports that rest on the same named source, a report and the outlet it cites, and what
one outlet tells in its own voice on two days. Sources that nobody names ("residents", "an
official") never make two reports one chain, since they may be different people.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.knowledge.actors.names import name_key
from dateline.knowledge.copy_rules import CopyRules
from dateline.model import Source

#: The names of sources: from the key of each to the words it is called by.
Names = Mapping[str, frozenset[str]]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
#: Small words inside a name ("of", "al") are no longer than this.
_SMALL = 3


class Voiced(Protocol):
    """A claim (``id``) as a report of an outlet tells it, with its sources, outermost first."""

    @property
    def id(self) -> str: ...

    @property
    def report(self) -> str: ...

    @property
    def publisher(self) -> str: ...

    @property
    def sources(self) -> tuple[Source, ...]: ...

    @property
    def stance(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Unit:
    """Reports taken together: copies of one text, or one report.

    ``rests`` holds each claim with the key of the named source it rests on, "" for none;
    ``origin`` is the source that most of them rest on, ``cited`` whether they say so.
    """

    reports: tuple[str, ...]
    rests: tuple[tuple[Voiced, str], ...]
    origin: str
    cited: bool


def event_chains(
    told: Sequence[Voiced], copies: Sequence[Sequence[str]], *, rules: CopyRules
) -> tuple[tuple[str, ...], ...]:
    """All reports of an event in groups that share an upstream: a report is in exactly one.

    *copies* are the groups of `event_copies`. Sorted; the order of *told* does not matter.
    """
    units = _units(told, copies, rules)
    cited = {unit.origin for unit in units if unit.cited}
    group = list(range(len(units)))
    first: dict[str, int] = {}
    for at, unit in enumerate(units):
        outlets = {name_key(one.publisher) for one, _ in unit.rests}
        for label in sorted({unit.origin} | (outlets & cited)):
            if label:
                group = _joined(group, first.setdefault(label, at), at)
    chains: dict[int, list[str]] = defaultdict(list)
    for at, unit in enumerate(units):
        chains[group[at]] += unit.reports
    return tuple(sorted(tuple(sorted(reports)) for reports in chains.values()))


def claim_chains(
    told: Sequence[Voiced],
    copies: Sequence[Sequence[str]],
    chains: Sequence[Sequence[str]],
    *,
    rules: CopyRules,
) -> dict[str, str]:
    """The name of each claim's source chain, by claim id: claims of one name have one upstream.

    A name is the smallest report id of the chain for the source it rests on and for the narrator's
    voice, the id or folded name of another named source, and a report id with "/" and the words
    for a source that nobody names.
    """
    chain_of = {report: min(chain) for chain in chains for report in chain}
    units = _units(told, copies, rules)
    own = {unit.origin: chain_of[unit.reports[0]] for unit in units if unit.origin}
    found: dict[str, str] = {}
    for unit in units:
        for one, key in unit.rests:
            sources = one.sources
            if not sources:
                found[one.id] = chain_of[one.report]
            elif key:
                found[one.id] = own.get(key, key)
            else:
                words = name_key(sources[-1].name) or sources[-1].role
                found[one.id] = f"{unit.reports[0]}/{words}"
    return found


def source_key(source: Source, *, rules: CopyRules) -> str:
    """What tells this source from others: its id, else its name folded; "" for nobody named.

    A person who only ever speaks for a body has the body's id.
    """
    if source.id:
        return rules.speaks_for.get(source.id, source.id)
    tokens = _WORD.findall(_POSSESSIVE.sub("", source.name))
    if ministry := _ministry(source, {name_key(t) for t in tokens}, rules):
        return ministry
    common = rules.generic | rules.epithets
    proper = [t for t in tokens if t[0].isupper() and name_key(t) not in common]
    if len(proper) > 1:
        key = name_key(" ".join(proper))
        return rules.speaks_for.get(key, key)
    if not proper:
        return ""
    acronym = len(tokens) == 1 and len(proper[0]) > 1 and proper[0].isupper()
    capital = [t for t in tokens if t[0].isupper()]
    titled = len(capital) > 2 and all(t in capital or len(t) <= _SMALL for t in tokens)
    return name_key(" ".join(tokens)) if acronym or titled else ""


def stands_for(source: Source, names: Names, *, rules: CopyRules, near: bool = True) -> str:
    """The key of the one source among *names* that a short name means, else "".

    "the Observatory" means the one observatory that is named, a surname its one bearer. With *near*
    false, *names* are those of other reports, and only short names that say so are looked up.
    """
    words = name_key(source.name).split()
    if rules.ministries.never.intersection(words):
        return ""
    for short in rules.short_for:
        if short.words.intersection(words):
            named = short.named if near or short.anywhere else frozenset()
            return _only([key for key, name in names.items() if name & named])
    surname = len(words) == 1 and words[0] not in rules.generic | rules.epithets
    if near and surname:
        return _only([key for key, name in names.items() if words[0] in name])
    return ""


def _only(fit: Sequence[str]) -> str:
    return fit[0] if len(fit) == 1 else ""


def _ministry(source: Source, words: set[str], rules: CopyRules) -> str:
    """The registry's form of id for a ministry of a known country, else ""."""
    known = rules.ministries
    subjects = sorted({known.subjects[w] for w in words if w in known.subjects})
    if source.country and subjects and words & known.words and not words & known.never:
        return f"{source.country}/{subjects[0]}-ministry"
    return ""


def _joined(group: list[int], a: int, b: int) -> list[int]:
    keep, drop = sorted((group[a], group[b]))
    return group if keep == drop else [keep if g == drop else g for g in group]


def _units(
    told: Sequence[Voiced], copies: Sequence[Sequence[str]], rules: CopyRules
) -> tuple[_Unit, ...]:
    unit_of = {report: min(group) for group in copies for report in group}
    members: dict[str, list[Voiced]] = defaultdict(list)
    for one in sorted(told, key=lambda t: (t.report, t.id)):
        members[unit_of.get(one.report, one.report)].append(one)
    everyone = _names(told, rules)
    outlets = {name_key(t.publisher) for t in told}
    units = []
    for unit in sorted(members):
        near = _names(members[unit], rules)
        rests = tuple((t, _rests_on(t, near, everyone, outlets, rules)) for t in members[unit])
        reports = tuple(sorted({t.report for t in members[unit]}))
        units.append(_Unit(reports, rests, *_origin(rests, rules)))
    return tuple(units)


def _names(told: Iterable[Voiced], rules: CopyRules) -> Names:
    names: dict[str, frozenset[str]] = {}
    for source in (s for one in told for s in one.sources):
        if key := source_key(source, rules=rules):
            names[key] = names.get(key, frozenset()) | frozenset(name_key(source.name).split())
    return names


def _rests_on(
    one: Voiced, near: Names, everyone: Names, outlets: set[str], rules: CopyRules
) -> str:
    """The innermost source of a claim that somebody names; the outlet for its own voice."""
    for source in reversed(one.sources):
        key = (
            source_key(source, rules=rules)
            or stands_for(source, near, rules=rules)
            or stands_for(source, everyone, rules=rules, near=False)
        )
        if name_key(source.name) in outlets:
            return name_key(source.name)
        if key:
            return _with_id(key, everyone)
    return "" if one.sources else name_key(one.publisher)


def _with_id(key: str, names: Names) -> str:
    """The id of the one source that bears all words of a bare name, else the name itself."""
    if "/" in key:
        return key
    words = frozenset(key.split())
    return _only([k for k, name in names.items() if "/" in k and words <= name]) or key


def _origin(told: tuple[tuple[Voiced, str], ...], rules: CopyRules) -> tuple[str, bool]:
    """The key of the source that most claims rest on, and whether it is cited; "" when none is.

    A cited source comes before the outlet: its sentences without a source repeat the one it has.
    """
    rests = [r for r in told if r[0].stance not in rules.aside] or told
    cited = Counter(key for one, key in rests if key and one.sources)
    own = Counter(key for one, key in rests if key and not one.sources)
    sourced = sum(bool(one.sources) for one, _ in rests)
    for key, times in cited.items():
        if times > sourced * rules.of_sourced and times >= len(rests) * rules.of_all:
            return key, True
    for key, times in own.items():
        if times > len(rests) * rules.own_voice:
            return key, False
    return "", False
