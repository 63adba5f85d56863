"""Parses put right beside names that the parser has never seen: the grammar decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.attaching import attached
from dateline.model import Sentence, Word

Parse = Callable[[str], tuple[Sentence, ...]]
TAGS = {"VBD": "VERB", "VB": "VERB", "VBG": "VERB", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN"}
TAGS |= {"IN": "ADP", "DT": "DET", "CC": "CCONJ", "JJ": "ADJ", ",": "PUNCT", "TO": "PART"}
TAGS |= {"WP": "PRON", "RB": "ADV"}


def words(*rows: str) -> list[Word]:
    """Words told as "text lemma tag dep head", with the label of the recogniser if any."""
    made, at = [], 0
    for index, row in enumerate(rows):
        text, lemma, tag, dep, head, *label = row.split()
        made.append(
            Word(
                index, at, at + len(text), text, lemma, TAGS[tag], tag, dep, int(head),
                label[0] if label else "", bool(label),
            )
        )  # fmt: skip
        at += len(text) + 1
    return made


def arcs(parse: list[Word]) -> dict[str, tuple[str, str]]:
    """Word -> (dependency, governor) once put right."""
    found = attached(parse, told={"report"}, acts={"attack"}, asking={"call"})
    return {w.text: (w.dep, found[w.head].text) for w in found}


CASES = {
    "an attack is on something": (
        ("ordered order VBD ROOT 0", "attacks attack NNS dobj 0", "on on IN prep 0",
         "Zarvela zarvela NNP pobj 2"),
        ("on", ("prep", "attacks")),
    ),
    "control is of something": (
        ("took take VBD ROOT 0", "control control NN dobj 0", "of of IN prep 0",
         "Zarvela zarvela NNP pobj 2"),
        ("of", ("prep", "control")),
    ),
    "where the reported happened": (
        ("reported report VBD ROOT 0", "clashes clash NNS dobj 0", "near near IN prep 0",
         "Zarvela zarvela NNP pobj 2"),
        ("near", ("prep", "clashes")),
    ),
    "what lies in a town is no name": (
        ("killed kill VBD ROOT 0", "fighters fighter NNS dobj 0", "of of IN prep 1",
         "Front front NNP pobj 2 ORG", "in in IN prep 3", "Zarvela zarvela NNP pobj 4"),
        ("in", ("prep", "killed")),
    ),
    "a name right after its verb": (
        ("they they NN nsubj 1", "attacked attack VBD ROOT 1", "Zarvela zarvela NNP npadvmod 1"),
        ("Zarvela", ("dobj", "attacked")),
    ),
    "an adjective joins nothing": (
        ("between between IN ROOT 0", "Front front NNP nmod 4", "and and CC cc 1",
         "tribal tribal JJ conj 1", "fighters fighter NNS pobj 0"),
        ("fighters", ("conj", "Front")),
    ),
    "who tells stands after the comma": (
        ("fell fall VBD ccomp 5", "in in IN prep 0", "Zarvela zarvela NNP pobj 1", ", , , punct 3",
         "Ledger ledger NNP conj 2", "reported report VBD ROOT 5"),
        ("Ledger", ("nsubj", "reported")),
    ),
    "when the told happened": (
        ("left leave VBD ccomp 5", "on on IN prep 5", "Saturday saturday NNP pobj 1 DATE",
         ", , , punct 5", "Ledger ledger NNP nsubj 5", "reported report VBD ROOT 5"),
        ("on", ("prep", "left")),
    ),
    "what was called for": (
        ("called call VBD ROOT 0", "on on IN prep 0", "Darvani darvani NNP pobj 1",
         "to to TO aux 4", "leave leave VB advcl 0"),
        ("leave", ("xcomp", "called")),
    ),
    "no paper is held": (
        ("freed free VBD ROOT 0", "reporter reporter NN dobj 0", "of of IN prep 1",
         "Times times NNP pobj 2 ORG", "who who WP nsubjpass 5", "held hold VBD relcl 3"),
        ("held", ("relcl", "reporter")),
    ),
    "what resumed": (
        ("Shelling shell VBG advcl 3", "of of IN prep 0", "Zarvela zarvela NNP pobj 1",
         "resumed resume VBD ROOT 3"),
        ("Shelling", ("nsubj", "resumed")),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES.keys())
def test_what_hangs_where(rows: tuple[str, ...], expected: tuple[str, tuple[str, str]]) -> None:
    word, arc = expected
    assert arcs(words(*rows))[word] == arc


def test_a_verb_between_two_names_is_no_part_of_either() -> None:
    parse = words(
        "Front front NNP nsubj 1 ORG", "took take VBD ROOT 1", "Zarvela zarvela NNP dobj 1"
    )
    glued = [parse[0], *(Word(**{**_fields(w), "entity": "ORG"}) for w in parse[1:])]
    found = attached(glued, told=set(), acts=set(), asking=set())
    assert [(w.entity, w.entity_begins) for w in found] == [
        ("ORG", True),
        ("", False),
        ("ORG", True),
    ]


def _fields(word: Word) -> dict[str, object]:
    return {name: getattr(word, name) for name in Word.__slots__}


@pytest.mark.parametrize(
    ("known", "unseen"),
    [
        ("Ten fighters of Hamas in Mosul fled.", "Ten fighters of Tharaq in Vastrel fled."),
        (
            "Troops retook Kunduz from the Taliban on Monday.",
            "Troops retook Talderun from the Darvani on Monday.",
        ),
    ],
)
def test_names_do_not_decide_what_hangs_where(parse: Parse, known: str, unseen: str) -> None:
    (one,), (other,) = parse(known), parse(unseen)
    assert [(w.dep, w.head) for w in one.words] == [(w.dep, w.head) for w in other.words]


@given(st.data())
def test_texts_and_trees_stay_whole(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 8))
    tags, deps = (
        sorted(TAGS),
        ["nsubj", "dobj", "pobj", "prep", "conj", "advcl", "relcl", "npadvmod"],
    )
    rows = []
    for at in range(size):
        tag, dep = data.draw(st.sampled_from(tags)), data.draw(st.sampled_from(deps))
        head = data.draw(st.integers(0, max(0, at - 1)))
        word = data.draw(st.sampled_from(["report", "attack", "to", "of", "in", "who", ","]))
        rows.append(f"{word} {word} {tag} {dep if at else 'ROOT'} {head if at else 0}")
    before = words(*rows)
    after = attached(before, told={"report"}, acts={"attack"}, asking={"call"})
    assert [(w.index, w.start, w.end, w.text) for w in after] == [
        (w.index, w.start, w.end, w.text) for w in before
    ]
    assert all(0 <= w.head < size for w in after)
