"""Parties: who is mentioned, and which party fills a role (codebook section 4)."""

from dateline.actors.finding import find_parties, without_places
from dateline.actors.identifying import identify

__all__ = ["find_parties", "identify", "without_places"]
