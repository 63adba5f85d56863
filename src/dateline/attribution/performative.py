"""Acts of speech whose words do the act: "they must leave" is the demand itself."""

from __future__ import annotations

from dateline.model import Draft, Marks, Mention, Sentence, Statement

_FIRST = frozenset({"i", "we", "us", "our", "my", "me"})
_THIRD = frozenset({"he", "she", "it", "they"})


def spoken_by_actor(draft: Draft, sentence: Sentence, statement: Statement, marks: Marks) -> bool:
    """True when the draft's actor is the speaker of *statement*, or no other actor is named."""
    if not draft.actors:
        return True
    return any(_is_speaker(actor, sentence, statement, marks) for actor in draft.actors)


def _is_speaker(actor: Mention, sentence: Sentence, statement: Statement, marks: Marks) -> bool:
    text = actor.span.text.lower()
    if statement.source and actor.span.overlaps(statement.source):
        return True
    if text in (_FIRST if statement.kind == "direct" else _FIRST | _THIRD):
        return True
    party = marks.party_at(actor.span.start)
    names = {text, party.name.lower()} if party else {text}
    if party and party.id and any(s.id == party.id for s in statement.chain):
        return True
    said = {s.name.lower() for s in statement.chain}
    if statement.speaker:
        said.add(statement.speaker.name.lower())
    return bool(names & said)


def performs(sentence: Sentence, draft: Draft) -> bool:
    """True when the draft's word does the act by its modal: "we will respond", "you must go"."""
    return any(
        w.tag == "MD" for index in draft.words for w in sentence.children(index, "aux")
    ) or any(sentence.words[i].tag == "MD" for i in draft.words)
