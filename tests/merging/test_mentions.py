"""Mentions across reports: the words, who takes part, the story, and what is joined in the end.

Sentences are built by hand: (word, lemma, part of speech, arc, head).
"""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_yaml
from dateline.merging.mention_levels import agreement, kindred, where_level, word_level
from dateline.merging.mention_reading import (
    Described,
    EventMention,
    MentionRead,
    ReadReport,
    read_mention,
)
from dateline.merging.mention_reports import likeness, read_report, report_pairs
from dateline.merging.mention_tables import build_tables, mention_tables
from dateline.merging.mentions import compare_mentions, find_stories, mention_pairs, reasons
from dateline.model import Coding, Coreference, Report, Sentence, Word

Given = tuple[str, str, str, str, int]
TABLES = mention_tables()

QUAKE: list[Given] = [
    ("Quake", "quake", "NOUN", "nsubj", 1),
    ("shook", "shake", "VERB", "ROOT", 1),
    ("Alpha", "alpha", "PROPN", "dobj", 1),
    ("killing", "kill", "VERB", "advcl", 1),
    ("40", "40", "NUM", "dobj", 3),
]
TREMOR: list[Given] = [
    ("Alpha", "alpha", "PROPN", "compound", 1),
    ("tremor", "tremor", "NOUN", "nsubj", 2),
    ("killed", "kill", "VERB", "ROOT", 2),
    ("40", "40", "NUM", "dobj", 2),
]
RAID: list[Given] = [
    ("Police", "police", "NOUN", "nsubj", 1),
    ("raided", "raid", "VERB", "ROOT", 1),
    ("Beta", "beta", "PROPN", "dobj", 1),
    ("killing", "kill", "VERB", "advcl", 1),
    ("Gamma", "gamma", "PROPN", "dobj", 3),
]


def told(name: str, *sentences: list[Given]) -> ReadReport:
    text, built = "", []
    for index, given in enumerate(sentences):
        start, words = len(text), []
        for at, (word, lemma, pos, dep, head) in enumerate(given):
            begin = len(text)
            text += word + " "
            words.append(Word(at, begin, begin + len(word), word, lemma, pos, "", dep, head))
        built.append(Sentence(index, start, text[start:-1], tuple(words)))
    return ReadReport(Coding(Report(name, text)), tuple(built), Coreference())


def mention(report: ReadReport, words: str, sentence: int = 0) -> EventMention:
    found = [w for w in report.sentences[sentence].words if w.text in words.split()]
    spans = tuple((w.start, w.end) for w in found)
    return EventMention(f"{report.id}:{sentence}:{words}", report.id, spans)


def read(report: ReadReport, words: str) -> MentionRead:
    return read_mention(mention(report, words), report, TABLES)


def test_who_takes_part() -> None:
    killing = read(told("a", QUAKE), "killing")
    assert killing.role("patient").names == {"40"}
    assert killing.role("agent").nouns == {"quake"}  # taken over from the verb above
    assert read(told("b", TREMOR), "tremor").role("modifier").names == {"alpha"}


def test_a_mention_covers_a_word() -> None:
    with pytest.raises(ValueError, match="covers no word"):
        read_mention(EventMention("x", "a", ((900, 910),)), told("a", QUAKE), TABLES)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ((QUAKE, "killing"), (RAID, "killing"), "phrase"),
        ((QUAKE, "Quake"), (TREMOR, "tremor"), "family"),
        ((QUAKE, "shook"), (RAID, "raided"), "different"),
        ((QUAKE, "shook Alpha"), (TREMOR, "Alpha tremor"), "part"),
        (([("It", "it", "PRON", "ROOT", 0)], "It"), (RAID, "raided"), "pronoun"),
        (([("incident", "incident", "NOUN", "ROOT", 0)], "incident"), (RAID, "raided"), "general"),
        (
            ([("raids", "raid", "NOUN", "ROOT", 0), ("on", "on", "ADP", "x", 0)], "raids on"),
            (RAID, "raided"),
            "lemma",
        ),
        (([("raider", "raider", "NOUN", "ROOT", 0)], "raider"), (RAID, "raided"), "stem"),
    ],
)
def test_how_alike_words_are(
    one: tuple[list[Given], str], other: tuple[list[Given], str], level: str
) -> None:
    left, right = read(told("a", one[0]), one[1]), read(told("b", other[0]), other[1])
    assert word_level(left, right, TABLES) == word_level(right, left, TABLES) == level


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("nominate", "nomination", True),
        ("earthquake", "quake", True),
        ("acquire", "acquisition", True),
        ("arrest", "release", False),
        ("car", "care", False),
    ],
)
def test_kindred(one: str, other: str, are: bool) -> None:
    assert kindred(one, other) == kindred(other, one) == are


def described(names: str = "", nouns: str = "") -> Described:
    return Described(frozenset(names.split()), frozenset(nouns.split()))


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (described(), described(), "none"),
        (described("gamma"), described(), "one"),
        (described("gamma"), described("gamma", "man"), "name"),
        (described("gamma"), described("delta"), "conflict"),
        (described("", "guard"), described("delta", "guard"), "noun"),
        (described("", "man"), described("", "man"), "anyone"),
        (described("", "man"), described("", "guard"), "differ"),
    ],
)
def test_agreement_of_those_who_take_part(one: Described, other: Described, level: str) -> None:
    assert agreement(one, other, TABLES) == agreement(other, one, TABLES) == level


def test_where() -> None:
    report = told("a", QUAKE)
    quake, killing = read(report, "Quake"), read(report, "killing")
    assert where_level(quake, killing, 0.0) == "sentence"
    assert where_level(quake, read(told("b", TREMOR), "tremor"), 0.9) == "story >= 0.85"


def test_stems_and_phrases() -> None:
    assert TABLES.stem("Attackers") == TABLES.stem("attacked") == TABLES.stem("attack")
    assert len({TABLES.stem(word) for word in ("stop", "stopped", "stopping")}) == 1
    assert "hit" in TABLES.phrases["gun", "down"]
    assert TABLES.families[TABLES.stem("tremors")] == {"quake"}


def test_faults_of_tables_are_named() -> None:
    words = dict(read_yaml("merging", "mentions.yaml"))
    words["thresholds"] = {"reports": 1.5, "mentions": 0.4}
    words["families"] = {"alone": ["word"]}
    with pytest.raises(KnowledgeError, match="alone"):
        build_tables(words, read_yaml("merging", "mention_weights.yaml"))


def test_likeness_is_of_shared_rare_words() -> None:
    bags = [
        read_report(told(name, given)).words
        for name, given in zip("abc", (QUAKE, TREMOR, RAID), strict=True)
    ]
    found = likeness(bags, frozenset({"alpha"}))
    assert found[0, 1] > 0.9
    assert found[1, 2] < 0.3


def reports() -> list[ReadReport]:
    return [
        told("a", QUAKE, QUAKE),
        told("b", TREMOR),
        told("c", RAID),
        told("d", RAID),
        told("e", QUAKE),
    ]


def marked(given: list[ReadReport]) -> list[EventMention]:
    words = {"a": "killing", "b": "killed", "c": "killing", "d": "killing", "e": "killing"}
    return [mention(report, words[report.id]) for report in given]


def test_reports_of_one_story_are_found() -> None:
    stories = find_stories(reports(), TABLES).stories
    assert stories["a"] == stories["b"] == stories["e"]
    assert stories["c"] == stories["d"] != stories["a"]


def test_one_happening_in_several_reports() -> None:
    given = reports()
    found = compare_mentions(marked(given), given)
    assert sorted(sorted(id[0] for id in cluster) for cluster in found) == [
        ["a", "b", "e"],
        ["c", "d"],
    ]


def test_the_order_of_reports_changes_nothing() -> None:
    given = reports()
    found = compare_mentions(marked(given), given)
    turned = compare_mentions(marked(given[::-1]), given[::-1])
    assert set(found) == set(turned)


def test_reasons_are_the_weights() -> None:
    given = reports()
    pair = next(iter(mention_pairs(marked(given), given, find_stories(given, TABLES), TABLES)))
    why = reasons(pair, TABLES)
    assert sum(r.weight for r in why) + TABLES.mentions.start == pytest.approx(
        TABLES.mentions.score(pair.levels)
    )
    assert abs(why[0].weight) == max(abs(r.weight) for r in why)


def test_levels_of_reports_are_those_with_weights() -> None:
    compared = report_pairs([read_report(report) for report in reports()])
    names = {name for levels in compared.values() for name, _ in levels}
    assert names == {name for name, _ in TABLES.reports.weights} | {"published"}
