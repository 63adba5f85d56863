"""Parties: those who act, are acted upon, or speak; named in the report's words and canonically."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.model.span import Candidate, Span
from dateline.model.vocabulary import PARTY_KINDS, SOURCE_ROLES, require


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an actor; ``kind``: endonym, exonym, acronym, pejorative, predecessor, short."""

    name: str
    kind: str = "exonym"
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """What an actor was between two days (either may be open): a sector code and a description."""

    sector: str
    since: dt.date | None = None
    until: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the registry of parties. ``source`` says where its facts come from."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    parents: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    wikidata: str | None = None
    source: str = ""

    def __post_init__(self) -> None:
        require(self.kind, PARTY_KINDS, f"kind of actor {self.id}")


@dataclass(frozen=True, slots=True)
class Party:
    """A party as a claim names it: the words of the report beside who it is.

    ``name`` is canonical where the registry knows the party, else the resolved words of the report.
    ``country`` is ISO 3166 alpha-3, ``sector`` a PLOVER code; None means not known.
    ``antecedent`` is the mention that a pronoun or description stands for.
    """

    mention: Span
    name: str
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    kind: str = "group"
    antecedent: Span | None = None
    candidates: tuple[Candidate, ...] = ()

    def __post_init__(self) -> None:
        require(self.kind, PARTY_KINDS, "party kind")


@dataclass(frozen=True, slots=True)
class Source:
    """One link of the chain that vouches for a claim (codebook section 4, `sources`)."""

    mention: Span | None
    name: str
    id: str | None = None
    role: str = "unnamed"
    country: str | None = None

    def __post_init__(self) -> None:
        require(self.role, SOURCE_ROLES, "source role")
