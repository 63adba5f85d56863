"""What one report tells of each happening: its claims, grouped.

A report comes back to a happening in other words ("the raid", "those killed"), so its claims are
compared with each other first, with what only a text gives: how far apart they stand, what was told
between them, whether a word opens another scene. What is compared across reports is then a
telling: all that one report says of one happening. It depends on that report alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dateline.merging.clustering import Constraints, Pair, clusters, pair
from dateline.merging.comparing import levels_within
from dateline.merging.explaining import within_link
from dateline.merging.records import Record, folded, joined, record
from dateline.merging.rules import Linkage
from dateline.merging.told import Told
from dateline.model import Link, Place

#: Claims of one family back to which a claim is compared: long lists stay affordable.
WINDOW = 60
NO_CONSTRAINTS = Constraints()
_WORD = re.compile(r"[^\W_]+")
#: Types of claims that can tell who holds ground (codebook section 3).
GROUND_TYPES = frozenset({"CONTROL", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Telling:
    """The claims of one report on one happening, by id; its id is that of the earliest claim.

    ``provinces`` names the provinces whose control its claims may tell of, ``places`` the places
    there that they name: ids, or "name:" and the name of those without. ``joins`` explain why its
    claims are one: for each but the first, the claim before it that it is closest to.
    """

    record: Record
    claims: tuple[str, ...]
    provinces: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    joins: tuple[Link, ...] = ()

    @property
    def id(self) -> str:
        """The id of the earliest claim."""
        return self.record.id


def tellings(
    told: Iterable[Told], linkage: Linkage, constraints: Constraints = NO_CONSTRAINTS
) -> tuple[Telling, ...]:
    """The claims of one report grouped by happening, in the order of the text.

    Every claim is in exactly one telling. Claims of different families are never grouped, unless
    a person put them together.
    """
    items = {t.id: t for t in told}
    records = {id: record(t, linkage.words) for id, t in items.items()}
    ordered = sorted(records.values(), key=lambda r: (r.family, r.start, r.id))
    scores: dict[Pair, float] = {}
    for _, kin in groupby(ordered, key=lambda r: r.family):
        scores.update(scores_within(list(kin), linkage))
    groups = clusters(records, scores, constraints, threshold=linkage.table.threshold("within"))
    place = {r.id: at for at, r in enumerate(ordered)}
    made = []
    for group in groups:
        telling = _telling([records[c] for c in group], [items[c] for c in group], linkage)
        joins = tuple(_joins(sorted(group, key=place.__getitem__), scores, constraints))
        links = (
            within_link(records[a], records[b], place[b] - place[a] - 1, linkage, decided=decided)
            for a, b, decided in joins
        )
        made.append(replace(telling, joins=tuple(links)))
    return tuple(sorted(made, key=lambda t: (t.record.start, t.id)))


def _joins(
    group: Sequence[str], scores: Mapping[Pair, float], constraints: Constraints
) -> Iterator[tuple[str, str, bool]]:
    """For each claim but the first, the earlier one closest to it, and whether people decided."""
    for at, later in enumerate(group[1:], start=1):
        known = [e for e in group[:at] if pair(e, later) in scores]
        judged = [e for e in group[:at] if pair(e, later) in constraints.must]
        if judged:
            yield judged[0], later, True
        elif known:
            yield max(known, key=lambda e: (scores[pair(e, later)], e)), later, False


def _telling(records: Sequence[Record], told: Sequence[Told], linkage: Linkage) -> Telling:
    provinces = provinces_of(told)
    kept = [p for t in told for p in t.claim.places if home_of(p) in provinces]
    places = tuple(sorted({p.id or f"name:{p.name}" for p in kept}))
    claims = tuple(sorted(t.id for t in told))
    return Telling(joined(records, linkage.words), claims, provinces, places)


def scores_within(kin: Sequence[Record], linkage: Linkage) -> dict[Pair, float]:
    """The scores of claims of one report and family, given in the order of the text."""
    scores: dict[Pair, float] = {}
    for at, later in enumerate(kin):
        for back, earlier in enumerate(reversed(kin[max(0, at - WINDOW) : at])):
            found = levels_within(earlier, later, back, linkage.words)
            scores[pair(earlier.id, later.id)] = linkage.table.score("within", found)
    return scores


def provinces_of(told: Iterable[Told]) -> tuple[str, ...]:
    """The provinces of the places that claims of taking or leaving ground name, in order."""
    places = [p for t in told if t.claim.type in GROUND_TYPES for p in t.claim.places]
    return tuple(sorted({name for p in places for name in (province_of(p), home_of(p))}))


def province_of(place: Place) -> str:
    """The first-level division of *place*, as what control is read by; else the place itself."""
    if not place.admin1:
        return home_of(place) if not place.id else f"{place.country or ''}/~{folded(place.name)}"
    return f"{place.country or ''}/{place.admin1}"


def home_of(place: Place) -> str:
    """The province with which the control of *place* itself is kept.

    A place without an id is known by its name alone, whatever division it is thought to lie in: all
    that is told under one name is read together.
    """
    if place.id:
        return province_of(place)
    return f"/~{' '.join(_WORD.findall(folded(place.name)))}"
