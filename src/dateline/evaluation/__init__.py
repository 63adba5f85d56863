"""Measuring codings against gold, and the gate that keeps measures from falling."""

from dateline.evaluation.gate import (
    Floors,
    corpus_hash,
    gate,
    raised,
    read_floors,
    write_floors,
)
from dateline.evaluation.gold import GoldClaim, GoldReport, gold_faults, read_gold
from dateline.evaluation.scores import Scores, Tally
from dateline.evaluation.scoring import score

__all__ = [
    "Floors",
    "GoldClaim",
    "GoldReport",
    "Scores",
    "Tally",
    "corpus_hash",
    "gate",
    "gold_faults",
    "raised",
    "read_floors",
    "read_gold",
    "score",
    "write_floors",
]
