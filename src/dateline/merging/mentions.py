"""READ THIS FIRST for mentions: happenings named in many reports, and which names mean one.

Given are reports as read and the words that name a happening in each. Reports are grouped into
stories, mentions are compared within a story, and joined while their mean probability of being one
happening is high enough. Every comparison has a level and a weight (``mention_weights.yaml``).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from dateline.merging.mention_joining import average_linkage
from dateline.merging.mention_levels import Comparing, mention_levels
from dateline.merging.mention_reading import EventMention, MentionRead, ReadReport, read_mention
from dateline.merging.mention_reports import Pair, read_report, report_pairs, story_chances
from dateline.merging.mention_tables import Level, MentionTables, mention_tables
from dateline.model import Reason

__all__ = [
    "EventMention",
    "MentionPair",
    "ReadReport",
    "Stories",
    "compare_mentions",
    "find_stories",
    "join_mentions",
    "mention_pairs",
]


@dataclass(frozen=True, slots=True)
class Stories:
    """The story of each report by id, and the chance that two reports (by position) tell one."""

    stories: Mapping[str, int]
    chances: Mapping[Pair, float]


@dataclass(frozen=True, slots=True)
class MentionPair:
    """Two mentions of one story, the earlier one first, and how they compare."""

    left: str
    right: str
    levels: tuple[Level, ...]


def compare_mentions(
    mentions: Sequence[EventMention],
    reports: Sequence[ReadReport],
    tables: MentionTables | None = None,
) -> list[frozenset[str]]:
    """The clusters of mention ids that name one happening each, single ones included.

    The order of reports and mentions does not matter but for ties. Raises ValueError for a mention
    that covers no word of its report.
    """
    tables = tables or mention_tables()
    stories = find_stories(reports, tables)
    pairs = mention_pairs(mentions, reports, stories, tables)
    return join_mentions([m.id for m in mentions], pairs, tables)


def find_stories(reports: Sequence[ReadReport], tables: MentionTables) -> Stories:
    """Reports grouped by what they tell: one story holds reports of the same happenings."""
    chances = story_chances(report_pairs([read_report(r) for r in reports]), tables.reports)
    groups = average_linkage(len(reports), chances, tables.thresholds["reports"])
    stories = {reports[at].id: number for number, group in enumerate(groups) for at in group}
    return Stories(stories, chances)


def mention_pairs(
    mentions: Sequence[EventMention],
    reports: Sequence[ReadReport],
    stories: Stories,
    tables: MentionTables,
) -> Iterator[MentionPair]:
    """Each two mentions of one story, compared."""
    place = {report.id: at for at, report in enumerate(reports)}
    by = _comparing(reports, tables)
    told: dict[int, list[MentionRead]] = {}
    for mention in mentions:
        read = read_mention(mention, reports[place[mention.report]], tables)
        told.setdefault(stories.stories[mention.report], []).append(read)
    for story in sorted(told):
        for one, other in combinations(told[story], 2):
            pair = tuple(sorted((place[one.report], place[other.report])))
            chance = stories.chances.get((pair[0], pair[1]), 0.0)
            yield MentionPair(one.id, other.id, mention_levels(one, other, chance, by))


def join_mentions(
    mentions: Sequence[str], pairs: Iterator[MentionPair], tables: MentionTables
) -> list[frozenset[str]]:
    """Clusters of the ids *mentions* by the score of their *pairs*."""
    place = {mention: at for at, mention in enumerate(mentions)}
    close = {
        (place[pair.left], place[pair.right]): 1
        / (1 + math.exp(-tables.mentions.score(pair.levels)))
        for pair in pairs
    }
    groups = average_linkage(len(mentions), close, tables.thresholds["mentions"])
    return [frozenset(mentions[at] for at in group) for group in groups]


def reasons(pair: MentionPair, tables: MentionTables) -> tuple[Reason, ...]:
    """Why two mentions are one happening or not, the weightiest comparison first."""
    weighed = ((tables.mentions.weights.get(level, 0.0), level) for level in pair.levels)
    ordered = sorted(weighed, key=lambda item: (-abs(item[0]), item[1]))
    return tuple(
        Reason(name, level, weight, f"{name}: {level}") for weight, (name, level) in ordered
    )


def _comparing(reports: Sequence[ReadReport], tables: MentionTables) -> Comparing:
    spread = Counter(
        word
        for report in reports
        for word in {w.lemma for sentence in report.sentences for w in sentence.words}
    )
    size = len(reports)

    @cache
    def rarity(word: str) -> float:
        return math.log((size + 1) / (spread[word] + 0.5))

    return Comparing(tables, rarity, lambda word: spread[word] / size)
