"""Coding into a store: what it already holds is taken from there, the rest is coded and kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dateline.engines.port import Engine, is_lost
from dateline.model import Coding, Problem, Report
from dateline.store.port import Store, Version

#: A report with what reading it could not find out.
Noted = tuple[Report, tuple[Problem, ...]]

#: Reports already in the store that may queue up while no new one comes.
OLD_AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class Keep:
    """Where codings are kept: an open store and the run that is on."""

    store: Store
    run: int
    version: Version


def code_noted(
    reports: Iterable[Noted], engine: Engine, *, keep: Keep | None = None
) -> Iterator[Coding]:
    """One coding for each report, in order, with the notes of reading first among its problems.

    With *keep*, every new coding is safe in the store before it is given out, so that a run that
    is killed goes on where it stopped. A report that was lost is not kept: a later run tries again.
    """
    queue = _Queue(iter(reports), keep)
    while not queue.ended:
        for coding in engine.code(queue.fresh()):
            yield from queue.old_ones()
            _, notes = queue.taken()
            whole = replace(coding, problems=_once((*notes, *coding.problems)))
            if keep is not None and not is_lost(whole):
                keep.store.add(keep.run, [whole])
            yield whole
        yield from queue.old_ones()


def _once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """*problems* without those that say again what an earlier one says."""
    said: dict[tuple[str, int | None], Problem] = {}
    for problem in problems:
        said.setdefault((problem.reason, problem.sentence), problem)
    return tuple(said.values())


@dataclass
class _Queue:
    """The order of the reports between being given out to be coded and coming back."""

    source: Iterator[Noted]
    keep: Keep | None
    ended: bool = False
    _order: deque[tuple[Noted, bool]] = field(default_factory=deque)

    def fresh(self) -> Iterator[Report]:
        """The reports to be coded; ends early when too many old ones wait."""
        for noted in self.source:
            report = noted[0]
            old = self.keep is not None and self.keep.store.done(report, self.keep.version)
            self._order.append((noted, old))
            if not old:
                yield report
            elif len(self._order) >= OLD_AT_A_TIME:
                return
        self.ended = True

    def old_ones(self) -> Iterator[Coding]:
        """What the store holds of the reports that come next, up to the first new one."""
        while self._order and self._order[0][1]:
            (report, _), _ = self._order.popleft()
            if self.keep is not None:
                kept = self.keep.store.coding(report, self.keep.version)
                if kept is not None:
                    yield kept

    def taken(self) -> Noted:
        """The new report whose turn it is."""
        return self._order.popleft()[0]
