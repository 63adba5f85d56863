"""Who says so, and how sure: sources, stance, factuality and tense of every draft claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dateline.attribution.factuality import Happening, Reading, read_factuality
from dateline.attribution.found import is_mute
from dateline.attribution.page import Page
from dateline.attribution.performative import (
    done_here,
    performs,
    speaks_for_actor,
    spoken_by_actor,
    told,
)
from dateline.attribution.scope import aside, gloss_of
from dateline.attribution.speakers import Speakers
from dateline.attribution.stance import (
    Stand,
    denial_of,
    own_stance,
    read_stance,
    statement_stance,
    undecided,
)
from dateline.attribution.tense import read_tense
from dateline.attribution.vouchers import owner_of, phrase, source_from, subject_of
from dateline.knowledge.cue_tables import statement_tables
from dateline.knowledge.factuality_cues import FactualityCues, StanceCue, factuality_cues
from dateline.model import (
    Coreference,
    Draft,
    Evidence,
    Marks,
    Sentence,
    Source,
    Span,
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
    coreference: Coreference,
) -> tuple[Vouching, ...]:
    """One `Vouching` for each draft, in order (codebook sections 4 and 7).

    ``statement`` is the innermost statement that covers the trigger; ``sources`` its chain with
    those around it, outermost first, and whoever vouches by a cue of the sentence itself
    ("accused the militia of"). Statements of kind "attitude" vouch for nothing.
    """
    tables = statement_tables(attitudes=False)
    speakers = Speakers(Page(sentences), marks, coreference, tables)
    report = _Report.of(sentences, statements, speakers)
    return tuple(_vouch(draft, report) for draft in drafts)


@dataclass(frozen=True, slots=True)
class _Report:
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    covering: dict[int, list[Statement]]
    speakers: Speakers
    cues: FactualityCues

    @property
    def marks(self) -> Marks:
        """The parties, toponyms and time expressions of the report."""
        return self.speakers.marks

    @classmethod
    def of(
        cls, sentences: Sequence[Sentence], statements: Sequence[Statement], speakers: Speakers
    ) -> _Report:
        """The report with its statements by the sentences that they reach into."""
        covering: dict[int, list[Statement]] = {}
        said = [s for s in statements if s.kind != "attitude"]
        for statement in sorted(said, key=lambda s: -sum(len(part.text) for part in s.content)):
            for index in _sentences_of(statement, sentences):
                covering.setdefault(index, []).append(statement)
        return cls(
            tuple(sentences),
            tuple(said),
            covering,
            speakers,
            factuality_cues(),
        )


def _sentences_of(statement: Statement, sentences: Sequence[Sentence]) -> list[int]:
    """Indices of the sentences that the content of *statement* reaches into, in order."""
    found: list[int] = []
    for part in statement.content:
        first = sentence_at(sentences, part.start)
        index = first.index if first else 0
        while index < len(sentences) and sentences[index].start < part.end:
            if index not in found:
                found.append(index)
            index += 1
    return found


def _vouch(draft: Draft, report: _Report) -> Vouching:
    sentence = report.sentences[draft.sentence]
    draft = replace(draft, head=_top(sentence, draft))
    around = [s for s in report.covering.get(draft.sentence, ()) if s.covers(draft.trigger)]
    gloss = gloss_of(sentence, draft.head)
    if gloss:
        around = [s for s in around if s.kind == "direct" or _cued_in(sentence, s, gloss)]
    told_of = () if gloss else _told_of(sentence, draft.head, report)
    around += [s for s in told_of if s not in around]
    inner = around[-1] if around else None
    within = _within(sentence, None if told_of else inner, gloss)
    happening = Happening(
        sentence,
        draft.head,
        draft.words,
        draft.type,
        draft.modes,
        said=inner is not None,
        within=within,
    )
    reading = read_factuality(happening, report.cues)
    indirect = inner is not None and inner.kind != "direct"
    tense = read_tense(happening, reading, report.cues, indirect=indirect)
    if draft.type in VERBAL_TYPES and "investigate" not in draft.modes:
        return _verbal(draft, report, around, reading, tense)
    stand = (
        own_stance(sentence, draft, report.cues)
        or read_stance(sentence, draft.head, report.cues, within, type=draft.type)
        or denial_of(sentence, draft, report.cues)
    )
    if stand is not None and (claim := stand.claim):
        around = [s for s in around if not (s.cue and s.cue.start <= claim.start < s.cue.end)]
        inner = around[-1] if around else None
    stance, factuality, shown = _stance(draft, report, inner, stand, reading)
    sources = _with_cues(sentence, report, around, reading, stand)
    evidence = (*reading.evidence, *shown)
    return Vouching(inner.id if inner else None, sources, stance, factuality, tense, evidence)


def _top(sentence: Sentence, draft: Draft) -> int:
    """The word of the trigger that all its others hang on: "go" in "go on trial"."""
    inside, at = set(draft.words), draft.head
    for _ in draft.words:
        above = sentence.words[at].head
        if above == at or above not in inside:
            break
        at = above
    return at


def _told_of(sentence: Sentence, head: int, report: _Report) -> tuple[Statement, ...]:
    """The statement that tells of a happening in its relative clause: "raids he said killed 2"."""
    words = sentence.words
    for cue in words[head + 1 :]:
        if not sentence.children(cue.index, "ccomp") or not _relates(sentence, cue, head):
            continue
        for statement in report.covering.get(sentence.index, ()):
            if statement.cue and statement.cue.start <= cue.start < statement.cue.end:
                return (statement,)
    return ()


def _relates(sentence: Sentence, cue: Word, noun: int) -> bool:
    """Whether a verb of saying opens a relative clause on a noun, whose gap is what is said."""
    first = sentence.subtree(cue.index)[0]
    opener = sentence.words[first]
    if cue.dep == "relcl" and cue.head == noun:
        return opener.pos != "ADP"  # "a raid in which they say three died"
    # The parser may take "strikes that the men said killed 21" for a clause of what stands before.
    gap = opener.lower == "that" and opener.dep in ("nsubj", "nsubjpass", "dobj")
    return gap and opener.head != cue.index and first == noun + 1


def _cued_in(sentence: Sentence, statement: Statement, gloss: frozenset[int]) -> bool:
    """True when the cue of *statement* is one of the words of a gloss."""
    cue = statement.cue
    return cue is not None and any(sentence.words[i].start == cue.start for i in gloss)


def _within(
    sentence: Sentence, statement: Statement | None, gloss: frozenset[int]
) -> Callable[[int], bool]:
    """Tells which words of *sentence* the last source presents: content, gloss or, else, all."""

    def within(index: int) -> bool:
        start = sentence.words[index].start
        if statement is None and gloss:
            return index in gloss
        return statement is None or any(p.start <= start < p.end for p in statement.content)

    return within


def _chain(around: list[Statement]) -> tuple[Source, ...]:
    """The chains of the statements around a draft, outermost first, no link twice."""
    found: list[Source] = []
    for statement in around:
        found += [source for source in statement.chain if source not in found]
    return tuple(found)


def _stance(
    draft: Draft,
    report: _Report,
    inner: Statement | None,
    stand: Stand | None,
    reading: Reading,
) -> tuple[str, str, tuple[Evidence, ...]]:
    """Stance, factuality and the stance's cue: that over the draft, else that of its statement.

    That something did not happen, said by the side it would be laid to, is a denial.
    """
    sentence = report.sentences[draft.sentence]
    if stand is not None:
        word = sentence.span(stand.word.index, stand.word.index)
        shown = Evidence(stand.cue.id, word, "stance")
        return stand.value, stand.cue.factuality or reading.value, (shown,)
    if undecided(sentence, draft.head, report.cues):
        return "reports", "Uu", ()
    if inner is None:
        return "reports", reading.value, ()
    cue, span = _cue_of(report, inner) or (None, None)
    if cue is not None and not (cue.gives == "accuses" and aside(sentence, draft.head)):
        return cue.gives, cue.factuality or reading.value, (Evidence(cue.id, span, "stance"),)
    if reading.value == "CT-" and speaks_for_actor(
        draft, sentence, inner, report.marks, report.cues
    ):
        return "denies", reading.value, ()
    return "reports", reading.value, ()


def _cue_of(report: _Report, statement: Statement) -> tuple[StanceCue, Span] | None:
    """The stance cue that the cue of *statement* is, if it is one, with its word."""
    if statement.cue is None:
        return None
    sentence = sentence_at(report.sentences, statement.cue.start)
    if sentence is None:
        return None
    for word in sentence.words_in(statement.cue):
        if word.pos in ("VERB", "NOUN"):
            found = statement_stance(sentence, word, report.cues)
            return (found[0], sentence.span(found[1].index, found[1].index)) if found else None
    return None


def _with_cues(
    sentence: Sentence,
    report: _Report,
    around: list[Statement],
    reading: Reading,
    stand: Stand | None,
) -> tuple[Source, ...]:
    """The chain with those who vouch by a cue of their own: who accuses, denies, demands, fears.

    What is condemned or mourned is presupposed, and nobody vouches for it.
    """
    if reading.presupposed and stand is None:
        return ()
    answered = stand is not None and stand.value in ("denies", "confirms", "retracts")
    vouching = {
        word: cue.source
        for cue, word in reading.governors
        if not (answered and cue.source == "self")
    }
    if stand is not None and stand.cue.source and not stand.agentless:
        vouching[stand.word.index] = stand.cue.source
    found = list(_chain(around))
    cues = [s.cue for s in around if s.cue]
    for index, how in sorted(vouching.items()):
        start = sentence.words[index].start
        if any(cue.start <= start < cue.end for cue in cues):
            continue
        source = _voucher(sentence, report, index, how, told_inside=bool(found))
        if source is not None and source not in found:
            found.append(source)
    return tuple(found)


def _voucher(
    sentence: Sentence, report: _Report, index: int, how: str | None, *, told_inside: bool
) -> Source | None:
    """Who vouches by the cue at word *index*; a pronoun told inside a statement is its speaker."""
    if how == "unnamed":
        return Source(None, "unnamed")
    word = sentence.words[index]
    owner = next(iter(sentence.children(index, "poss")), None) if how == "self" else None
    if how == "self" and owner is None:
        mention = phrase(sentence, word, long=False).span
        return Source(mention, mention.text)
    head: Word | None
    if owner is not None:
        head = subject_of(sentence, word.head) if owner.pos == "PRON" else owner
    elif word.pos in ("VERB", "AUX", "ADJ"):
        head = subject_of(sentence, index)
    else:
        head = owner_of(sentence, index, report.cues)
    if head is None or (told_inside and head.pos == "PRON"):
        return None
    if head.lower in report.cues.words["first_person"]:
        return None
    if is_mute(head, report.speakers.tables):
        return None
    return source_from(sentence, head, report.speakers, report.statements)


def _verbal(
    draft: Draft, report: _Report, around: list[Statement], reading: Reading, tense: str
) -> Vouching:
    """An act of speech: uttered, it is certain, and its speaker is no source of it (section 7)."""
    sentence = report.sentences[draft.sentence]
    inner = around[-1] if around else None
    sources, value = _chain(around), reading.value
    if (
        inner is not None
        and not told(sentence, draft)
        and spoken_by_actor(draft, sentence, inner, report.marks, report.cues)
    ):
        sources = tuple(s for s in sources if s not in inner.chain)
        if performs(sentence, draft, report.cues):
            value, tense = "CT+", "past"
    if done_here(sentence, draft, report.cues):
        tense = "past"
    return Vouching(
        inner.id if inner else None, sources, "reports", value, tense, tuple(reading.evidence)
    )
