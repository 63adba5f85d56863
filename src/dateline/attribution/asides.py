"""Cues within or after their content: "The bridge, he said, held"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribution.contents import trimmed
from dateline.attribution.found import Found, found_by, may_speak
from dateline.attribution.page import runs
from dateline.attribution.sources import noun_phrase, phrase_at
from dateline.knowledge.cue_tables import Cue, StatementTables
from dateline.model import Sentence, Word


def asides(
    sentence: Sentence,
    word: Word,
    cues: tuple[Cue, ...],
    subject: Word | None,
    tables: StatementTables,
) -> Iterator[Found]:
    """A cue within or after its content: "The bridge, he said, held"; "as the mayor said"."""
    cue = next((c for c in cues if "aside" in c.frames), None)
    if cue is None or subject is None or word.head == word.index:
        final = _final(sentence, word, cue, subject, tables) if cue and subject else None
        if final:
            yield final
        return
    own = frozenset(sentence.subtree(word.index))
    as_mark = [c for c in sentence.children(word.index) if c.lower == "as" and c.index < word.index]
    told = word.lemma in tables.words["addressing"]
    if sentence.children(word.index, "ccomp", "xcomp", *(() if told else ("dobj",))):
        as_mark = []  # "... as ministers weigh sending monitors": the cue has a content of its own
    if word.dep == "parataxis" or (word.dep == "advcl" and as_mark):
        head = _clause_head(sentence, word)
        whole = trimmed(sentence, frozenset(sentence.subtree(head)) - own, head, tables)
        if len(whole) > 2 and subject.index in own and may_speak(subject, tables):
            yield found_by(sentence, word, subject, whole, cue, "aside")
            return
    if final := _final(sentence, word, cue, subject, tables):
        yield final


def _clause_head(sentence: Sentence, word: Word) -> int:
    """The verb of the clause a cue stands in, where a parse hung the cue on an auxiliary of it."""
    at = word.head
    for up in sentence.ancestors(word.index):
        at = up.index
        if up.dep in ("ROOT", "ccomp", "conj", "relcl", "advcl", "acl", "parataxis", "xcomp"):
            break
    return at


def _final(
    sentence: Sentence, word: Word, cue: Cue, subject: Word, tables: StatementTables
) -> Found | None:
    """A cue at the end of its sentence, whatever the parse: "The road is cut the mayor said"."""
    if word.tag not in ("VBD", "VBZ", "VBP") or not _own_subject(sentence, word, subject, tables):
        return None
    source = noun_phrase(sentence, subject, frozenset({word.index}))
    first = min(source.first, word.index)
    if not may_speak(subject, tables):
        return None
    between = abs(source.last - word.index) <= 2 or abs(source.first - word.index) <= 2
    if not between or first < 3 or not _ends_here(sentence, max(source.last, word.index)):
        return None
    start = max((w.index + 1 for w in sentence.words[:first] if w.text == ";"), default=0)
    if not any(w.pos in ("VERB", "AUX") for w in sentence.words[start:first]):
        start = 0
    words = frozenset(range(start, first))
    if not any(w.pos in ("VERB", "AUX") for w in sentence.words[:first]):
        return None
    return found_by(sentence, word, subject, words, cue, "final")


def _own_subject(sentence: Sentence, word: Word, subject: Word, tables: StatementTables) -> bool:
    """The subject is the verb's own, and what it governs in a relative clause is not a noun's."""
    own = [c.index for c in sentence.children(word.index, "nsubj")]
    if subject.index not in own and subject.index < word.index:
        return False
    told = word.lemma in tables.words["addressing"]
    barred = ("xcomp", "nsubjpass", "auxpass", "acomp", *(() if told else ("dobj",)))
    return all(c.index == subject.index for c in sentence.children(word.index, *barred))


def _ends_here(sentence: Sentence, last: int) -> bool:
    """Nothing but adverbials and stops follows word *last*, or a participle that goes on."""
    for word in sentence.words[last + 1 :]:
        if word.tag == "VBG" or word.text == ";":
            return True
        if word.pos in ("VERB", "AUX"):
            return False
    return True


def agency_reports(sentence: Sentence, word: Word, tables: StatementTables) -> Found | None:
    """ "..., Harbour news agency reports.": a closing cue that taggers take for a noun."""
    rest = sentence.words[word.index + 1 :]
    if any(w.pos != "PUNCT" for w in rest) or word.index < 4:
        return None
    source = phrase_at(sentence, 0, word.index - 1, from_left=False)
    if source is None or source.last != word.index - 1:
        return None
    head = sentence.words[source.last]
    outlet = tables.role_of_head(head.lemma) == "outlet" or head.entity == "ORG"
    cue = next((c for c in tables.verbs[word.lemma] if "aside" in c.frames), None)
    before = sentence.words[: source.first]
    if not outlet or cue is None or not any(w.pos in ("VERB", "AUX") for w in before):
        return None
    words = frozenset(range(source.first))
    return Found(
        sentence.index, (word.index,), source, runs(sentence, words), cue.id, notes=["final"]
    )
