"""Every rule of the codebook is exercised by its own examples."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.coding import draft_claims
from dateline.coding.soundness import (
    plain,
    unworkable,
    wrong_examples,
    wrong_figures,
    wrong_word_examples,
)
from dateline.knowledge.event_rules import (
    ContextRule,
    CountRule,
    ModeRule,
    TriggerRule,
    load_codebook,
)
from dateline.knowledge.figures import FigureRule
from dateline.model import Marks

CODEBOOK = load_codebook()


@pytest.mark.parametrize("rule", CODEBOOK.rules, ids=lambda rule: rule.id)
def test_examples_fire_their_rule_and_counter_examples_do_not(
    rule: TriggerRule, parse: Parse
) -> None:
    assert list(wrong_examples(rule, CODEBOOK, parse)) == []


@pytest.mark.parametrize("rule", CODEBOOK.rules, ids=lambda rule: rule.id)
def test_patterns_parse_and_conditions_are_known(rule: TriggerRule) -> None:
    assert list(unworkable(rule)) == []


WORD_RULES = (
    *CODEBOOK.mode_rules,
    *sorted({r for rules in CODEBOOK.context_rules.values() for r in rules}, key=lambda r: r.id),
)


@pytest.mark.parametrize("rule", WORD_RULES, ids=lambda rule: rule.id)
def test_examples_of_words_give_their_mode_or_context(
    rule: ModeRule | ContextRule, parse: Parse
) -> None:
    assert list(wrong_word_examples(rule, CODEBOOK, parse)) == []


@pytest.mark.parametrize("rule", CODEBOOK.counts, ids=lambda rule: rule.id)
def test_count_examples_give_their_kind(rule: CountRule, parse: Parse) -> None:
    for example in rule.examples:
        text, _ = plain(example)
        counts = [c for d in draft_claims(parse(text), Marks(), CODEBOOK) for c in d.counts]
        assert any(c.kind == rule.kind for c in counts), counts


@pytest.mark.parametrize("rule", CODEBOOK.figures, ids=lambda rule: rule.id)
def test_figures_of_speech_tell_nothing_and_the_literal_sense_does(
    rule: FigureRule, parse: Parse
) -> None:
    assert rule.not_examples
    assert list(wrong_figures(rule, CODEBOOK, parse)) == []


def test_every_type_and_mode_has_examples_and_counter_examples() -> None:
    shown: dict[tuple[str, str], list[int]] = {}
    for rule in CODEBOOK.rules:
        for mode in rule.modes or ("",):
            both = shown.setdefault((rule.type, mode), [0, 0])
            both[0] += len(rule.examples)
            both[1] += len(rule.not_examples)
    assert [key for key, both in shown.items() if not all(both)] == []
