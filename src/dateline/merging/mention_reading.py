"""What a report tells around a mention: its words, who takes part, and its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.merging.mention_tables import MentionTables
from dateline.model import Coding, Coreference, Sentence, Word, sentence_at

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
#: Roles of those that take part: who acts, who or what it happens to, whose it is, what it is
#: called by ("the Monday raid"), where and when.
ROLES = ("agent", "patient", "owner", "modifier", "setting", "day")
_UNDER = {
    "nsubj": "agent",
    "csubj": "agent",
    "nsubjpass": "patient",
    "dobj": "patient",
    "dative": "patient",
    "poss": "owner",
    "compound": "modifier",
    "amod": "modifier",
    "nmod": "modifier",
    "nummod": "modifier",
    "npadvmod": "day",
}
_TENSES = {"VBD": "past", "VBN": "past", "VBZ": "now", "VBP": "now", "VBG": "now", "VB": "base"}
#: How many governors up a verb without a subject looks for one.
_UP = 3


@dataclass(frozen=True, slots=True)
class EventMention:
    """The words that name a happening in a report: characters of its text, in order."""

    id: str
    report: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report as read: sentences, names and times found, and who refers to whom."""

    coding: Coding
    sentences: tuple[Sentence, ...]
    coreference: Coreference

    @property
    def id(self) -> str:
        """The report's id."""
        return self.coding.report.id


@dataclass(frozen=True, slots=True)
class Described:
    """Words for one role: ``names`` are proper names, numbers and known parties."""

    names: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()

    def __or__(self, other: Described) -> Described:
        return Described(self.names | other.names, self.nouns | other.nouns)

    @property
    def words(self) -> frozenset[str]:
        """All words, names first or not."""
        return self.names | self.nouns


NOBODY = Described()


@dataclass(frozen=True, slots=True)
class MentionRead:
    """A mention with what it is compared by; ``sentence`` is its number in the report.

    ``lemmas`` are those of all its words, ``lemma`` that of its head; ``context`` holds the content
    words of the sentence, ``names`` and ``numbers`` those that are names and numbers.
    """

    id: str
    report: str
    sentence: int
    lemma: str
    stem: str
    lemmas: tuple[str, ...]
    families: frozenset[str]
    pos: str
    tense: str
    plural: bool
    roles: Mapping[str, Described]
    context: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]

    def role(self, *names: str) -> Described:
        """Those that take part in any of the roles *names*."""
        found = NOBODY
        for name in names:
            found = found | self.roles.get(name, NOBODY)
        return found


def read_mention(mention: EventMention, told: ReadReport, tables: MentionTables) -> MentionRead:
    """The mention as its report tells it; raises ValueError when it covers no word."""
    sentence = sentence_at(told.sentences, mention.spans[0][0])
    words = [
        word
        for start, end in mention.spans
        for word in (sentence.words if sentence else ())
        if word.start < end and start < word.end
    ]
    if sentence is None or not words:
        raise ValueError(f"mention {mention.id} covers no word of its report")
    inside = {word.index for word in words}
    head = next((w for w in words if w.head not in inside or w.head == w.index), words[0])
    around = [w for w in sentence.words if w.index not in inside]
    return MentionRead(
        mention.id,
        mention.report,
        sentence.index,
        head.lemma,
        tables.stem(head.lemma),
        tuple(word.lemma for word in words),
        families_of(words, head, tables),
        head.pos,
        _TENSES.get(head.tag, "none"),
        head.tag in ("NNS", "NNPS"),
        _roles(sentence, words, head, told),
        frozenset(w.lemma for w in around if w.pos in CONTENT and len(w.lemma) > 1),
        frozenset(w.lemma for w in around if w.pos == "PROPN"),
        frozenset(w.text for w in around if w.pos == "NUM"),
    )


def families_of(words: Sequence[Word], head: Word, tables: MentionTables) -> frozenset[str]:
    """The families of a phrase, else of the head, else of any other word of the mention."""
    lemmas = {form for word in words for form in (word.lemma, word.lower)}
    found: set[str] = set()
    for phrase, families in tables.phrases.items():
        if lemmas.issuperset(phrase):
            found |= families
    for word in (head, *words):
        if not found:
            for form in (word.lemma, word.lower):
                found |= tables.families.get(tables.stem(form), frozenset())
    return frozenset(found)


def _roles(
    sentence: Sentence, words: Sequence[Word], head: Word, told: ReadReport
) -> dict[str, Described]:
    found: dict[str, Described] = {}
    inside = {word.index for word in words}
    for role, word in _takers(sentence, words, head):
        found[role] = found.get(role, NOBODY) | _described(sentence, word, inside, told)
    return found


def _takers(sentence: Sentence, words: Sequence[Word], head: Word) -> Iterator[tuple[str, Word]]:
    inside = {word.index for word in words}
    acting = False
    for word in words:
        for child in sentence.children(word.index):
            if child.index in inside:
                continue
            if role := _UNDER.get(child.dep):
                acting = acting or role == "agent"
                yield role, child
            elif child.dep in ("agent", "prep"):
                role = "agent" if child.dep == "agent" else "patient" if child.lemma == "of" else ""
                acting = acting or role == "agent"
                for object_ in sentence.children(child.index, "pobj"):
                    yield role or "setting", object_
    if not acting and head.pos in ("VERB", "AUX"):
        yield from _shared(sentence, head)


def _shared(sentence: Sentence, head: Word) -> Iterator[tuple[str, Word]]:
    """The subject that a verb takes over from a verb above it, or the noun it describes."""
    above = head
    for _ in range(_UP):
        if above.dep not in ("conj", "xcomp", "advcl", "acl", "relcl"):
            return
        above = sentence.head(above)
        if above.pos in ("NOUN", "PROPN"):
            yield ("patient" if head.tag == "VBN" else "agent"), above
            return
        if subjects := sentence.children(above.index, "nsubj", "nsubjpass"):
            yield "agent", subjects[0]
            return


def _described(sentence: Sentence, word: Word, inside: set[int], told: ReadReport) -> Described:
    """The words of a phrase and of what it refers to, and the party it names."""
    phrase = [sentence.words[at] for at in sentence.subtree(word.index) if at not in inside]
    if word.pos == "PRON":
        phrase = []
    if refers := told.coreference.antecedents.get((sentence.index, word.index)):
        phrase += told.sentences[refers.sentence].words[refers.first : refers.last + 1]
    parties = told.coding.parties
    known = {f"@{p.id}" for p in parties if p.id and p.mention.start <= word.start < p.mention.end}
    names = {w.lemma for w in phrase if w.pos == "PROPN" or w.lemma.isdigit()}
    nouns = {w.lemma for w in phrase if w.pos in ("NOUN", "NUM", "ADJ")} - names
    return Described(frozenset(names | known), frozenset(nouns))
