"""Who says so, and how surely: statements, chains of sources, stance, factuality, tense."""

from dateline.attribution.statements import find_statements

__all__ = ["find_statements"]
