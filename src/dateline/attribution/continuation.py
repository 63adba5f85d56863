"""Statements without a cue of their own: quotations that go on, labels, dashes, participles.

A quotation that follows its speaker's cue in the same paragraph is part of that statement; one in a
new paragraph is a new statement of the same speaker (codebook section 7, "Statements").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.attribution.found import Found, may_speak
from dateline.attribution.linking import LOOSE, cue_offset, is_claimed, words_within
from dateline.attribution.page import Page, Range, joined, without
from dateline.attribution.quotes import Quote
from dateline.attribution.sources import noun_phrase, phrase_at
from dateline.attribution.uncued import continued, dash_first, introduced
from dateline.knowledge.cue_tables import StatementTables, word_classes
from dateline.model import Mention, Sentence, Word

#: Most words before the colon of a label ("Foreign Minister Omar Hadid: ...").
LABEL = 8
#: Fewest characters after a label that make a statement.
SHORTEST = 15
_CLOSED = frozenset({',"', ",”", "',", '",', "”,", "''", ",'", ",’"})


def continue_quotes(
    page: Page,
    founds: list[Found],
    previous: Sequence[Found],
    quotes: Sequence[Quote],
    tables: StatementTables,
) -> list[Found]:
    """New statements for a paragraph's loose quotations; what only goes on is added in place.

    *founds* are the statements of the paragraph, *previous* those of the one before.
    """
    new: list[Found] = []
    covered = joined(part for found in (*previous, *founds) for part in found.parts)
    for quote in quotes:
        if quote.depth or is_claimed(quote, [*founds, *new]):
            continue
        if found := _dashed(page, quote) or dash_first(page, quote, tables):
            new.append(found)
            continue
        if not _is_sentence(page, quote):
            continue
        before = _speaker_before(page, [*previous, *founds, *new], covered, quote)
        if before is None:
            if found := introduced(page, quote, [*previous, *founds, *new], tables):
                new.append(found)
            continue
        index = page.sentence_from(quote.start)
        if page.paragraph_of[index] == page.paragraph_of[before.sentence] and _goes_on(
            page, before, quote
        ):
            before.parts.append((quote.left, quote.right))
        else:
            new.append(continued(index, quote, before, "same speaker as before"))
    return new


def _is_sentence(page: Page, quote: Quote) -> bool:
    """A quotation long enough, or standing as a sentence, to be somebody's words."""
    sentence = page.sentences[page.sentence_from(quote.start)]
    lead = sentence.text[: max(0, quote.left - sentence.start)].strip(" \"'“”‘’")
    ends = page.sentences[page.index_at(quote.right - 1)]
    tail = ends.text[max(0, quote.right - ends.start) :].strip(" .\"'“”’")
    if not lead and not tail:
        return words_within(page, quote) >= 3
    return not lead and words_within(page, quote) >= LOOSE


def _speaker_before(
    page: Page, founds: Sequence[Found], covered: Sequence[Range], quote: Quote
) -> Found | None:
    """The last statement with a source that begins before *quote* and in no other's content."""
    best, latest = None, -1
    for found in founds:
        offset = cue_offset(page, found)
        if found.source is None or not latest < offset < quote.left:
            continue
        at = bisect_right(covered, (offset, quote.left)) - 1
        if found.cue and at >= 0 and covered[at][0] <= offset < covered[at][1]:
            continue
        best, latest = found, offset
    return best


def _goes_on(page: Page, before: Found, quote: Quote) -> bool:
    """True when only the cue's sentence, or more quotation, lies between the two passages."""
    if not before.quoted:
        return False
    last = page.index_at(max(b for _, b in before.parts) - 1)
    last = max(last, before.sentence)
    return page.sentence_from(quote.start) - last <= 1


def _dashed(page: Page, quote: Quote) -> Found | None:
    """'"..." - Omar Hadid, baker' at the end of a paragraph."""
    sentence = page.sentences[page.index_at(quote.right - 1)]
    words = [w for w in sentence.words if w.start >= quote.right]
    if not words:
        nearby = page.sentences[sentence.index + 1 : sentence.index + 2]
        words = (
            list(nearby[0].words) if nearby and nearby[0].paragraph == sentence.paragraph else []
        )
        sentence = nearby[0] if words else sentence
    if len(words) < 2 or words[0].text not in word_classes()["dashes"] or len(words) > 14:
        return None
    comma = next((i for i, w in enumerate(words) if w.text == ","), len(words))
    if any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in words[:comma]):
        return None
    source = phrase_at(sentence, words[1].index, words[-1].index, from_left=True)
    if source is None:
        return None
    return Found(
        sentence.index,
        (words[0].index,),
        source,
        [(quote.left, quote.right)],
        "statement.dash",
        quoted=True,
        notes=["dash"],
    )


def labelled(
    page: Page, paragraph: int, founds: Sequence[Found], tables: StatementTables
) -> Found | None:
    """A statement after a label that opens a paragraph: 'Army: bridge retaken', interviews."""
    first, last = page.paragraphs[paragraph]
    sentence = page.sentences[first]
    colon = next((w for w in sentence.words[: LABEL + 2] if w.text == ":"), None)
    words = [w for w in sentence.words[: colon.index] if w.pos != "PUNCT"] if colon else []
    if colon is None or not words or not _is_label(words, tables):
        return None
    start, end = colon.end, page.sentences[last].end
    taken = any(
        a < end and start < b
        for f in founds
        for a, b in f.parts
        if f.cue and f.source and f.sentence == first and f.cue[0] < colon.index
    )
    if taken or end - start < SHORTEST:
        return None
    return Found(
        first,
        (colon.index,),
        Mention.of(sentence, words[0].index, words[-1].index, words[-1].index),
        [(start, end)],
        "statement.label",
        notes=["label"],
    )


def _is_label(words: Sequence[Word], tables: StatementTables) -> bool:
    if any(w.pos in ("VERB", "AUX", "ADP", "SCONJ") for w in words) and not all(
        w.text.isupper() for w in words
    ):
        return False
    if (
        words[-1].lower in tables.words["not_speakers"]
        or words[0].lower in tables.words["not_speakers"]
    ):
        return False
    capital = all(w.text[:1].isupper() or w.pos in ("DET", "ADJ", "NOUN") for w in words)
    named = any(w.entity in ("PERSON", "ORG", "GPE", "NORP") for w in words)
    known = tables.role_of_head(words[-1].lemma) is not None
    return capital and (named or known or words[-1].text.isupper())


def carry_on(page: Page, founds: Sequence[Found]) -> None:
    """Give "..., adding that ..." the speaker of the statement it closes; cut it out of that."""
    for found in founds:
        if not found.cue:
            continue
        sentence = page.sentences[found.sentence]
        word = sentence.words[found.cue[0]]
        carried = found.carried or _after_quotation(sentence, word)
        participle = word.tag == "VBG" and carried and _after_break(sentence, word)
        outer = _outer(page, founds, found, word.start)
        if outer is None or not (participle or _second_verb(sentence, word, outer)):
            continue
        found.source, found.borrowed = outer.source, True
        end = max(b for _, b in found.parts)
        before = sentence.words[word.index - 1]
        start = before.start if before.pos == "CCONJ" else word.start
        outer.parts = [q for p in outer.parts for q in without(p, (start, max(end, word.end)))]


def _after_quotation(sentence: Sentence, word: Word) -> bool:
    """'... "a better party," claiming that ...': a participle that closes no quoted clause."""
    before = sentence.text[: word.start - sentence.start].rstrip()
    return before[-2:] in _CLOSED


def _second_verb(sentence: Sentence, word: Word, outer: Found) -> bool:
    """ "warned that people have nowhere to go and urged both sides to stop": the cue's second verb.

    The parse hangs it on the content, but it has the cue's tense and the content's verb has not.
    """
    if word.dep != "conj" or sentence.children(word.index, "nsubj", "nsubjpass", "aux", "auxpass"):
        return False
    cues = [sentence.words[i] for i in outer.cue if sentence.words[i].pos == "VERB"]
    return bool(cues) and word.tag == cues[0].tag and sentence.head(word).tag != word.tag


def cite_upstream(page: Page, found: Found, tables: StatementTables) -> None:
    """Note whom the speaker cites ("..., citing hospital staff"), and cut that from the content.

    A speaker "who relies on activists" rests on them alike.
    """
    found.upstream = _relied_on(page, found, tables)
    if not found.cue:
        return
    sentence = page.sentences[found.sentence]
    for word in sentence.words:
        if word.tag != "VBG" or word.lemma not in tables.words["citing"]:
            continue
        objects = sentence.children(word.index, "dobj")
        if not objects or not may_speak(objects[0], tables) or not _aside(sentence, word, found):
            continue
        cited = noun_phrase(sentence, objects[0])
        cut = (word.start, cited.span.end)
        if word.index in found.cue and all(cut[0] <= a and b <= cut[1] + 2 for a, b in found.parts):
            found.parts = []
            return
        near = any(a <= word.start <= b + 3 for a, b in found.parts) or any(
            up.index in found.cue for up in sentence.ancestors(word.index)
        )
        if near:
            found.upstream = cited
            found.parts = [q for p in found.parts for q in without(p, cut)]


def _aside(sentence: Sentence, word: Word, found: Found) -> bool:
    """True for a participle that a comma sets off, or the cue, or that opens the sentence."""
    before = sentence.words[word.index - 1]
    return word.index == 0 or before.text == "," or before.index in found.cue


def _relied_on(page: Page, found: Found, tables: StatementTables) -> Mention | None:
    """The people in "the Observatory, which relies on a network of activists", or None."""
    source = found.source
    if source is None:
        return None
    sentence = page.sentences[source.sentence]
    for verb in sentence.words[source.head + 1 : source.last + 1]:
        if verb.lemma not in tables.words["relying"] or verb.dep not in ("relcl", "acl"):
            continue
        for preposition in sentence.children(verb.index, "prep"):
            if preposition.lower not in tables.words["relied_on"]:
                continue
            for word in sentence.children(preposition.index, "pobj"):
                if (people := _people(sentence, word, tables)) is not None:
                    return noun_phrase(sentence, people, _but_for(sentence, people, tables))
    return None


def _but_for(sentence: Sentence, word: Word, tables: StatementTables) -> frozenset[int]:
    """The words before a noun's own phrase and from what it is good for: "for its reports"."""
    after = sentence.words[word.index + 1 :]
    end = next(
        (w.index for w in after if w.lower in tables.words["relied_for"]), len(sentence.words)
    )
    return frozenset(range(word.index)) - set(sentence.subtree(word.index)) | frozenset(
        range(end, len(sentence.words))
    )


def _people(sentence: Sentence, word: Word, tables: StatementTables) -> Word | None:
    """The people that *word* is or is made up of ("a network of activists"), by their head."""
    of = [p for p in sentence.children(word.index, "prep") if p.lower == "of"]
    inside = [w for p in of for w in sentence.children(p.index, "pobj")]
    people = (w for w in (*inside, word) if w.lemma in tables.words["people"] or w.entity == "ORG")
    return next(people, None)


def _after_break(sentence: Sentence, word: Word) -> bool:
    before = sentence.words[max(0, word.index - 3) : word.index]
    return any(w.text in (",", "-", "—", "–") for w in before) or word.dep == "advcl"


def _outer(page: Page, founds: Sequence[Found], found: Found, offset: int) -> Found | None:
    for other in founds:
        if other is found or other.sentence != found.sentence or other.source is None:
            continue
        if any(a < offset < b for a, b in other.parts):
            return other
    return None
