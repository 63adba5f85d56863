"""The nouns of Dateline: frozen, typed, and explained in shared words (codebook section 1)."""

from dateline.model.claim import (
    Claim,
    Count,
    Draft,
    Instrument,
    Speaker,
    Statement,
    Target,
    Vouching,
    claim_id,
)
from dateline.model.coding import Coding, Problem
from dateline.model.events import (
    Change,
    ClaimRef,
    ControlState,
    Dispute,
    Event,
    EventParty,
    EventPlace,
    Link,
    Position,
    Reason,
    Responsibility,
    Situation,
    Support,
    Toll,
    TollRange,
)
from dateline.model.ids import content_hash
from dateline.model.judgements import Anchor, Correction, Judgement
from dateline.model.marks import Marks
from dateline.model.party import Actor, Alias, Party, Role, Source
from dateline.model.place import Place, Toponym
from dateline.model.report import Region, Report
from dateline.model.sentence import Coreference, Mention, Sentence, Word, sentence_at
from dateline.model.span import Candidate, Evidence, Span
from dateline.model.time import ClaimTime, Interval, TimeExpression

__all__ = [
    "Actor",
    "Alias",
    "Anchor",
    "Candidate",
    "Change",
    "Claim",
    "ClaimRef",
    "ClaimTime",
    "Coding",
    "ControlState",
    "Coreference",
    "Correction",
    "Count",
    "Dispute",
    "Draft",
    "Event",
    "EventParty",
    "EventPlace",
    "Evidence",
    "Instrument",
    "Interval",
    "Judgement",
    "Link",
    "Marks",
    "Mention",
    "Party",
    "Place",
    "Position",
    "Problem",
    "Reason",
    "Region",
    "Report",
    "Responsibility",
    "Role",
    "Sentence",
    "Situation",
    "Source",
    "Span",
    "Speaker",
    "Statement",
    "Support",
    "Target",
    "TimeExpression",
    "Toll",
    "TollRange",
    "Toponym",
    "Vouching",
    "Word",
    "claim_id",
    "content_hash",
    "sentence_at",
]
