"""The arguments that syntax gives to a verb or a noun, by arc."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.coding.arguments import arguments
from dateline.coding.subjects import is_passive
from dateline.knowledge.event_rules import load_codebook

CODEBOOK = load_codebook()


# text, the word whose arguments are asked for, an arc, and what fills it
CASES = [
    ("The army shelled the town.", "shelled", "subj", "army"),
    ("The town was shelled by the army.", "shelled", "subj", "army"),
    ("The town was shelled by the army.", "shelled", "obj", "town"),
    ("The men, who had attacked the post, fled.", "attacked", "subj", "men"),
    ("The pilots agreed to leave.", "leave", "subj", "pilots"),
    ("Their plan was to attack the port.", "attack", "subj", "their"),
    ("The army made plans to attack the port.", "attack", "subj", "army"),
    ("Kenya is the latest country to recall its envoy.", "recall", "subj", "kenya"),
    ("Residents heeded the call to leave the town.", "leave", "subj", "residents"),
    ("He was seized and beaten.", "beaten", "obj", "he"),
    ("The bishop gave bread to the families.", "gave", "dat", "families"),
    ("Chad severed its links with Gabon.", "severed", "obj.with", "gabon"),
    ("Chad refused to admit the refugees.", "refused", "xcomp.obj", "refugees"),
    ("Chad threatened to cut its ties with Gabon.", "threatened", "xcomp.with", "gabon"),
    ("Chad promised to send food to the villagers.", "promised", "xcomp.to", "villagers"),
    ("Chad demanded that the rebels leave.", "demanded", "ccomp.subj", "rebels"),
    ("Families fled a raid by soldiers.", "raid", "by", "soldiers"),
    ("A raid on the port was blamed on soldiers.", "raid", "on", "port"),
    ("The use of force against farmers grew.", "force", "against", "farmers"),
    ("They held talks with a group of rebels and the army.", "talks", "with", "group"),
    ("The base has been under attack since May.", "attack", "obj", "base"),
    ("They lost two sons in an air raid.", "raid", "of", "sons"),
    ("Police arrested him before a rally in Lagos.", "rally", "host", "police"),
]


@pytest.mark.parametrize(("text", "word", "arc", "filler"), CASES)
def test_arguments(text: str, word: str, arc: str, filler: str, parse: Parse) -> None:
    sentence = parse(text)[0]
    head = next(w.index for w in sentence.words if w.text == word)
    found = arguments(sentence, head, CODEBOOK).get(arc, [])
    assert filler in {sentence.words[i].lower for i in found}


@pytest.mark.parametrize(
    ("text", "word", "passive"),
    [
        ("The bridge was blown up.", "blown", True),
        ("Its offices were looted and its staff threatened.", "threatened", True),
        ("The soldiers captured in May were freed.", "captured", True),
        ("The rebels have captured the bridge.", "captured", False),
        ("He was wounded and his brother fled to Chad.", "fled", False),
    ],
)
def test_passives(text: str, word: str, passive: bool, parse: Parse) -> None:
    sentence = parse(text)[0]
    verb = next(w for w in sentence.words if w.text == word)
    assert is_passive(sentence, verb) is passive


def test_no_subject_is_looked_for_beyond_a_finite_clause(parse: Parse) -> None:
    sentence = parse("The chief confirmed on Monday that the envoy had been killed.")[0]
    head = next(w.index for w in sentence.words if w.text == "killed")
    arcs = arguments(sentence, head, CODEBOOK)
    assert "chief" not in {sentence.words[i].lower for i in arcs["obj"]}
