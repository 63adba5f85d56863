"""Measuring codings and events against gold, and the gate that keeps measures from falling."""

from dateline.evaluation.gate import (
    Floors,
    Measured,
    below,
    corpus_hash,
    gate,
    raised,
    read_floors,
    write_floors,
)
from dateline.evaluation.gold import GoldClaim, GoldReport, gold_faults, read_gold
from dateline.evaluation.incidents import (
    Incident,
    incident_faults,
    incidents_hash,
    read_incidents,
)
from dateline.evaluation.joining import IncidentScores, score_incidents
from dateline.evaluation.scores import Scores, Tally
from dateline.evaluation.scoring import score

__all__ = [
    "Floors",
    "GoldClaim",
    "GoldReport",
    "Incident",
    "IncidentScores",
    "Measured",
    "Scores",
    "Tally",
    "below",
    "corpus_hash",
    "gate",
    "gold_faults",
    "incident_faults",
    "incidents_hash",
    "raised",
    "read_floors",
    "read_gold",
    "read_incidents",
    "score",
    "score_incidents",
    "write_floors",
]
