"""Acts of speech whose words do the act: "they must leave" is the demand itself."""

from __future__ import annotations

from dateline.attribution.scope import forms
from dateline.knowledge.factuality_cues import FactualityCues
from dateline.model import Draft, Marks, Mention, Sentence, Statement

#: Roles of sources that speak for a state or a force (codebook section 4).
_OFFICIAL = ("official", "belligerent")


def performs(sentence: Sentence, draft: Draft, cues: FactualityCues) -> bool:
    """True when the words do the act themselves ("you must leave"), no verb of speech names it."""
    word = sentence.words[draft.head]
    if "infinitive" in forms(sentence, draft.head):
        return False  # "agreed to support them" has yet to be done
    return word.lemma not in cues.stances and not any(
        cue.source == "subject" for cue in cues.governs.get(word.lemma, ())
    )


def told(sentence: Sentence, draft: Draft) -> bool:
    """True when the act of speech is told, not done: "we have asked", "he was asked"."""
    word = sentence.words[draft.head]
    if word.pos not in ("VERB", "AUX"):
        return False
    auxiliaries = sentence.children(draft.head, "aux", "auxpass")
    if any(w.tag == "MD" for w in auxiliaries):
        return False
    return word.tag == "VBD" or any(
        w.tag == "VBD" or w.lemma in ("have", "be") for w in auxiliaries
    )


def done_here(sentence: Sentence, draft: Draft, cues: FactualityCues) -> bool:
    """True when the words are the act, done as they were written: "we welcome the truce"."""
    word = sentence.words[draft.head]
    subjects = sentence.children(draft.head, "nsubj")
    return word.tag == "VBP" and any(w.lower in cues.words["first_person"] for w in subjects)


def spoken_by_actor(
    draft: Draft, sentence: Sentence, statement: Statement, marks: Marks, cues: FactualityCues
) -> bool:
    """True when the draft's actor is the speaker of *statement*, or no other actor is named."""
    if not draft.actors:
        return True
    return any(_is_speaker(actor, sentence, statement, marks, cues) for actor in draft.actors)


def speaks_for_actor(
    draft: Draft, sentence: Sentence, statement: Statement, marks: Marks, cues: FactualityCues
) -> bool:
    """True when the speaker is the draft's actor or speaks for the actor's state.

    That a happening did not take place, said by the side it would be laid to, is a denial.
    """
    if draft.actors and spoken_by_actor(draft, sentence, statement, marks, cues):
        return True
    countries = {s.country for s in statement.chain[-1:] if s.role in _OFFICIAL and s.country}
    speaker = statement.speaker
    if speaker and speaker.role in _OFFICIAL and speaker.country:
        countries.add(speaker.country)
    parties = [marks.party_at(actor.span.start) for actor in draft.actors]
    return any(p is not None and p.country in countries for p in parties)


def _is_speaker(
    actor: Mention, sentence: Sentence, statement: Statement, marks: Marks, cues: FactualityCues
) -> bool:
    text = actor.span.text.lower()
    if statement.source and actor.span.overlaps(statement.source):
        return True
    if text in cues.words["first_person"]:
        return True
    if statement.kind != "direct" and text in cues.words["third_person"]:
        return True
    if actor.sentence == sentence.index and any(
        w.lower in cues.words["own"] for w in sentence.children(actor.head, "poss")
    ):
        return True
    party = marks.party_at(actor.span.start)
    names = {text, party.name.lower()} if party else {text}
    if party and party.id and any(s.id == party.id for s in statement.chain):
        return True
    said = {s.name.lower() for s in statement.chain}
    if statement.speaker:
        said.add(statement.speaker.name.lower())
    return bool(names & said)
