"""Copies: every example of the table, groups of reports, and candidates in a large store."""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.knowledge.copy_rules import copy_rules, load_copy_rules
from dateline.knowledge.tables import read_yaml
from dateline.merging.copies import (
    event_copies,
    passages_copied,
    passages_overlap,
    whole_copies,
)
from dateline.merging.told import Told
from dateline.model import Claim, Span

RULES = load_copy_rules()
DATA = read_yaml("merging", "copies.yaml")
EXAMPLES = [(e["left"], e["right"], e["copied"], e["id"]) for e in DATA["examples"]]
WIRE = (
    "Gunmen opened fire on a ferry as it left the northern pier of Torvek on Friday evening, "
    "wounding four passengers and forcing the captain to turn back."
)
OTHER = "Four people were hurt on Friday when a boat came under fire near Torvek, the port said."


def tell(report: str, *passages: str) -> list[Told]:
    """Claims of one report, one in each passage."""
    return [
        Told(
            Claim(f"{report}-{at}", Span.of(text, 0, 4), "ASSAULT"),
            report,
            passage=Span.of(text, 0, len(text)),
        )
        for at, text in enumerate(passages)
    ]


def alike(share: float, *, seed: int = 1) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Two fingerprints of 64 values, *share* of them equal."""
    draw = random.Random(seed)
    left = [draw.getrandbits(32) for _ in range(64)]
    same = set(draw.sample(range(64), round(64 * share)))
    right = [v if at in same else draw.getrandbits(32) for at, v in enumerate(left)]
    return tuple(left), tuple(right)


@pytest.mark.parametrize(("left", "right", "copied", "name"), EXAMPLES)
def test_examples(left: str, right: str, copied: bool, name: str) -> None:
    assert passages_copied(passages_overlap([left], [right], rules=RULES), rules=RULES) is copied
    groups = event_copies([*tell("a", left), *tell("b", right)], {}, rules=RULES)
    assert groups == ((("a", "b"),) if copied else ())


def test_a_copy_inside_a_longer_report_is_found() -> None:
    own = "Our reporter saw the ferry come back to the pier with broken windows."
    told = [*tell("a", WIRE), *tell("b", WIRE, own), *tell("c", OTHER)]
    assert event_copies(told, {}, rules=RULES) == (("a", "b"),)


def test_reports_copied_as_a_whole_are_copies_though_their_passages_differ() -> None:
    left, right = alike(0.7)
    told = [*tell("a", WIRE), *tell("b", OTHER)]
    assert event_copies(told, {"a": left, "b": right}, rules=RULES) == (("a", "b"),)
    assert event_copies(told, {"a": left}, rules=RULES) == ()


def test_reports_partly_alike_need_shared_words_on_the_event() -> None:
    left, right = alike(0.3)
    prints = {"a": left, "b": right}
    cut = "Gunmen opened fire on a ferry as it left the northern pier."
    apart = event_copies([*tell("a", WIRE), *tell("b", OTHER)], prints, rules=RULES)
    copied = event_copies([*tell("a", WIRE), *tell("b", cut)], prints, rules=RULES)
    assert (apart, copied) == ((), (("a", "b"),))


def test_copies_of_copies_are_one_group() -> None:
    first, second = WIRE, "The ferry had left the pier late because of a search of its cargo hold."
    told = [*tell("c", second + " " + first), *tell("a", first), *tell("b", first)]
    assert event_copies(told, {}, rules=RULES) == (("a", "b", "c"),)


def test_no_passage_and_one_report_give_no_copies() -> None:
    bare = Told(Claim("x", Span.of("shot", 0, 4), "ASSAULT"), "a")
    assert event_copies([bare, *tell("b", WIRE)], {"a": ()}, rules=RULES) == ()
    assert event_copies([], {}, rules=RULES) == ()
    assert event_copies(tell("a", WIRE, WIRE), {}, rules=RULES) == ()


def test_many_copies_are_one_group() -> None:
    told = [one for at in range(150) for one in tell(f"r{at:03}", WIRE)]
    groups = event_copies(told, {}, rules=RULES)
    assert [len(group) for group in groups] == [150]


TEXTS = [WIRE, OTHER, *(e[0] for e in EXAMPLES), *(e[1] for e in EXAMPLES)]


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_order_changes_nothing(texts: Sequence[str], draw: random.Random) -> None:
    told = [one for at, text in enumerate(texts) for one in tell(f"r{at}", text)]
    groups = event_copies(told, {}, rules=RULES)
    mixed = list(told)
    draw.shuffle(mixed)
    assert event_copies(mixed, {}, rules=RULES) == groups
    members = [report for group in groups for report in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 and list(group) == sorted(group) for group in groups)
    same = {f"r{at}" for at, text in enumerate(texts) if text == WIRE}
    assert len(same) < 2 or any(same <= set(group) for group in groups)


@pytest.mark.parametrize(("share", "copied"), [(1, True), (0.3, True), (0.1, False), (0, False)])
def test_whole_copies(share: float, copied: bool) -> None:
    assert whole_copies(*alike(share), rules=RULES) is copied


def test_whole_copies_of_nothing() -> None:
    assert not whole_copies((), (), rules=RULES)
    assert not whole_copies((1, 2), (1, 2, 3), rules=RULES)


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("whole", "sure"), 1.5, "copies.whole: sure"),
        (("passages", "source"), "", "copies.passages: no id or no source"),
        (("origin", "aside"), ["shrugs"], "shrugs is no stance"),
        (("run",), 1, "run must be"),
    ],
)
def test_faults_are_told(path: Sequence[str], value: object, fault: str) -> None:
    data = copy.deepcopy(DATA)
    entry = data
    for key in path[:-1]:
        entry = entry[key]
    entry[path[-1]] = value
    with pytest.raises(KnowledgeError, match=fault):
        copy_rules(data)
