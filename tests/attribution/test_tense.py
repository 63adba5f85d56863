"""Tense words' own examples, and the tense of verbs and nouns in their clauses."""

from __future__ import annotations

import pytest

from dateline.attribution.factuality import Happening, read_factuality
from dateline.attribution.tense import read_tense
from dateline.knowledge.factuality_cues import factuality_cues

CUES = factuality_cues()


def tense(case, *, indirect: bool = False) -> str:
    happening = Happening(case.sentence, case.draft.head, case.draft.words, case.draft.type)
    return read_tense(happening, read_factuality(happening, CUES), CUES, indirect=indirect)


@pytest.mark.parametrize(
    ("word", "text"), [(w, text) for w in CUES.tense_words for text in w.examples]
)
def test_a_word_tells_the_tense_of_its_examples(word, text, drafted):
    assert tense(drafted(text)) == word.gives


@pytest.mark.parametrize(
    ("word", "text"), [(w, text) for w in CUES.tense_words for text in w.not_examples]
)
def test_a_word_leaves_its_counter_examples_alone(word, text, drafted):
    assert tense(drafted(text)) != word.gives


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels {shelled} the mill on Tuesday.", "past"),
        ("The rebels have {shelled} the mill.", "past"),
        ("The rebels are {shelling} the mill.", "ongoing"),
        ("The rebels have been {shelling} the mill for days.", "ongoing"),
        ("The rebels will {shell} the mill.", "future"),
        ("Four soldiers are suspected of having {shelled} the mill.", "past"),
        ("The rebels might have {shelled} the mill.", "past"),
        ("Villagers say the {blast} killed a miller.", "past"),
        ("The {fighting} continues near the mill.", "ongoing"),
        ("The rebels threatened to {shell} the mill.", "future"),
        ("Shells fell on the mill, {killing} a miller.", "past"),
        ("A man killed by shells {fired} from the hills is buried.", "past"),
        ("The mill has been {besieged} since May.", "ongoing"),
        ("The rebels have {controlled} the mill since May.", "ongoing"),
        ("The rebels have {shelled} the mill since May.", "past"),
        ("The rebels are on the {run}.", "ongoing"),
        ("Guards shot them as they were preparing to {open} fire.", "past"),
        ("The rebels would leave only if the army {freed} the millers.", "future"),
        ("A miller {walks} past his burned mill in Alpha, May 5, 2014.", "past"),
    ],
)
def test_the_tense_of_a_happening(text, expected, drafted):
    assert tense(drafted(text)) == expected


def test_the_past_progressive_goes_on_in_indirect_speech(drafted):
    case = drafted("The mayor said the rebels were {shelling} the mill.")
    assert tense(case, indirect=True) == "ongoing"
    assert tense(case) == "past"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the rebels still {held} the mill.",
        "CONTROL: The mayor said the rebels {controlled} the mill.",
    ],
)
def test_a_state_in_the_past_goes_on_in_indirect_speech(text, drafted):
    case = drafted(text)
    assert tense(case, indirect=True) == "ongoing"
    assert tense(case) == "past"
