"""The rules of control: every example of the table, and that faults are told."""

from __future__ import annotations

import copy
import re

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.control_rules import EFFECTS, control_rules, load_control_rules
from dateline.knowledge.registry import load_registry
from dateline.knowledge.tables import read_yaml
from dateline.merging.control_parties import akin, side_of
from dateline.merging.control_parts import lies_beside, tells_part
from dateline.merging.control_votes import read_claim
from dateline.model import Party, Span
from merging.tell_control import party, place, tell

RULES = load_control_rules()
EXAMPLES = [
    (of, example) for of, effect in sorted(RULES.effects.items()) for example in effect.examples
]


@pytest.mark.parametrize(("of", "example"), EXAMPLES, ids=[f"{o}: {e}" for o, e in EXAMPLES])
def test_examples_of_effects(of: str, example: str) -> None:
    head, _, gives = example.partition(" = ")
    found = re.fullmatch(r"(\S+) (\w+), (\S+) > (\S+)", head)
    assert found, example
    factuality, tense, actors, recipients = found.groups()
    kind, _, mode = of.partition(" ")
    told = tell(
        mode,
        actors.strip("-"),
        "03-01",
        to=recipients.strip("-"),
        type=kind,
        factuality=factuality,
        tense=tense,
    )
    votes = {
        f"{v.kind} {', '.join(s.name for s in v.sides) or '-'}"
        for _, v in read_claim(told, RULES).votes
    }
    assert (votes or {"nothing"}) == set(gives.split(", "))


WORDS = [
    (word.id, example, fits)
    for word in RULES.words
    for fits, examples in ((True, word.examples), (False, word.not_examples))
    for example in examples
]


@pytest.mark.parametrize(("rule", "example", "fits"), WORDS, ids=[e for _, e, _ in WORDS])
def test_examples_of_bare_words(rule: str, example: str, fits: bool) -> None:
    words, _, ident = example.partition(" = ")
    actor = RULES.actors[ident]
    bare = Party(Span.of(words, 0, len(words)), words, None, None, "UAF")
    named = Party(Span.of("x", 0, 1), actor.name, ident, actor.country, actor.sector)
    one, other = side_of(bare, RULES), side_of(named, RULES)
    assert one and other and one.bare, rule
    assert akin(one, other) is fits
    assert akin(other, one) is fits


PARTS = [(e, True) for e in RULES.parts.examples] + [(e, False) for e in RULES.parts.not_examples]


@pytest.mark.parametrize(("example", "part"), PARTS, ids=[e for e, _ in PARTS])
def test_examples_of_parts(example: str, part: bool) -> None:
    start = example.index("[")
    text = example.replace("[", "").replace("]", "")
    name = example[start + 1 : example.index("]")]
    spot = place(name, mention=Span.of(text, start, start + len(name)))
    passage, trigger = Span.of(text, 0, len(text)), Span.of(text, 0, text.index(" "))
    assert tells_part(spot, trigger, passage, RULES) is part


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("captured Nordland province", "Nordland", True),
        ("took full control of the province of Nordland", "Nordland", False),
        ("seized a village in Nordland", "Nordland", False),
        ("controls all of Nordland", "Nordland", True),
        ("seizing Nordland village", "Nordland", False),
    ],
)
def test_an_area_is_taken_only_when_the_words_say_so(text: str, name: str, whole: bool) -> None:
    start = text.index(name)
    spot = place(
        name,
        mention=Span.of(text, start, start + len(name)),
        feature="adm1",
        precision="adm1",
    )
    trigger = Span.of(text, 0, text.index(" "))
    assert tells_part(spot, trigger, Span.of(text, 0, len(text)), RULES) is not whole


def test_what_overlooks_a_road_is_not_the_road() -> None:
    text = "seized a hilltop overlooking the Kobalt Road"
    spot = place("Kobalt Road", mention=Span.of(text, 33, 44), feature="road")
    assert lies_beside(spot, Span.of(text, 0, 6), Span.of(text, 0, len(text)), RULES)


PAIRS = [
    ("IRQ/army", "IRQ/security-forces", True),
    ("IRQ/army", "IS", False),
    ("SDF", "YPG", True),
    ("army", "IRQ/army", True),
    ("army", "M23", False),
    ("militants", "M23", True),
    ("militants", "rebels", True),
    ("army", "rebels", False),
    ("forces", "IS", True),
    ("Maute Brigade", "Maute Brigade Group", True),
    ("Red Column", "Blue Column", False),
]


@pytest.mark.parametrize(("one", "other", "same"), PAIRS)
def test_who_may_be_one_side(one: str, other: str, same: bool) -> None:
    left, right = side_of(party(one), RULES), side_of(party(other), RULES)
    assert left and right
    assert akin(left, right) is same
    assert akin(right, left) is same


def test_those_who_hold_no_ground_are_no_side() -> None:
    assert side_of(party("residents"), RULES) is None


def test_every_effect_is_used() -> None:
    used = {
        kind
        for effect in RULES.effects.values()
        for table in (effect.said, effect.ongoing, effect.denied)
        for kind in table.values()
    }
    assert used == set(EFFECTS)


def test_all_faults_are_told_at_once() -> None:
    data = copy.deepcopy(read_yaml("merging", "control.yaml"))
    data["effects"][0]["said"]["actors"] = "conquers"
    data["effects"][1]["of"] = ["CONQUER"]
    data["time"]["fresh_days"] = -1
    data["allies"][0]["members"].append("group/none-such")
    with pytest.raises(KnowledgeError) as error:
        control_rules(data, load_registry())
    for fault in ("conquers", "CONQUER", "fresh_days", "group/none-such"):
        assert any(fault in told for told in error.value.faults), fault
