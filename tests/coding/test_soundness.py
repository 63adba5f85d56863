"""What is told of rules that cannot work, and of examples that do not do as they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import Parse
from dateline.coding.soundness import plain, unworkable, wrong_examples, wrong_word_examples
from dateline.knowledge.event_rules import ModeRule, TriggerRule, load_codebook

RULE = TriggerRule("own.torch", "ASSAULT", ("torch/V",), "attack", source="ours")
ROB = "Gunmen [torched] two shops."


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("patterns", ("",), "a pattern needs at least one step"),
        ("patterns", ("a !b !c",), "marks 2 heads"),
        ("needs", ("ground", "subj:armed", "obj=town|city", "on:any"), None),
        ("needs", ("Subj:armed",), "needs: 'Subj:armed' is no condition"),
        ("bars", ("obj:",), "bars: 'obj:' asks for an unknown class ''"),
        ("bars", ("obj=a||b",), "bars: 'obj=a||b' is not arc=lemma|lemma"),
    ],
)
def test_patterns_and_conditions(field: str, value: tuple[str, ...], told: str | None) -> None:
    found = list(unworkable(replace(RULE, **{field: value})))
    assert len(found) == (told is not None)
    assert told is None or told in found[0]


def test_brackets_are_taken_out_and_remembered() -> None:
    assert plain("A [b] c [de].") == ("A b c de.", frozenset({2, 6, 7}))


@pytest.mark.parametrize(
    ("examples", "not_examples", "told"),
    [
        ((ROB,), ("She carried a torch.",), []),
        (("Gunmen torched two [shops].",), (), ["rule own.torch does not fire in"]),
        ((), ("Gunmen torched two shops.",), ["rule own.torch fires in its counter-example"]),
    ],
)
def test_examples(
    examples: tuple[str, ...], not_examples: tuple[str, ...], told: list[str], parse: Parse
) -> None:
    rule = replace(RULE, examples=examples, not_examples=not_examples)
    book = replace(load_codebook(), rules=(rule, *load_codebook().rules))
    found = list(wrong_examples(rule, book, parse))
    assert [line.partition(" '")[0] for line in found] == told


def test_an_example_that_another_rule_takes_names_it(parse: Parse) -> None:
    rule = replace(RULE, patterns=("torch/N",), examples=(ROB,))
    (line,) = wrong_examples(rule, load_codebook(), parse)
    assert "(there fires assault." in line


def test_a_mode_must_be_given_to_a_claim_of_its_type(parse: Parse) -> None:
    book = load_codebook()
    rule = next(r for r in book.mode_rules if r.id == "mode.mob")
    assert list(wrong_word_examples(rule, book, parse)) == []
    other = ModeRule("own.mob", frozenset({"PROTEST"}), "mob", rule.lemmas, rule.examples)
    (line,) = wrong_word_examples(other, book, parse)
    assert line.startswith("own.mob does not give mob in ")
