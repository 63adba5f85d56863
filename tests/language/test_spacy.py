"""The analyser: offsets, whole sentences, capitals, any text at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.knowledge.coreference_tables import abbreviations
from dateline.language.repair import readable
from dateline.language.spacy import SpacyAnalyser
from dateline.model import Report, Sentence

Parse = Callable[[str], tuple[Sentence, ...]]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Police spokesman Lt. Omar Haddad said the road was open.", 1),
        ("Maj. Gen. Omar Haddad left. He did not say why.", 2),
        ("A U.N. spokeswoman said the fighting went on. Nobody left.", 2),
        ("It may be easier to leave them [the rebels] in the town, he said.", 1),
        ("The rebels left the town.The army came back on Friday.", 2),
        ("“Go away!” the officer said.", 1),
        ("Fighting was heavy... then it stopped.", 1),
    ],
)
def test_sentences_are_whole(parse: Parse, text: str, sentences: int) -> None:
    assert len(parse(text)) == sentences


def test_capitals_are_parsed_as_printed_and_kept_as_written(parse: Parse) -> None:
    text = "REBELS ATTACKED AN ARMY CONVOY NEAR SAN MIGUEL ON TUESDAY.\nTHE ARMY SAID SO."
    first, second = parse(text)
    assert [w.text for w in first.words][:3] == ["REBELS", "ATTACKED", "AN"]
    assert first.words[1].lemma == "attack"
    assert first.words[1].pos == "VERB"
    assert first.words[0].dep == "nsubj"
    assert [w.text for w in first.words if w.pos == "PROPN"] == ["SAN", "MIGUEL", "TUESDAY"]
    assert second.text == "THE ARMY SAID SO."


def test_abbreviations_have_a_stop() -> None:
    assert "Gen." in abbreviations()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.text(max_size=120),
        st.text(alphabet=st.sampled_from(list("ABab.[]\"“” \n\tİß\u200f\u2028'-")), max_size=120),
    )
)
def test_any_text_is_covered_by_words_at_their_offsets(analyser: SpacyAnalyser, text: str) -> None:
    sentences = next(analyser.analyse([Report("r", text)]))
    held: set[int] = set()
    for number, sentence in enumerate(sentences):
        assert sentence.index == number
        assert text[sentence.start : sentence.end] == sentence.text
        for word in sentence.words:
            assert text[word.start : word.end] == word.text
            assert 0 <= word.head < len(sentence.words)
            held.update(range(word.start, word.end))
    seen = {i for i, c in enumerate(readable(text, str)) if not c.isspace()}
    assert seen <= held, "every character but space and unseen marks is in a word"


@pytest.mark.parametrize("day", ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
def test_a_short_weekday_is_one_word(parse: Parse, day: str) -> None:
    sentence, *_ = parse(f"{day} Sep 7 2016 Four soldiers were killed in Aleppo")
    assert sentence.words[0].text == day
