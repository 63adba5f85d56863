"""Who says so, and how sure: sources, stance, factuality and tense of every draft claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.attribution.factuality import Reading, read_factuality
from dateline.attribution.performative import performs, spoken_by_actor
from dateline.attribution.phrases import owner_of, source_from, subject_of
from dateline.attribution.stance import Stand, read_stance, statement_stance
from dateline.attribution.tense import read_tense
from dateline.knowledge.factuality_cues import FactualityCues, factuality_cues
from dateline.model import (
    Draft,
    Evidence,
    Marks,
    Sentence,
    Source,
    Statement,
    Vouching,
    Word,
    sentence_at,
)
from dateline.model.vocabulary import VERBAL_TYPES


def vouch(
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    marks: Marks,
) -> tuple[Vouching, ...]:
    """One `Vouching` for each draft, in order (codebook sections 4 and 7)."""
    report = _Report(tuple(sentences), tuple(statements), marks, factuality_cues())
    return tuple(_vouch(draft, report) for draft in drafts)


@dataclass(frozen=True, slots=True)
class _Report:
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    marks: Marks
    cues: FactualityCues

    def covering(self, draft: Draft) -> list[Statement]:
        """The statements whose content holds the draft's trigger, outermost first."""
        found = [s for s in self.statements if s.kind != "attitude" and s.covers(draft.trigger)]
        return sorted(found, key=lambda s: -sum(len(part.text) for part in s.content))


def _vouch(draft: Draft, report: _Report) -> Vouching:
    sentence = report.sentences[draft.sentence]
    covering = report.covering(draft)
    inner = covering[-1] if covering else None

    def within(index: int) -> bool:
        word = sentence.words[index]
        return inner is None or any(p.start <= word.start < p.end for p in inner.content)

    reading = read_factuality(sentence, draft.head, report.cues, within)
    stand = read_stance(sentence, draft.head, report.cues, within)
    tense = read_tense(sentence, draft.head, reading.value, reading.tense)
    chain = _chain(covering)
    if draft.type in VERBAL_TYPES and "investigate" not in draft.modes:
        return _verbal(draft, report, covering, chain, reading, tense)
    stance, factuality = _stance(report, inner, stand, reading)
    sources = _with_cues(sentence, report, chain, reading, stand)
    if reading.presupposed:
        sources = ()
    evidence = tuple(reading.evidence)
    if stand is not None:
        word = stand.word.index
        evidence += (Evidence(stand.cue.id, sentence.span(word, word), "stance"),)
    return Vouching(inner.id if inner else None, sources, stance, factuality, tense, evidence)


def _chain(covering: list[Statement]) -> tuple[Source, ...]:
    """The chains of the covering statements, outermost first, no link twice in a row."""
    found: list[Source] = []
    for statement in covering:
        for source in statement.chain:
            if source not in found:
                found.append(source)
    return tuple(found)


def _stance(
    report: _Report, inner: Statement | None, stand: Stand | None, reading: Reading
) -> tuple[str, str]:
    """Stance and factuality, from the cue that governs the draft or that of its statement."""
    cue = stand.cue if stand else statement_stance(_cue_word(report, inner), report.cues)
    if cue is None:
        return "reports", reading.value
    return cue.gives, cue.factuality or reading.value


def _cue_word(report: _Report, statement: Statement | None) -> Word | None:
    if statement is None or statement.cue is None:
        return None
    sentence = sentence_at(report.sentences, statement.cue.start)
    if sentence is None:
        return None
    words = sentence.words_in(statement.cue)
    return next((w for w in words if w.pos in ("VERB", "NOUN")), None)


def _with_cues(
    sentence: Sentence,
    report: _Report,
    chain: tuple[Source, ...],
    reading: Reading,
    stand: Stand | None,
) -> tuple[Source, ...]:
    """The chain with those who vouch by a cue of their own: who accuses, denies, demands, fears."""
    vouching = [word for cue, word in reading.governors if cue.source == "subject"]
    if stand is not None and stand.cue.source and not stand.agentless:
        vouching.append(stand.word.index)
    cue_starts = {s.cue.start for s in report.statements if s.cue}
    found = list(chain)
    for index in sorted(set(vouching), reverse=False):
        word = sentence.words[index]
        if any(word.start <= start < word.end for start in cue_starts):
            continue
        verb = word.pos in ("VERB", "AUX", "ADJ")
        head = subject_of(sentence, index) if verb else owner_of(sentence, index)
        if head is not None:
            source = source_from(sentence, head, report.marks, report.statements)
            if source not in found:
                found.append(source)
    return tuple(found)


def _verbal(
    draft: Draft,
    report: _Report,
    covering: list[Statement],
    chain: tuple[Source, ...],
    reading: Reading,
    tense: str,
) -> Vouching:
    """An act of speech: uttered, it is certain, and its speaker is no source of it (section 7)."""
    sentence = report.sentences[draft.sentence]
    inner = covering[-1] if covering else None
    own = inner is not None and spoken_by_actor(draft, sentence, inner, report.marks)
    sources = tuple(s for s in chain if inner is None or s not in inner.chain) if own else chain
    value = reading.value
    if own and performs(sentence, draft):
        value, tense = "CT+", "past"
    return Vouching(
        inner.id if inner else None, sources, "reports", value, tense, tuple(reading.evidence)
    )
