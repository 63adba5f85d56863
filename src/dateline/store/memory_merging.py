"""The working state of merging, and decisions, of the store in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.model import Correction, Judgement, Report
from dateline.store.decisions import in_order
from dateline.store.entries import by_coding
from dateline.store.memory_codings import MemoryCodings
from dateline.store.port import LinkRow, Merge, StoredClaim, StoredCoding, TellingRow, entry


def _sets() -> defaultdict[int, set[int]]:
    return defaultdict(set)


@dataclass
class MemoryMerging(MemoryCodings):
    """Tellings and links in dictionaries. See `Merging` and `Decisions`."""

    _decisions: dict[Judgement | Correction, None] = field(default_factory=dict)
    _merges: list[Merge] = field(default_factory=list)
    #: The ids of each covered coding's tellings.
    _covered: dict[int, set[str]] = field(default_factory=dict)
    _tellings: dict[str, TellingRow] = field(default_factory=dict)
    _keys: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    _links: dict[tuple[str, str], LinkRow] = field(default_factory=dict)
    #: The other ends of a telling's links.
    _linked: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def decide(self, decisions: Iterable[Judgement | Correction]) -> int:
        """See `Decisions.decide`."""
        new = dict.fromkeys(d for d in decisions if d not in self._decisions)
        self._decisions.update(new)
        return len(new)

    def decisions(self) -> tuple[Judgement | Correction, ...]:
        """See `Decisions.decisions`."""
        return in_order(self._decisions)

    def begin_merge(self, settings: str, *, started: str) -> int:
        """See `Merging.begin_merge`."""
        self._merges.append(Merge(len(self._merges) + 1, settings, started))
        return len(self._merges)

    def end_merge(self, merge: int, *, ended: str) -> None:
        """See `Merging.end_merge`."""
        self._merges[merge - 1] = replace(self._merges[merge - 1], ended=ended)

    def merges(self) -> tuple[Merge, ...]:
        """See `Merging.merges`."""
        return tuple(self._merges)

    def pending_numbers(self) -> tuple[int, ...]:
        """See `Merging.pending_numbers`."""
        return tuple(number for number in self._current() if number not in self._covered)

    def pending(self) -> Iterator[tuple[int, StoredCoding]]:
        """See `Merging.pending`."""
        return ((number, self._kept[number - 1]) for number in self.pending_numbers())

    def superseded(self) -> tuple[int, ...]:
        """See `Merging.superseded`."""
        return tuple(sorted(self._covered.keys() - set(self._current())))

    def keep_tellings(self, merge: int, coding: int, rows: Sequence[TellingRow]) -> None:
        """See `Merging.keep_tellings`."""
        self.keep_all_tellings(merge, [(coding, rows)])

    def keep_all_tellings(
        self, merge: int, items: Iterable[tuple[int, Sequence[TellingRow]]]
    ) -> None:
        """See `Merging.keep_all_tellings`."""
        kept = by_coding(items)
        new = {row.id for rows in kept.values() for row in rows}
        for coding, rows in kept.items():
            for old in self._covered.pop(coding, set()) - {row.id for row in rows}:
                self._forget(old, with_links=old not in new)
            self._covered[coding] = {row.id for row in rows}
            for row in rows:
                self._keep(row)

    def _keep(self, row: TellingRow) -> None:
        if (old := self._tellings.get(row.id)) is not None:
            self._unkey(old)
            if old.coding != row.coding:
                self._covered[old.coding].discard(row.id)
        self._tellings[row.id] = row
        for key in row.keys:
            self._keys[key].add(row.id)

    def _forget(self, telling: str, *, with_links: bool = True) -> None:
        self._unkey(self._tellings.pop(telling))
        if not with_links:
            return
        for other in self._linked.pop(telling, set()):
            self._linked[other].discard(telling)
            del self._links[min(telling, other), max(telling, other)]

    def _unkey(self, row: TellingRow) -> None:
        for key in set(row.keys):
            self._keys[key].discard(row.id)

    def drop_tellings(self, codings: Iterable[int]) -> None:
        """See `Merging.drop_tellings`."""
        for coding in codings:
            for telling in self._covered.pop(coding, set()):
                self._forget(telling)

    def reset_merging(self) -> None:
        """See `Merging.reset_merging`."""
        working = (self._covered, self._tellings, self._keys, self._links, self._linked)
        for part in working:
            part.clear()

    def tellings(self, ids: Iterable[str]) -> Iterator[TellingRow]:
        """See `Merging.tellings`."""
        return (self._tellings[i] for i in sorted(set(ids)) if i in self._tellings)

    def all_tellings(self) -> Iterator[TellingRow]:
        """See `Merging.all_tellings`."""
        return self.tellings(self._tellings)

    def tellings_of(self, codings: Iterable[int]) -> Iterator[TellingRow]:
        """See `Merging.tellings_of`."""
        return self.tellings(t for c in set(codings) for t in self._covered.get(c, ()))

    def codings_with(self, claims: Iterable[str]) -> dict[str, int]:
        """See `Merging.codings_with`."""
        wanted, found = set(claims), dict[str, int]()
        for number in self._current():
            found |= {c.id: number for c in self._kept[number - 1].coding.claims if c.id in wanted}
        return found

    def covered(self) -> int:
        """See `Merging.covered`."""
        return len(self._covered)

    def neighbours(self, keys: Iterable[int]) -> Iterator[tuple[int, str]]:
        """See `Merging.neighbours`."""
        for key in sorted(set(keys)):
            yield from ((key, telling) for telling in sorted(self._keys.get(key, ())))

    def keep_links(self, links: Iterable[LinkRow]) -> None:
        """See `Merging.keep_links`."""
        for link in links:
            self._links[link.left, link.right] = link
            self._linked[link.left].add(link.right)
            self._linked[link.right].add(link.left)

    def links(self, ids: Iterable[str]) -> Iterator[LinkRow]:
        """See `Merging.links`."""
        asked = set(ids)
        ends = [
            (one, other) for one in sorted(asked) for other in sorted(self._linked.get(one, ()))
        ]
        yield from (self._links[a, b] for a, b in ends if a < b)
        yield from (self._links[b, a] for a, b in ends if b < a and b not in asked)

    def all_links(self) -> Iterator[LinkRow]:
        """See `Merging.all_links`."""
        return (self._links[pair] for pair in sorted(self._links))

    def claims_of(
        self, codings: Iterable[int], only: Collection[str] | None = None
    ) -> Iterator[tuple[int, StoredClaim]]:
        """See `Merging.claims_of`."""
        for number in self._numbers(codings):
            kept = self._kept[number - 1]
            report = entry(kept.coding.report)
            for claim in kept.coding.claims:
                if only is not None and claim.id not in only:
                    continue
                yield number, StoredClaim(claim, report, kept.run, kept.version)

    def texts_of(self, codings: Iterable[int]) -> Iterator[tuple[int, Report]]:
        """See `Merging.texts_of`."""
        return ((n, self._kept[n - 1].coding.report) for n in self._numbers(codings))

    def _numbers(self, codings: Iterable[int]) -> list[int]:
        return sorted(n for n in set(codings) if 1 <= n <= len(self._kept))
