"""Who says so, and how surely: statements, chains of sources, stance, factuality, tense."""

from dateline.attribution.denials import denials
from dateline.attribution.statements import find_statements
from dateline.attribution.voices import give_voices
from dateline.attribution.vouching import vouch

__all__ = ["denials", "find_statements", "give_voices", "vouch"]
