"""Who tells a claim: names that are one source, and numbers told in a report's own voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.actors.names import name_key
from dateline.knowledge.event_view_rules import EventViewRules, VoiceRule
from dateline.merging.told import Told
from dateline.model import Source


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as disputes go by it: claims of one key are one source, whatever its name.

    ``named``: the report names it. A report's own voice has the publisher's name.
    """

    key: str
    name: str
    named: bool = True


def voices_of(told: Sequence[Told], rules: EventViewRules) -> dict[str, Voice]:
    """The voice of each claim, by claim id.

    "A monitoring group" is the monitor that claims of the same report name, if there is one, or
    else of the event.
    """
    found = {item.id: _own_voice(item, rules) for item in told}
    monitors: dict[str, set[Voice]] = {}
    known = {f"voice:{v.id}" for v in rules.voices if v.monitor}
    for item in told:
        if found[item.id].key in known:
            monitors.setdefault(item.report, set()).add(found[item.id])
    found = _by_full_names(told, found)
    anywhere = set().union(*monitors.values())
    for item in told:
        here = monitors.get(item.report, anywhere)
        if len(here) == 1 and _is_bare_monitor(item, found[item.id], rules):
            found[item.id] = next(iter(here))
    return found


def _by_full_names(told: Sequence[Told], found: Mapping[str, Voice]) -> dict[str, Voice]:
    """The voices, short names of one report put down to the one longer name that holds them."""
    known: dict[str, set[Voice]] = {}
    for item in told:
        if found[item.id].named:
            known.setdefault(item.report, set()).add(found[item.id])
    everywhere = set().union(*known.values())
    full = dict(found)
    for item in told:
        voice = found[item.id]
        if voice.key.startswith("name:"):
            words = set(name_key(voice.name).split())
            for near in (known[item.report], everywhere):
                longer = {v for v in near if words < set(name_key(v.name).split())}
                if len({v.key for v in longer}) == 1:
                    full[item.id] = min(longer, key=lambda v: v.name)
                    break
    return full


def report_voice(item: Told) -> Voice:
    """The voice of the report itself."""
    return Voice(f"report:{item.chain or item.report}", item.publisher, named=False)


def _is_bare_monitor(item: Told, voice: Voice, rules: EventViewRules) -> bool:
    """Whether the source of a claim, or of a number told without one, is "a monitor"."""
    if item.claim.sources:
        last = _answering(item.claim.sources, rules)
        return not last.id and _is_bare(last.name, rules.bare_monitors)
    told_of = item.passage is not None and bool(item.claim.counts) and not voice.named
    return told_of and _has_word(item.passage.text if item.passage else "", rules.spoken_monitors)


def _own_voice(item: Told, rules: EventViewRules) -> Voice:
    if not item.claim.sources:
        spoken = _spoken_of(item, rules)
        return spoken or report_voice(item)
    last = _answering(item.claim.sources, rules)
    for rule in rules.voices:
        by_word = not last.id and _is_there(item, rule) and _has_word(last.name, rule.words)
        if last.id in rule.ids or by_word:
            return Voice(f"voice:{rule.id}", rule.name)
    if last.id:
        return Voice(last.id, last.name)
    key = name_key(last.name)
    if _is_bare(last.name, rules.bare_sources):
        return Voice(f"bare:{key}:{item.chain or item.report}", last.name)
    return Voice(f"name:{key}", last.name)


def _answering(sources: Sequence[Source], rules: EventViewRules) -> Source:
    """Who answers for what a chain of sources tells: the innermost that is not just "activists".

    "The Observatory, which relies on activists" is the Observatory's number.
    """
    told = (s for s in reversed(sources) if s.id or not _is_bare(s.name, rules.bare_sources))
    return next(told, sources[-1])


def _spoken_of(item: Told, rules: EventViewRules) -> Voice | None:
    """The voice that the sentence of a claim without a source names: the nearest before it."""
    if item.passage is None or not item.claim.counts:
        return None
    text = item.passage.text
    at = item.claim.trigger.start - item.passage.start
    found: list[tuple[bool, int, VoiceRule]] = []
    for rule in (r for r in rules.voices if _is_there(item, r)):
        for match in _pattern(rule.words).finditer(text):
            after = match.start() > at
            found.append((after, abs(match.start() - at), rule))
    if not found:
        return None
    rule = min(found, key=lambda row: (row[0], row[1], row[2].id))[2]
    return Voice(f"voice:{rule.id}", rule.name)


def _is_there(item: Told, rule: VoiceRule) -> bool:
    countries = {p.country for p in item.claim.places if p.country}
    return rule.country is None or not countries or rule.country in countries


def _is_bare(name: str, words: Iterable[str]) -> bool:
    return name.lower().removeprefix("the ").removeprefix("a ").strip() in words


def _has_word(text: str, words: tuple[str, ...]) -> bool:
    return _pattern(words).search(text) is not None


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


def speaks(text: str, words: tuple[str, ...]) -> bool:
    """Whether *text* holds one of *words* as whole words, case ignored."""
    return _has_word(text, words)


def speaks_within(text: str, stems: tuple[str, ...]) -> bool:
    """Whether a word of *text* begins with one of *stems*, case ignored."""
    lowered = text.lower()
    return any(re.search(rf"\b{re.escape(stem)}", lowered) for stem in stems)
