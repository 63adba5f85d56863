"""Quotations meet their cues: contents grow to whole quotations, loose ones find a cue."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribution.clauses import subject_of
from dateline.attribution.found import Found, cue_words, may_speak, verb_cues
from dateline.attribution.page import Page, Range, joined
from dateline.attribution.quotes import Quote, last_end, next_start, overlapping
from dateline.attribution.sources import noun_phrase, phrase_at
from dateline.knowledge.cue_tables import Cue, StatementTables
from dateline.model import Mention, Sentence, Word

#: Words a cue may stand away from its quotation.
REACH = 14
#: A quotation of fewer words, with no cue, is a word in scare quotes.
LOOSE = 6
ANY_VERB = Cue("statement.verb-after-quotation", (), "speech")
COLON = Cue("statement.colon", (), "speech")
_STOPS = frozenset(",.?!…-–—")


def cue_offset(page: Page, found: Found) -> int:
    """Where the cue begins; the content's start for a statement without one."""
    if not found.cue:
        return found.start
    return page.sentences[found.sentence].words[found.cue[0]].start


def enclosing(quotes: Sequence[Quote], offset: int) -> Quote | None:
    """The innermost quotation that holds the character at *offset*."""
    best = None
    for quote in overlapping(quotes, offset, offset + 1):
        best = quote
    return best


def snap(page: Page, found: Found, quotes: Sequence[Quote]) -> None:
    """Let the content run to the borders of the quotations it enters, and of the one it is in."""
    offset = cue_offset(page, found)
    home = enclosing(quotes, offset)
    parts = list(found.parts)
    if home is not None:
        parts = [(max(a, home.start), min(b, home.end)) for a, b in parts]
        parts = [(a, b) for a, b in parts if a < b]
    low = min((a for a, _ in parts), default=0)
    high = max((b for _, b in parts), default=0)
    for quote in overlapping(quotes, low, high):
        if quote.left <= offset < quote.right or (home and quote.depth == 0):
            continue
        if any(a < quote.end and quote.start < b for a, b in parts):
            parts.append((quote.left, quote.right))
            found.quoted = True
    parts = _quotation_only(page, found, quotes, offset, parts)
    parts = [_nested_only(part, offset, quotes) for part in parts]
    cut = [_outside(page, found, part) for part in joined(parts)]
    found.parts = [p for pieces in cut for p in pieces if p[0] < p[1]]


def _quotation_only(
    page: Page, found: Found, quotes: Sequence[Quote], offset: int, parts: list[Range]
) -> list[Range]:
    """'"...," a pilot said': what the parse adds to a quotation that begins the content goes.

    The phrase between quotation and cue is then the source.
    """
    first = min((a for a, _ in parts), default=0)
    inside = [
        q
        for q in overlapping(quotes, first, max((b for _, b in parts), default=0))
        if q.depth == 0 and any(a < q.end and q.start < b for a, b in parts)
    ]
    if not inside or first < inside[0].left - 1 or inside[0].right > offset:
        return parts
    sentence = page.sentences[found.sentence]
    before = [q for q in inside if q.right <= offset]
    between = [w for w in sentence.words if before[-1].right <= w.start and w.end <= offset]
    after_cue = [q for q in inside if q.left > offset]
    spoken = [w for w in between if w.pos != "PUNCT"]
    if len(spoken) > REACH:
        return parts
    lacks = found.source is None or found.source.span.start < before[-1].right
    if lacks:
        low, high = (
            (between[0].index, between[-1].index)
            if spoken
            else (found.cue[-1] + 1, len(sentence.words) - 1)
        )
        phrase = phrase_at(sentence, low, high, from_left=True) if low <= high else None
        found.source = phrase or found.source
    return [(q.left, q.right) for q in (*before, *after_cue)]


def _nested_only(part: Range, offset: int, quotes: Sequence[Quote]) -> Range:
    """'"He told me 'we will burn it' before he left"': a quotation within one ends its own."""
    for quote in overlapping(quotes, part[0], part[1]):
        begins = quote.depth > 0 and quote.closed and abs(quote.left - part[0]) <= 1
        if begins and offset < quote.left and part[1] > quote.right:
            return part[0], quote.right
    return part


def _outside(page: Page, found: Found, part: tuple[int, int]) -> list[tuple[int, int]]:
    """The part less the cue and the source, which a parse may have put inside it."""
    sentence = page.sentences[found.sentence]
    pieces = [part]
    spans = [(sentence.words[i].start, sentence.words[i].end) for i in found.cue]
    if found.source is not None:
        spans.append((found.source.span.start, found.source.span.end))
    for a, b in spans:
        pieces = [
            q for p in pieces for q in ([(p[0], a), (b, p[1])] if p[0] < b and a < p[1] else [p])
        ]
    return [p for p in pieces if p[0] < p[1]]


def is_claimed(quote: Quote, founds: Sequence[Found]) -> bool:
    """True when most of the quotation is in some statement's content."""
    start, end = quote.start, quote.end
    length = end - start
    for found in founds:
        shared = 0
        for a, b in found.parts:
            if a < end and start < b:
                shared += min(b, end) - max(a, start)
        if shared * 2 > length and (found.quoted or shared < length * 1.2):
            return True
    return False


def cue_near(
    page: Page, quote: Quote, quotes: Sequence[Quote], tables: StatementTables
) -> Found | None:
    """A statement for a quotation whose cue stands right after or right before it."""
    return _after(page, quote, quotes, tables) or _before(page, quote, quotes, tables)


def _cue_of(sentence: Sentence, word: Word, tables: StatementTables) -> Cue | None:
    if word.pos not in ("VERB", "AUX"):
        return None
    return next((c for c in verb_cues(sentence, word, tables) if "quote" in c.frames), None)


def _after(
    page: Page, quote: Quote, quotes: Sequence[Quote], tables: StatementTables
) -> Found | None:
    index = page.index_at(max(quote.right - 1, 0))
    sentence = page.sentences[index]
    if not _stops(page, quote):
        return None
    words = [w for w in sentence.words if w.start >= quote.right]
    if not words and index + 1 < len(page.sentences):
        following = page.sentences[index + 1]
        if following.paragraph == sentence.paragraph and following.text[:1].islower():
            sentence, words = following, list(following.words)
    border = next_start(quotes, quote.right)
    limit = sentence.end if border is None else border
    words = [w for w in words if w.end <= limit][: REACH + 6]
    for word in words[:REACH]:
        if cue := _cue_of(sentence, word, tables):
            source = _source_after(sentence, word, words)
            return _quoted(sentence, word, source, quote, cue, "quote-then-cue")
    return _any_verb_after(page, sentence, words, quote, tables)


def _any_verb_after(
    page: Page, sentence: Sentence, words: Sequence[Word], quote: Quote, tables: StatementTables
) -> Found | None:
    """'"We are going," Omar barked.': after a comma within the marks any verb is one of saying."""
    closes = page.sentences[page.index_at(max(quote.end - 1, 0))]
    if closes.text[quote.end - 1 - closes.start : quote.end - closes.start] != ",":
        return None
    verb = next((w for w in words if w.pos == "VERB"), None)
    if verb is None or verb.tag not in ("VBD", "VBZ", "VBP") or words_within(page, quote) < 4:
        return None
    source = _source_after(sentence, verb, words)
    if source is None or not may_speak(sentence.words[source.head], tables):
        return None
    return _quoted(sentence, verb, source, quote, ANY_VERB, "quote-then-verb")


def _named(
    sentence: Sentence, word: Word, words: Sequence[Word], quote: Quote, tables: StatementTables
) -> Found | None:
    """'The envoy called the vote "a farce"', where no parse tied the two."""
    if word.pos != "VERB" or word.dep in ("amod", "compound"):
        return None
    if sentence.children(word.index, "nsubjpass", "prt"):
        return None
    cue = next((c for c in verb_cues(sentence, word, tables) if "naming" in c.frames), None)
    between = [w for w in words if w.index > word.index]
    if cue is None or any(w.pos in ("VERB", "AUX", "ADP") or w.text == "," for w in between):
        return None
    found = _quoted(sentence, word, _source_around(sentence, word, words), quote, cue, "named")
    found.parts = [(word.end, quote.right)]
    return found


def _colon_before(
    sentence: Sentence, words: Sequence[Word], quote: Quote, tables: StatementTables
) -> Found | None:
    """'The envoy went further: "..."': the subject of a clause that a colon closes speaks."""
    if not words or words[-1].text != ":":
        return None
    for word in words:
        governor = sentence.head(word)
        main = word.dep == "nsubj" and governor.dep in ("ROOT", "conj", "ccomp")
        if main and governor.pos == "VERB" and may_speak(word, tables):
            barred = frozenset(range(governor.index, len(sentence.words)))
            source = noun_phrase(sentence, word, barred)
            return _quoted(sentence, governor, source, quote, COLON, "colon")
    return None


def _before(
    page: Page, quote: Quote, quotes: Sequence[Quote], tables: StatementTables
) -> Found | None:
    sentence = page.sentences[page.sentence_from(quote.start)]
    words = [w for w in sentence.words if w.end <= quote.left]
    floor = last_end(quotes, quote.left)
    if not words and sentence.index:
        earlier = page.sentences[sentence.index - 1]
        if earlier.text.rstrip().endswith((":", ",")) or (
            _ends_in_cue(earlier, tables) and floor <= earlier.start
        ):
            sentence, words = earlier, list(earlier.words)
    if not _leads(words, quote, page):
        return None
    words = [w for w in words if w.start >= floor][-REACH - 6 :]
    for word in reversed(words[-REACH:]):
        if cue := _cue_of(sentence, word, tables):
            source = _source_around(sentence, word, words)
            return _quoted(sentence, word, source, quote, cue, "cue-then-quote")
        if found := _named(sentence, word, words, quote, tables):
            return found
    return _colon_before(sentence, words, quote, tables)


def _ends_in_cue(sentence: Sentence, tables: StatementTables) -> bool:
    """ "The envoy asked." before a quotation: a stop where a colon was meant."""
    spoken = [w for w in sentence.words if w.pos != "PUNCT"]
    return (
        bool(spoken) and len(spoken) < REACH and _cue_of(sentence, spoken[-1], tables) is not None
    )


def _stops(page: Page, quote: Quote) -> bool:
    """A quotation that a cue can follow ends in a stop, within or after its mark."""
    sentence = page.sentences[page.index_at(max(quote.right - 1, 0))]
    at = quote.right - sentence.start
    inside = sentence.text[: max(0, quote.end - sentence.start)].rstrip()[-1:]
    after = sentence.text[at:].lstrip()[:1]
    return inside in _STOPS or after in (",", "-", "–", "—") or not after


def _leads(words: Sequence[Word], quote: Quote, page: Page) -> bool:
    """A cue can precede a quotation that a comma or colon opens, or one of some length."""
    if not words:
        return False
    if words[-1].text in (",", ":", "-", "–", "—") or words[-1].pos == "VERB":
        return True
    return words_within(page, quote) >= LOOSE


def words_within(page: Page, quote: Quote) -> int:
    """How many words, punctuation aside, the quotation has."""
    return sum(
        w.pos != "PUNCT"
        for s in page.sentences[page.index_at(quote.left) : page.index_at(quote.right - 1) + 1]
        for w in s.words
        if w.start >= quote.start and w.end <= quote.end
    )


def _quoted(
    sentence: Sentence, word: Word, source: Mention | None, quote: Quote, cue: Cue, note: str
) -> Found:
    objects = sentence.children(word.index, "dobj", "dative")
    return Found(
        sentence.index,
        cue_words(sentence, word.index),
        source,
        [(quote.left, quote.right)],
        cue.id,
        cue.kind,
        addressee=objects[0] if objects else None,
        quoted=True,
        notes=[note],
    )


def _source_after(sentence: Sentence, cue: Word, words: Sequence[Word]) -> Mention | None:
    """The source of a cue after its quotation: the phrase at the quotation's end, or after."""
    low = words[0].index
    if cue.index > low and (first := phrase_at(sentence, low, cue.index - 1, from_left=True)):
        barred = frozenset(range(low)) | frozenset(range(cue.index, len(sentence.words)))
        whole = noun_phrase(sentence, sentence.words[first.head], barred)
        return whole if whole.first <= first.first else first
    return _source_around(sentence, cue, words)


def _source_around(sentence: Sentence, cue: Word, words: Sequence[Word]) -> Mention | None:
    """The source of a cue beside a quotation: by syntax where it stays outside, else by place."""
    allowed = {w.index for w in words}
    subject = subject_of(sentence, cue.index).word
    if subject is not None and subject.index in allowed:
        barred = frozenset(range(len(sentence.words))) - allowed | {cue.index}
        return noun_phrase(sentence, subject, barred)
    low, high = min(allowed), max(allowed)
    if cue.index > low and (left := phrase_at(sentence, low, cue.index - 1, from_left=False)):
        return left
    if cue.index < high:
        return phrase_at(sentence, cue.index + 1, high, from_left=True)
    return None
