"""Every rule of the codebook is exercised by its own examples."""

from __future__ import annotations

import re

import pytest

from conftest import Parse
from dateline.coding import draft_claims
from dateline.coding.triggers import triggers_in
from dateline.knowledge.event_rules import (
    ContextRule,
    CountRule,
    ModeRule,
    TriggerRule,
    load_codebook,
)
from dateline.model import Marks

CODEBOOK = load_codebook()
BRACKETS = re.compile(r"\[([^\]]+)\]")


def _plain(example: str) -> tuple[str, set[int]]:
    """The example without its brackets, and the offsets of the words they held."""
    offsets: set[int] = set()
    text = ""
    at = 0
    for found in BRACKETS.finditer(example):
        text += example[at : found.start()]
        offsets |= set(range(len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return text + example[at:], offsets


@pytest.mark.parametrize("rule", CODEBOOK.rules, ids=lambda rule: rule.id)
def test_examples_fire_their_rule(rule: TriggerRule, parse: Parse) -> None:
    for example in rule.examples:
        text, offsets = _plain(example)
        sentences = parse(text)
        fired = [
            (t.case.sentence.words[i].start, found.id)
            for sentence in sentences
            for t in triggers_in(sentence, sentences, Marks(), CODEBOOK)
            for i in t.case.words
            for found in t.rules
        ]
        assert any(name == rule.id and at in offsets for at, name in fired), (text, fired)


@pytest.mark.parametrize(
    ("rule", "text"),
    [(rule, text) for rule in CODEBOOK.rules for text in rule.not_examples],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
def test_counter_examples_do_not_fire(rule: TriggerRule, text: str, parse: Parse) -> None:
    drafts = draft_claims(parse(text), Marks(), CODEBOOK)
    assert not [d for d in drafts if any(e.rule == rule.id for e in d.evidence)]


@pytest.mark.parametrize("rule", CODEBOOK.mode_rules, ids=lambda rule: rule.id)
def test_mode_examples_give_their_mode(rule: ModeRule, parse: Parse) -> None:
    for example in rule.examples:
        text, _ = _plain(example)
        drafts = draft_claims(parse(text), Marks(), CODEBOOK)
        assert any(rule.mode in d.modes for d in drafts), drafts


@pytest.mark.parametrize("rule", CODEBOOK.counts, ids=lambda rule: rule.id)
def test_count_examples_give_their_kind(rule: CountRule, parse: Parse) -> None:
    for example in rule.examples:
        text, _ = _plain(example)
        counts = [c for d in draft_claims(parse(text), Marks(), CODEBOOK) for c in d.counts]
        assert any(c.kind == rule.kind for c in counts), counts


@pytest.mark.parametrize(
    "rule",
    sorted({r for rules in CODEBOOK.context_rules.values() for r in rules}, key=lambda r: r.id),
    ids=lambda rule: rule.id,
)
def test_context_examples_give_their_context(rule: ContextRule, parse: Parse) -> None:
    for example in rule.examples:
        text, _ = _plain(example)
        contexts = {c for d in draft_claims(parse(text), Marks(), CODEBOOK) for c in d.contexts}
        assert rule.context in contexts
