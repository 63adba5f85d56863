"""Tolls put right: who was killed, who was hurt, and how the clause tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.tolls import TollWords, parted_tolls
from dateline.model import Word

TOLD = TollWords(
    slain={"kill"}, hurt={"injure", "wound", "injured", "wounded"}, dead={"dead", "martyr"},
    taken={"arrest"}, leaving={"leave"}, victims={"child"},
)  # fmt: skip
POS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "CD": "NUM", "JJ": "ADJ", "CC": "CCONJ"}
POS |= {"DT": "DET", "IN": "ADP", "PRP": "PRON", ",": "PUNCT", ".": "PUNCT", "JJR": "ADJ"}


def words(told: str) -> list[Word]:
    """Words told as "text lemma tag dep head", parted by bars."""
    made, at = [], 0
    for index, row in enumerate(told.split("|")):
        text, lemma, tag, dep, head = row.split()
        pos = POS.get(tag, "VERB")
        made.append(
            Word(index, at, at + len(text), text, lemma, pos, tag, dep, int(head), "", False)
        )
        at += len(text) + 1
    return made


def changed(told: str) -> list[str]:
    before = words(told)
    after = parted_tolls(before, TOLD)
    pairs = zip(before, after, strict=True)
    return [f"{w.text} {w.tag} {w.dep} {after[w.head].text}" for old, w in pairs if old != w]


@pytest.mark.parametrize(
    ("told", "mended"),
    [
        (  # "8 killed 25 injured"
            "8 8 CD nsubj 1|killed kill VBD ROOT 1|25 25 CD dobj 1|injured injure VBN acl 2",
            ["8 CD nsubjpass killed", "killed VBN ROOT killed", "25 CD nsubjpass injured",
             "injured VBN conj killed"],
        ),
        (  # "15 dead, 40 wounded": what the first hangs on hung on the second
            "Blast blast NN nsubj 5|15 15 CD appos 0|dead dead JJ amod 1|, , , punct 1|"
            "40 40 CD appos 1|wounded wound VBN ROOT 5",
            ["Blast NN ROOT Blast", "15 CD nummod dead", "dead JJ appos Blast",
             ", , punct dead", "40 CD nummod wounded", "wounded VBN conj dead"],
        ),
        (  # "12 dead, dozens wounded"
            "12 12 CD nsubj 1|dead dead JJ amod 3|, , , punct 3|dozens dozen NNS ROOT 3|"
            "wounded wound VBN acl 3",
            ["12 CD nummod dead", "dead JJ ROOT dead", ", , punct dead",
             "dozens NNS nummod wounded", "wounded VBN conj dead"],
        ),
        (  # "2 killed 10 injured in": a bare number hung on nothing
            "2 2 CD meta 1|Killed kill VBD ROOT 1|10 10 CD dobj 1|Injured injure VBN advcl 1|"
            "in in IN prep 3",
            ["2 CD nsubjpass Killed", "Killed VBN ROOT Killed", "10 CD nsubjpass Injured",
             "Injured VBN conj Killed"],
        ),
        (  # "leaving 23 civilians, including nine boys, and 16 rebels dead"
            "leaving leave VBG advcl 0|23 23 CD nummod 2|civilians civilian NNS dobj 0|"
            ", , , punct 2|including include VBG prep 2|nine nine CD nummod 6|boys boy NNS pobj 4|"
            ", , , punct 6|and and CC cc 6|16 16 CD nummod 10|"
            "rebels rebel NNS conj 6|dead dead JJ amod 10",
            ["rebels NNS conj civilians", "dead JJ oprd leaving"],
        ),
        (  # "killed four guards and a child and injured 13"
            "killed kill VBD ROOT 0|four four CD nummod 2|guards guard NNS dobj 0|and and CC cc 2|"
            "a a DT det 5|child child NN conj 2|and and CC cc 5|injured injure VBN conj 5|"
            "13 13 CD nummod 2",
            ["injured VBD conj killed", "13 CD dobj injured"],
        ),
        (  # "17 were killed and 100 injured"
            "17 17 CD nsubjpass 2|were be VBD auxpass 2|killed kill VBN ROOT 2|and and CC cc 2|"
            "100 100 CD nsubj 5|injured injured JJ conj 2",
            ["100 CD nsubjpass injured", "injured VBN conj killed"],
        ),
        (  # "losses were 31 killed and 64 wounded"
            "Losses loss NNS nsubj 1|were be VBD ROOT 1|31 31 CD attr 1|killed kill VBN acl 2|"
            "and and CC cc 2|64 64 CD nsubjpass 6|wounded wound VBN conj 2",
            ["wounded VBN conj killed"],
        ),
        (  # "were killed, including five boys, and 20 wounded"
            "Ten ten CD nsubjpass 2|were be VBD auxpass 2|killed kill VBN ROOT 2|, , , punct 2|"
            "including include VBG prep 2|five five CD nummod 6|boys boy NNS pobj 4|, , , punct 6|"
            "and and CC cc 6|20 20 CD conj 6|wounded wound VBN acl 9",
            ["20 CD nsubjpass wounded", "wounded VBN conj killed"],
        ),
        (  # "there were 12 dead and 40 wounded"
            "There there EX expl 1|were be VBD ROOT 1|12 12 CD attr 1|dead dead JJ amod 2|"
            "and and CC cc 2|40 40 CD nsubj 6|wounded wound VBN conj 2",
            ["12 CD nummod dead", "dead JJ attr were", "and CC cc dead", "40 CD nummod wounded",
             "wounded VBN conj dead"],
        ),
        (  # "protesters arrested"
            "Protesters protester NNS nsubj 1|arrested arrest VBD ROOT 1|in in IN prep 1",
            ["Protesters NNS nsubjpass arrested", "arrested VBN ROOT arrested"],
        ),
    ],
)  # fmt: skip
def test_what_a_parser_misreads_is_mended(told: str, mended: list[str]) -> None:
    assert changed(told) == mended


@pytest.mark.parametrize(
    "told",
    [
        # "rebels killed 25 soldiers"
        "Rebels rebel NNS nsubj 1|killed kill VBD ROOT 1|25 25 CD nummod 3|men man NNS dobj 1",
        # "it left four people dead"
        "It it PRP nsubj 1|left leave VBD ROOT 1|four four CD nummod 3|people people NNS dobj 1|"
        "dead dead JJ oprd 1",
        # "gunmen killed twelve and wounded 30"
        "Gunmen gunman NNS nsubj 1|killed kill VBD ROOT 1|twelve twelve CD dobj 1|and and CC cc 1|"
        "wounded wound VBD conj 1|30 30 CD dobj 4",
    ],
)
def test_what_is_read_right_stays(told: str) -> None:
    assert changed(told) == []


def test_the_year_of_a_date_counts_nobody() -> None:
    told = (  # "December 16 2013 deaths rise": the model lost the year
        "December December NNP nmod 3|16 16 CD nummod 3|2013 2013 CD nummod 3|"
        "deaths death NNS nsubj 4|rise rise VBP ROOT 4"
    )
    dated = [replace(word, entity="DATE") if word.index < 2 else word for word in words(told)]
    year = parted_tolls(dated, TOLD)[2]
    assert (year.entity, year.dep) == ("DATE", "npadvmod")
    undated = parted_tolls(words(told), TOLD)[2]
    assert (undated.entity, undated.dep) == ("", "nummod")


ROWS = st.sampled_from([
    ("killed", "kill", "VBD"), ("killed", "kill", "VBN"), ("injured", "injure", "VBN"),
    ("injured", "injured", "JJ"), ("left", "leave", "VBD"), ("dead", "dead", "JJ"),
    ("including", "include", "VBG"), ("and", "and", "CC"), (",", ",", ","), ("12", "12", "CD"),
    ("men", "man", "NNS"), ("more", "more", "JJR"), ("were", "be", "VBD"), ("of", "of", "IN"),
])  # fmt: skip
DEPS = st.sampled_from(
    ["nsubj", "dobj", "conj", "acl", "nummod", "prep", "pobj", "advcl", "amod", "attr", "nsubjpass"]
)


@given(st.lists(st.tuples(ROWS, DEPS, st.integers(0, 30)), min_size=1, max_size=12))
def test_words_never_change_and_heads_stay_inside(drawn: list[tuple]) -> None:
    rows = [f"{t[0]} {t[1]} {t[2]} {dep} {head % len(drawn)}" for t, dep, head in drawn]
    before = words("|".join(rows))
    after = parted_tolls(before, TOLD)
    assert [(w.start, w.end, w.text) for w in after] == [(w.start, w.end, w.text) for w in before]
    assert all(0 <= w.head < len(after) for w in after)
