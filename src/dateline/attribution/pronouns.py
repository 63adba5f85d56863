"""Pronouns as sources: "he said" after a speaker means that speaker more often than anybody else.

Who speaks is the most prominent entity of reported discourse (Bergler 1992), so the nearest earlier
source or main-clause subject that agrees in number and kind is tried before general coreference.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.attribution.found import is_mute
from dateline.attribution.page import Page, Range
from dateline.attribution.sources import noun_phrase
from dateline.attribution.speakers import Resolved, Speakers
from dateline.knowledge.cue_tables import word_classes
from dateline.model import Mention, Sentence, Word

#: Paragraphs back that a pronoun may reach.
PARAGRAPHS = 2


@dataclass
class Discourse:
    """Sources and main subjects met so far, by offset."""

    speakers: Speakers
    offsets: list[int] = field(default_factory=list)
    people: list[tuple[Resolved, str]] = field(default_factory=list)

    def note(self, offset: int, who: Resolved, kind: str) -> None:
        """Remember that *who* (kind: one, many, thing) was met at *offset*."""
        at = bisect_left(self.offsets, offset)
        self.offsets.insert(at, offset)
        self.people.insert(at, (who, kind))

    def before(self, offset: int, kinds: Sequence[str]) -> Resolved | None:
        """The nearest of those *kinds* before *offset*, a few paragraphs back at most."""
        page = self.speakers.page
        here = page.paragraph_of[page.index_at(offset)]
        for at in range(bisect_left(self.offsets, offset) - 1, -1, -1):
            there = page.paragraph_of[page.index_at(self.offsets[at])]
            if here - there > PARAGRAPHS:
                return None
            if self.people[at][1] in kinds:
                return self.people[at][0]
        return None


def kind_of(sentence: Sentence, mention: Mention, speakers: Speakers) -> str:
    """What a noun phrase can be referred to as: one person, many, or a thing (an organisation)."""
    head, classes = sentence.words[mention.head], word_classes()
    joint = any(c.dep == "conj" and c.index <= mention.last for c in sentence.children(head.index))
    if joint or head.tag in ("NNS", "NNPS") or head.lower in classes["many"]:
        return "many"
    if head.entity == "PERSON" or head.lower in classes["one"]:
        return "one"
    beside = sentence.children(head.index, "appos")
    if any(w.entity == "PERSON" for w in beside):
        return "one"
    if speakers.tables.is_a("document", head.lemma):
        return "document"
    if head.lemma in classes["either"]:
        return "either"
    if head.pos == "PROPN" and not head.entity:
        return "name"
    return "person-noun" if speakers.is_person_noun(head) else "thing"


def wanted_kinds(pronoun: Word) -> tuple[str, ...]:
    """The kinds that a pronoun can stand for."""
    classes = word_classes()
    if pronoun.lower in classes["for_one"]:
        return ("one", "person-noun", "name", "either")
    if pronoun.lower in classes["for_many"]:
        return ("many",)
    if pronoun.lower in classes["for_things"]:
        return ("thing", "either")
    return ()


def same_sentence(speakers: Speakers, source: Mention, kinds: Sequence[str]) -> Resolved | None:
    """The subject over it that "it" or "they" takes up: of the sentence, else of a clause in it."""
    if "one" in kinds:
        return None
    sentence = speakers.page.sentences[source.sentence]
    verb = sentence.head(sentence.words[source.head])
    participle = verb.dep == "advcl" and verb.tag == "VBG"
    if participle or verb.dep not in ("relcl", "pcomp", "advcl"):
        return None
    clauses = sorted(sentence.ancestors(verb.index), key=lambda above: above.dep != "ROOT")
    for above in clauses:
        for word in sentence.children(above.index, "nsubj", "nsubjpass"):
            if word.index >= source.first or word.pos == "PRON":
                continue
            mention = noun_phrase(sentence, word)
            kind = kind_of(sentence, mention, speakers)
            thing = kind == "thing" and not is_mute(word, speakers.tables)
            if thing or kind in (*kinds, "name"):
                return speakers.described(mention)
    return None


def main_subjects(page: Page, covered: Sequence[Range]) -> list[tuple[Sentence, Word]]:
    """Subjects of main clauses outside all contents, that may be people."""
    found = []
    at = 0
    captions = word_classes()["caption_openers"]
    for sentence in page.sentences:
        if sentence.words and sentence.words[0].lower in captions:
            continue
        while at < len(covered) and covered[at][1] <= sentence.start:
            at += 1
        for word in sentence.words:
            if word.dep not in ("nsubj", "nsubjpass") or word.pos not in ("PROPN", "NOUN"):
                continue
            governor = sentence.words[word.head]
            if governor.dep not in ("ROOT", "conj", "parataxis"):
                continue
            if any(a <= word.start < b for a, b in covered[at : at + 6]):
                continue
            found.append((sentence, word))
    return found
