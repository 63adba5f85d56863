"""Parties: who is mentioned, and which party fills a role (codebook section 4)."""

from dateline.actors.finding import find_parties
from dateline.actors.identifying import identify

__all__ = ["find_parties", "identify"]
