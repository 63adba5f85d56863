"""Statements that syntax gives: a cue verb, noun or phrase with its source and its content."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribution.asides import agency_reports
from dateline.attribution.carriers import (
    according_statements,
    adjective_statements,
    noun_statements,
)
from dateline.attribution.found import Found, verb_cues
from dateline.attribution.verbs import verb_statements
from dateline.knowledge.cue_tables import StatementTables
from dateline.model import Sentence


def cue_statements(sentence: Sentence, tables: StatementTables) -> Iterator[Found]:
    """The statements whose content a cue of *sentence* governs, in the order of the cues."""
    caption = bool(sentence.words) and sentence.words[0].lower in tables.words["caption_openers"]
    for word in sentence.words:
        if caption and word.lemma in tables.words["shows"]:
            continue
        if word.pos in ("VERB", "AUX") and (cues := verb_cues(sentence, word, tables)):
            yield from verb_statements(sentence, word, cues, tables)
        elif (
            word.pos == "NOUN"
            and word.lemma in tables.words["like_nouns"]
            and (reported := agency_reports(sentence, word, tables))
        ):
            yield reported
        elif word.pos == "NOUN" and (rule := tables.is_a("noun", word.lemma)):
            yield from noun_statements(sentence, word, rule, tables)
        elif word.pos == "ADJ" and (rule := tables.is_a("adjective", word.lower)):
            yield from adjective_statements(sentence, word, rule, tables)
        elif word.lower == "according":
            yield from according_statements(sentence, word, tables)
