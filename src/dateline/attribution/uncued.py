"""Quotations whose speaker stands apart from them: the sentence before, the next paragraph, a dash.

News style leaves the cue out where the reader knows who speaks: after a sentence about somebody, in
the paragraphs of a long quotation that only the last one closes, in headlines and in blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.attribution.clauses import subject_of
from dateline.attribution.found import Found, may_speak, verb_cues
from dateline.attribution.linking import COLON, is_claimed, words_within
from dateline.attribution.page import Page
from dateline.attribution.quotes import Quote
from dateline.attribution.sources import noun_phrase, phrase_at
from dateline.knowledge.cue_tables import StatementTables, word_classes
from dateline.model import Mention, Sentence, Word

#: Fewest words of a quotation that is somebody's though no cue says so.
LONG = 4
#: Most words of the source that closes a headline, and fewest of what it says.
CREDIT, CLAIMED = 6, 4
#: White space before a paragraph that is set off as a block: an empty line and an indent.
INDENT = 5
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

#: Why a quotation is told by the speaker of the next paragraph.
_NEXT = "the next paragraph goes on and names the speaker"


def introduced(
    page: Page, quote: Quote, founds: Sequence[Found], tables: StatementTables
) -> Found | None:
    """'The mayor was angry. "They shelled us all night."': who the sentence before is about."""
    index = page.sentence_from(quote.start)
    if index == 0 or words_within(page, quote) < LONG:
        return None
    before = page.sentences[index - 1]
    if before.kind != "body" or any(_inside(before, a, b) for f in founds for a, b in f.parts):
        return None
    subject = _somebody(before, tables)
    if subject is None:
        return None
    return Found(
        index,
        (),
        noun_phrase(before, subject),
        [(quote.left, quote.right)],
        "statement.after-speaker",
        quoted=True,
        borrowed=True,
        notes=["the sentence before is about the speaker"],
    )


def _inside(sentence: Sentence, start: int, end: int) -> bool:
    return start < sentence.end and sentence.start < end


def _somebody(sentence: Sentence, tables: StatementTables) -> Word | None:
    """The subject of the main clause when it is one person, named or told by office."""
    root = next((w for w in sentence.words if w.head == w.index), None)
    if root is None or root.pos not in ("VERB", "AUX"):
        return None
    subject = subject_of(sentence, root.index).word
    if subject is None or subject.dep not in ("nsubj", "nsubjpass"):
        return None
    person = subject.entity == "PERSON" or tables.role_of_head(subject.lemma) is not None
    singular = subject.tag in ("NNP", "NN") and not sentence.children(subject.index, "conj")
    return subject if person and singular else None


def led_back(page: Page, founds: list[Found], quotes: Sequence[Quote]) -> list[Found]:
    """The paragraphs of a long quotation before the one that names the speaker, the last first.

    A paragraph that leaves its quotation open, with the next one opening it anew, is told by
    whoever tells the next.
    """
    new: list[Found] = []
    openers = {q.paragraph: q for q in reversed(quotes) if not q.depth and _opens(page, q)}
    for quote in reversed(quotes):
        following = openers.get(quote.paragraph + 1)
        if quote.depth or quote.closed or following is None:
            continue
        if page.index_at(quote.right - 1) != page.paragraphs[quote.paragraph][1]:
            continue
        if words_within(page, quote) < LONG or is_claimed(quote, [*founds, *new]):
            continue
        teller = _teller(following, [*founds, *new])
        if teller is not None:
            index = page.sentence_from(quote.start)
            new.append(continued(index, quote, teller, _NEXT))
    return new


def _opens(page: Page, quote: Quote) -> bool:
    first = page.sentences[page.paragraphs[quote.paragraph][0]]
    return quote.left <= first.start + 1


def _teller(quote: Quote, founds: Sequence[Found]) -> Found | None:
    for found in founds:
        if found.source and any(a < quote.end and quote.start < b for a, b in found.parts):
            return found
    return None


def credited(page: Page, paragraph: int, tables: StatementTables) -> Found | None:
    """ "Rebels shelled market in Goma - minister": a headline that its source closes."""
    first, last = page.paragraphs[paragraph]
    sentence = page.sentences[first]
    words = sentence.words
    if first != last or words[-1].text in (".", "!", "?", '"', "”") or len(words) > 30:
        return None
    marks = {*word_classes()["dashes"], ":"}
    at = max((w.index for w in words if w.text in marks and _apart(sentence, w)), default=-1)
    credit = words[at + 1 :]
    if at < CLAIMED or not 0 < len(credit) <= CREDIT or any(w.tag in _FINITE for w in credit):
        return None
    known = tables.role_of_head(credit[-1].lemma.lower()) or credit[-1].entity in ("PERSON", "ORG")
    told = any(w.tag in _FINITE or w.tag == "VBN" for w in words[:at])
    if not (known and told and may_speak(credit[-1], tables)):
        return None
    return Found(
        first,
        (at,),
        Mention.of(sentence, credit[0].index, credit[-1].index, credit[-1].index),
        [(words[0].start, words[at - 1].end)],
        "statement.credit",
        notes=["headline"],
    )


def _apart(sentence: Sentence, mark: Word) -> bool:
    """True for a dash between spaces, and for a colon before one."""
    words = sentence.words
    if mark.index + 1 >= len(words) or mark.index == 0:
        return False
    after = words[mark.index + 1].start > mark.end
    return after and (mark.text == ":" or mark.start > words[mark.index - 1].end)


def dash_first(page: Page, quote: Quote, tables: StatementTables) -> Found | None:
    """'Colonel Anders - "The road is open."': a name and a dash before a quotation."""
    sentence = page.sentences[page.sentence_from(quote.start)]
    words = [w for w in sentence.words if w.end <= quote.left]
    if not 2 <= len(words) <= CREDIT + 1 or words[-1].text not in word_classes()["dashes"]:
        return None
    named = words[:-1]
    if any(w.pos in ("VERB", "AUX", "ADP") for w in named) or not may_speak(named[-1], tables):
        return None
    source = phrase_at(sentence, named[0].index, named[-1].index, from_left=True)
    if source is None:
        return None
    return Found(
        sentence.index,
        (words[-1].index,),
        source,
        [(quote.left, quote.right)],
        "statement.dash",
        quoted=True,
        notes=["dash"],
    )


def blocks(page: Page, founds: Sequence[Found], tables: StatementTables) -> Iterator[Found]:
    """Paragraphs set off as a block behind a colon, with the subject of its clause as speaker."""
    for number in range(1, len(page.paragraphs)):
        lead = page.sentences[page.paragraphs[number - 1][1]]
        if not lead.text.rstrip().endswith(":") or not _set_off(page, number):
            continue
        last = number
        while last + 1 < len(page.paragraphs) and _set_off(page, last + 1):
            last += 1
        start = page.sentences[page.paragraphs[number][0]].start
        end = page.sentences[page.paragraphs[last][1]].end
        if any(a < end and start < b for f in founds for a, b in f.parts):
            continue
        if found := _block(lead, start, end, tables):
            yield found


def _set_off(page: Page, number: int) -> bool:
    first = page.paragraphs[number][0]
    sentence, before = page.sentences[first], page.sentences[first - 1]
    return sentence.text.startswith(">") or sentence.start - before.end >= INDENT


def _block(lead: Sentence, start: int, end: int, tables: StatementTables) -> Found | None:
    for word in reversed(lead.words):
        if word.pos != "VERB" or word.tag not in _FINITE:
            continue
        subject = subject_of(lead, word.index).word
        if subject is None or not may_speak(subject, tables):
            continue
        cue = next((c for c in verb_cues(lead, word, tables) if "quote" in c.frames), COLON)
        barred = frozenset(range(word.index, len(lead.words)))
        return Found(
            lead.index,
            (word.index,),
            noun_phrase(lead, subject, barred),
            [(start, end)],
            cue.id,
            quoted=True,
            notes=["block"],
        )
    return None


def continued(index: int, quote: Quote, told: Found, note: str) -> Found:
    """A statement of *quote* alone, in the sentence *index*, by the speaker of *told*."""
    return Found(
        index,
        (),
        told.source,
        [(quote.left, quote.right)],
        "statement.continued-quotation",
        quoted=True,
        borrowed=True,
        notes=[note],
    )
