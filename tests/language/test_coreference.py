"""Whom pronouns, descriptions and short names stand for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.coreference_tables import Example, coreference_tables
from dateline.language.coreference import corefer
from dateline.model import (
    Marks,
    Mention,
    Party,
    Place,
    Sentence,
    Span,
    Toponym,
    Word,
    sentence_at,
)

Parse = Callable[[str], tuple[Sentence, ...]]


def span_of(text: str, name: str) -> Span:
    at = text.index(name)
    return Span.of(text, at, at + len(name))


def antecedent(parse: Parse, example: Example) -> Mention | None:
    text = example.text
    parties = tuple(Party(span_of(text, n), n, kind=kind) for n, kind in example.parties)
    places = tuple(Toponym(Place(span_of(text, n), n, feature=f)) for n, f in example.places)
    sentences = parse(text)
    anaphor = rf"\b{re.escape(example.anaphor)}\b"
    end = [match.end() for match in re.finditer(anaphor, text)][-1] - 1
    sentence = sentence_at(sentences, end)
    assert sentence is not None
    word = sentence.word_at(end)
    assert word is not None
    links = corefer(sentences, Marks(parties=parties, toponyms=places)).antecedents
    return links.get((sentence.index, word.index))


@pytest.mark.parametrize("example", coreference_tables().examples, ids=lambda e: e.anaphor)
def test_examples_of_the_tables(parse: Parse, example: Example) -> None:
    found = antecedent(parse, example)
    assert (found.span.text if found else None) == example.antecedent


CASES = [
    # names: short forms, acronyms, appositions, titles
    (
        "Omar Haddad led the brigade. Haddad was killed near Homs.",
        "Haddad",
        "Omar Haddad",
    ),
    (
        "The Norwegian Refugee Council (NRC) opened a camp. The NRC said it was full.",
        "NRC",
        "Norwegian Refugee Council",
    ),
    (
        "Fighters of the Islamic State of Iraq and the Levant (ISIL) left. ISIL gave no reason.",
        "ISIL",
        "Islamic State of Iraq and the Levant",
    ),
    (
        "Hezbollah, the Lebanese militant group, buried a commander.",
        "group",
        "Hezbollah",
    ),
    (
        "Gen. Omar Haddad inspected the bridge. The general said the road was open.",
        "general",
        "Omar Haddad",
    ),
    (
        "The general leading the attack spoke on Monday. Gen. Omar Haddad said it went well.",
        "general",
        "Omar Haddad",
    ),
    # pronouns: clause, speaker, gender, number, relative and fronted clauses
    (
        "Maria Lopez met Peter Lang in Geneva. She left the same day.",
        "She",
        "Maria Lopez",
    ),
    (
        "The rebels freed a soldier who had been held since May.",
        "who",
        "a soldier",
    ),
    (
        "Before he was killed, Omar Haddad had led the brigade.",
        "he",
        "Omar Haddad",
    ),
    (
        "Some of the men were armed. They fired at the police.",
        "They",
        "Some of the men",
    ),
    (
        "The army shelled the town. Residents said their homes had burned.",
        "their",
        "Residents",
    ),
    # left out
    ("It was not clear who had fired the rocket.", "It", None),
    ("The army said there were no survivors.", "there", None),
    ("Karim Sadr met Omar Haddad and Peter Lang met Ali Aziz. They shelled it.", "it", None),
]


@pytest.mark.parametrize(("text", "anaphor", "expected"), CASES)
def test_cases(parse: Parse, text: str, anaphor: str, expected: str | None) -> None:
    found = antecedent(parse, Example("case", text, anaphor, expected))
    assert (found.span.text if found else None) == expected


@pytest.mark.parametrize("opener", ["Residents", "Villagers", "Witnesses"])
def test_a_capital_at_the_start_makes_no_name(opener: str, parse: Parse) -> None:
    text = f"{opener} said the rebels attacked the town. The rebels then fled."
    people = Party(span_of(text, opener), opener, kind="group", sector="CVL")
    rebels = Party(span_of(text, "rebels"), "rebels", kind="group", sector="REB")
    found = corefer(parse(text), Marks((people, rebels)))
    assert all(mention.span.text != opener for mention in found.antecedents.values())


def test_a_quoted_speaker_is_not_he(parse: Parse) -> None:
    text = 'Omar Haddad spoke of Peter Lang on Friday. "He must leave," Haddad said.'
    found = antecedent(parse, Example("case", text, "He", None))
    assert found is None or found.span.text == "Peter Lang"


def test_boilerplate_is_not_read(parse: Parse) -> None:
    sentences = parse("Omar Haddad led the brigade. He was killed.")
    hidden = tuple(
        Sentence(s.index, s.start, s.text, s.words, s.paragraph, "boilerplate") for s in sentences
    )
    assert corefer(hidden, Marks()).antecedents == {}


WORDS = st.sampled_from(
    ["he", "it", "they", "The", "army", "Omar", "said", "(", "ABC", ")", "and", '"']
)
TAGS = st.sampled_from(["PRON", "NOUN", "PROPN", "VERB", "DET", "PUNCT"])
DEPS = st.sampled_from(
    ["nsubj", "dobj", "ROOT", "appos", "conj", "relcl", "compound", "prep", "cc"]
)
TOKENS = st.lists(st.tuples(WORDS, TAGS, DEPS, st.integers(0, 30)), min_size=1, max_size=12)


def sentence_of(index: int, start: int, tokens: list[tuple[str, str, str, int]]) -> Sentence:
    words, at = [], start
    for number, (text, pos, dep, head) in enumerate(tokens):
        up = head % number if number else 0  # a tree, as every analyser gives
        words.append(
            Word(number, at, at + len(text), text, text.lower(), pos, "NN", dep, up, "ORG")
        )
        at += len(text) + 1
    return Sentence(index, start, " ".join(w.text for w in words), tuple(words), index // 2)


@settings(max_examples=200, deadline=None)
@given(st.lists(TOKENS, max_size=5))
def test_links_lead_to_a_mention_that_stands_for_itself(
    drawn: list[list[tuple[str, str, str, int]]],
) -> None:
    sentences, at = [], 0
    for index, tokens in enumerate(drawn):
        sentences.append(sentence_of(index, at, tokens))
        at = sentences[-1].end + 1
    links = corefer(sentences, Marks()).antecedents
    for key, mention in links.items():
        target = (mention.sentence, mention.head)
        assert target != key
        assert target not in links
        assert sentences[mention.sentence].span(mention.first, mention.last) == mention.span
    assert links == corefer(sentences, Marks()).antecedents
