"""Quotations whose speaker stands apart: blocks, dashes, headlines, long and nested quotations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.attribution import find_statements
from dateline.language.coreference import corefer
from dateline.model import Marks, Sentence

Parse = Callable[[str], tuple[Sentence, ...]]

#: text, then (speaker, contents) of each statement in order.
CASES = {
    "the sentence before is about the speaker": (
        'The mayor, Omar Haddad, was angry. "They shelled us all night. Four people are dead."',
        [("Omar Haddad", ["They shelled us all night.", "Four people are dead."])],
    ),
    "the paragraph before is about the speaker": (
        'Omar Haddad fled in May.\n\n"We walked for two days without water."',
        [("Omar Haddad", ["We walked for two days without water."])],
    ),
    "nobody is meant by the sentence before": (
        'The town was empty. "They shelled us all night long."',
        [],
    ),
    "a long quotation is told by who closes it": (
        "The road was closed on Friday.\n\n"
        '"We attacked the base at dawn. Ten soldiers fled.\n\n'
        '"Our men then withdrew. We lost nobody," Omar Haddad said.',
        [
            ("Omar Haddad", ["We attacked the base at dawn.", "Ten soldiers fled."]),
            ("Omar Haddad", ["Our men then withdrew.", "We lost nobody"]),
        ],
    ),
    "a long quotation is told by who opens it": (
        'Omar Haddad blamed the army. "They shelled the market on Monday.\n\n'
        '"Nine people were killed there. Two were children."',
        [
            ("Omar Haddad", ["They shelled the market on Monday."]),
            ("Omar Haddad", ["Nine people were killed there.", "Two were children."]),
        ],
    ),
    "a dash after": (
        '"We slept for the first time in weeks." — Omar Haddad, a baker',
        [("Omar Haddad", ["We slept for the first time in weeks."])],
    ),
    "a dash before": (
        'Colonel Anders - "The road is open."',
        [("Anders", ["The road is open."])],
    ),
    "a headline that its source closes": (
        "Rebels shelled market in Goma - minister\n\nThe market is closed.",
        [("minister", ["Rebels shelled market in Goma"])],
    ),
    "a headline that its source closes, after a colon": (
        "Army has retaken bridge near Goma: ministry\n\nThe bridge is open.",
        [("ministry", ["Army has retaken bridge near Goma"])],
    ),
    "a headline with a place behind its dash": (
        "Rebels shelled the old market - a day later\n\nThe market is closed.",
        [],
    ),
    "an indented block": (
        "In a statement, the group wrote:\n\n"
        "    We carried out the raid. Twelve soldiers fled.\n\nThe army did not comment.",
        [("group", ["We carried out the raid.", "Twelve soldiers fled."])],
    ),
    "a block with angles": (
        "The council published this appeal:\n\n> The clinic was bombed twice.\n> We need doctors."
        "\n\nNobody answered.",
        [("council", ["The clinic was bombed twice.", "We need doctors."])],
    ),
    "a paragraph behind a colon that is no block": (
        "The group wrote:\n\nThe army left the town on Monday.",
        [],
    ),
    "a quotation within one ends where it ends": (
        "\"The general told me 'we will burn the town' before he left,\" said Omar Haddad.",
        [
            ("Omar Haddad", ["The general told me 'we will burn the town' before he left"]),
            ("general", ["we will burn the town"]),
        ],
    ),
    "who answers after the speaker": (
        "The army shelled the camp, residents said, but the government denied the charge.",
        [("residents", ["The army shelled the camp"])],
    ),
    "who rejects what stands before": (
        "Jets bombed the mill, according to farmers, but the ministry rejected the claim.",
        [("farmers", ["Jets bombed the mill"])],
    ),
    "who says it behind it, without a comma": (
        "Four men were killed when helicopters bombed the village of Bara said local activists.",
        [
            (
                "local activists",
                ["Four men were killed when helicopters bombed the village of Bara"],
            )
        ],
    ),
    "who says it, then when, without a comma": (
        "Rebels shelled the port the ministry said Wednesday.",
        [("ministry", ["Rebels shelled the port"])],
    ),
    "whom the speaker cites": (
        "The minister told Reuters, citing hospital staff, that six were hurt.",
        [("minister", ["that six were hurt"])],
    ),
    "whom the speaker cites, in a sentence that puts the citing first": (
        "The agency reported on Monday, citing a local official, that ten men had been shot.",
        [("agency", ["that ten men had been shot."])],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_who_says_what(text: str, wanted: list[tuple[str, list[str]]], parse: Parse) -> None:
    sentences = parse(text)
    found = find_statements(sentences, Marks(), corefer(sentences, Marks()))
    told = [
        (
            s.speaker.name if s.speaker else None,
            [c.text.strip("\"“”' >").rstrip(",") for c in s.content],
        )
        for s in found
    ]
    assert told == wanted
    for statement in found:
        for span in (*statement.content, statement.source, statement.cue):
            assert span is None or text[span.start : span.end] == span.text
