"""Denials that have no word for the happening: found, tied to what they deny, and vouched for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.attribution.denials import denials
from dateline.attribution.vouching import vouch
from dateline.knowledge.factuality_cues import factuality_cues
from dateline.model import Coreference, Draft, Marks, Mention, Sentence, Span

CUES = factuality_cues()


def happening(sentences: tuple[Sentence, ...], lemmas: tuple[str, ...]) -> Draft:
    """A draft on the first word with one of *lemmas*, its actor the word's subject."""
    for sentence in sentences:
        for word in sentence.words:
            if word.lemma in lemmas:
                actors = tuple(
                    Mention.of(sentence, w.index, w.index, w.index)
                    for w in sentence.children(word.index, "nsubj")
                )
                span = sentence.span(word.index, word.index)
                return Draft(
                    sentence.index, span, word.index, (word.index,), "ASSAULT", actors=actors
                )
    raise AssertionError("no happening in the sentences")


def denied(sentences: tuple[Sentence, ...]) -> tuple[Draft, ...]:
    draft = happening(sentences, ("shell", "killing", "hit", "shelling"))
    return denials([draft], sentences, (), Coreference())


def marked(text: str) -> tuple[str, int, str]:
    at = text.index("{")
    return text.replace("{", "").replace("}", ""), at, text[at + 1 : text.index("}")]


@pytest.mark.parametrize(
    ("cue", "text"), [(c, text) for c in CUES.denial_cues for text in c.examples]
)
def test_a_denial_gives_a_draft_at_its_word(cue, text, parse):
    plain, at, word = marked(text)
    (found,) = denied(parse(plain))
    assert found.trigger == Span(at, at + len(word), word)
    assert found.type == "ASSAULT"
    assert [e.rule for e in found.evidence] == [cue.id]


@pytest.mark.parametrize(
    ("cue", "text"), [(c, text) for c in CUES.denial_cues for text in c.not_examples]
)
def test_other_words_give_none(cue, text, parse):
    plain, _, _ = marked(text)
    sentences = parse(plain)
    assert denied(sentences) == ()


def test_the_happenings_own_word_is_the_trigger(parse):
    sentences = parse("Shells hit the market. The militia denied involvement in the attack.")
    (found,) = denied(sentences)
    assert found.trigger.text == "attack"
    assert [a.span.text for a in found.actors] == ["The militia"]


def test_a_draft_that_the_denial_already_has_is_not_made_twice(parse):
    sentences = parse("Shells hit the market. The militia denied involvement in the attack.")
    first = happening(sentences, ("hit",))
    second = happening(sentences, ("attack",))
    assert denials([first, second], sentences, (), Coreference()) == ()


def test_a_denial_with_nothing_before_it_gives_nothing(parse):
    sentences = parse("The militia denied the allegations.")
    assert denials([], sentences, (), Coreference()) == ()


def test_a_verbal_act_is_not_what_is_denied(parse):
    sentences = parse("Shells hit the market. The militia denied the allegations.")
    draft = replace(happening(sentences, ("hit",)), type="ACCUSE")
    assert denials([draft], sentences, (), Coreference()) == ()


def test_the_claim_laid_to_the_denier_comes_before_a_nearer_one(parse):
    sentences = parse(
        "The militia shelled the market. Looters burned a mill. The militia denied the charge."
    )
    drafts = [happening(sentences, ("shell",)), happening(sentences, ("burn",))]
    (found,) = denials(drafts, sentences, (), Coreference())
    assert found.actors == drafts[0].actors


def test_a_denial_is_vouched_for_by_the_denier(parse):
    sentences = parse("Shells hit the market, a charge the rebels deny.")
    (found,) = denied(sentences)
    (vouching,) = vouch([found], sentences, (), Marks(), Coreference())
    assert (vouching.stance, vouching.factuality) == ("denies", "CT-")
    assert [s.name for s in vouching.sources] == ["rebels"]
