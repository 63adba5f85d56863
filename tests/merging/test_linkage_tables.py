"""The tables of comparing say what they seem to say, and every row of them can be used."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import comparisons, merging_rules
from dateline.knowledge.comparisons import BIAS, PAIRS, THRESHOLD, load_comparisons
from dateline.knowledge.merging_rules import UNSEEN, load_merging_rules
from dateline.knowledge.tables import read_tsv, read_yaml
from dateline.merging.words import stem
from dateline.model.vocabulary import EVENT_TYPES

TABLE, RULES = load_comparisons(), load_merging_rules()
LEVELS = sorted(TABLE.sentences)


@pytest.mark.parametrize(("comparison", "level"), LEVELS)
def test_every_level_has_a_weight_and_a_sentence(comparison: str, level: str) -> None:
    kinds = [p for p in PAIRS if (comparison, level) in TABLE.expected[p]]
    assert kinds
    for kind in kinds:
        assert abs(TABLE.weights[kind][comparison, level]) < 10
    said = TABLE.sentences[comparison, level].format(a="this", b="that")
    assert "{" not in said
    if level not in ("unknown", "none", "plain"):
        assert said or comparison not in ("kind", "place", "time", "actors", "counts")


def test_every_weight_is_of_a_level() -> None:
    rows = [(r["comparison"], r["level"]) for r in read_tsv("merging", "weights.tsv")]
    assert [row for row, n in Counter(rows).items() if n > 1] == []
    assert set(rows) - {BIAS, THRESHOLD} == set(LEVELS)


def test_a_score_is_the_bias_and_the_weights() -> None:
    weights = TABLE.weights["across"]
    found = (("kind", "same mode"), ("time", "unknown"))
    wanted = weights[BIAS] + weights["kind", "same mode"] + weights["time", "unknown"]
    assert TABLE.score("across", found) == pytest.approx(wanted)
    assert TABLE.threshold("across") == weights[THRESHOLD]


def test_a_level_without_weight_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [r for r in read_tsv("merging", "weights.tsv") if r["level"] != "same mode"]
    monkeypatch.setattr(comparisons, "read_tsv", lambda *_: rows)
    load_comparisons.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match="same mode"):
            load_comparisons()
    finally:
        load_comparisons.cache_clear()


@pytest.mark.parametrize("type", sorted(EVENT_TYPES))
def test_every_type_has_a_family(type: str) -> None:
    assert RULES.family(type, ()).startswith("family.")
    assert RULES.family(type, ("no such mode",)) == RULES.family(type, ())


@pytest.mark.parametrize(
    ("type", "modes", "family"),
    [
        ("RETREAT", ("withdraw",), "family.ground"),
        ("RETREAT", ("ceasefire",), "family.truce"),
        ("RETREAT", ("release",), "family.release"),
        ("RETREAT", (), "family.retreat"),
        ("CONTROL", ("capture",), "family.ground"),
    ],
)
def test_families_of_modes(type: str, modes: tuple[str, ...], family: str) -> None:
    assert RULES.family(type, modes) == family


def _rows(part: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = read_yaml("merging", "rules.yaml")[part]
    return found


@pytest.mark.parametrize("row", _rows("kindred"), ids=lambda r: r["id"])
def test_kindred_modes(row: dict[str, list[str]]) -> None:
    for mode in row["modes"]:
        assert RULES.are_kindred(frozenset(row["modes"][:1]), frozenset({mode}))
    assert not RULES.are_kindred(frozenset(row["modes"]), frozenset({"no such mode"}))


@pytest.mark.parametrize("row", _rows("acts"), ids=lambda r: r["id"])
def test_acts(row: dict[str, object]) -> None:
    stems, kin = row["stems"], row.get("with", [])
    assert isinstance(stems, list)
    assert isinstance(kin, list)
    assert len(set(stems)) == len(stems)
    for word in stems:
        assert row["id"] in RULES.acts[word]
    together = RULES.acts_with[str(row["id"])]
    assert {row["id"], *kin, "act.outcome", "act.broad"} <= together
    assert set(kin) <= set(RULES.acts_with)


@pytest.mark.parametrize(
    "word", ["shelled", "bombing", "clashes", "executed", "abducted", "killing", "attacks"]
)
def test_stems_of_acts_are_those_that_words_have(word: str) -> None:
    assert RULES.acts[stem(word)]


def test_generic_names_are_class_nouns_without_an_entry() -> None:
    assert RULES.generic(None, "rebels")
    assert not RULES.generic("group/x", "rebels")
    assert not RULES.generic(None, "hawk brigade")


def test_word_lists_are_folded_and_told_once() -> None:
    lists = [RULES.light, RULES.function_words, RULES.definite, RULES.fresh, RULES.scene_breaks]
    for words in (*lists, RULES.persons, RULES.pronouns, RULES.generic_names):
        assert words
        assert all(w == w.strip().lower() for w in words)
    assert not RULES.definite & RULES.fresh


def test_rarity_is_the_log_of_the_share() -> None:
    row = read_tsv("merging", "stems.tsv")[0]
    assert RULES.rarity_of(row["stem"]) == pytest.approx(math.log(10_000 / int(row["per_10000"])))
    assert RULES.rarity_of("zzz") == UNSEEN
    # A word that was never seen is no less rare than the rarest of the table.
    assert max(RULES.rarity.values()) <= UNSEEN


@pytest.mark.parametrize(
    ("families", "fault"),
    [
        ([{"id": "one", "types": ["ASSAULT"]}, {"id": "two", "types": ["ASSAULT"]}], "also in one"),
        ([{"id": "one", "types": ["NOTHING"]}], "no event type"),
        ([{"id": "one", "types": ["ASSAULT"]}], "no family for CONTROL"),
    ],
)
def test_faults_of_the_rules_are_told_of(
    families: list[dict[str, object]], fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = read_yaml("merging", "rules.yaml") | {"families": families}
    monkeypatch.setattr(merging_rules, "read_yaml", lambda *_: data)
    load_merging_rules.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=fault):
            load_merging_rules()
    finally:
        load_merging_rules.cache_clear()
