"""The matcher: patterns of lemmas and dependency arcs, written in YAML, over sentences."""

from dateline.matching.matcher import Match, Matcher
from dateline.matching.pattern import Pattern, Step, parse_pattern

__all__ = ["Match", "Matcher", "Pattern", "Step", "parse_pattern"]
