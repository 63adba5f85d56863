"""Joining by average linkage: the two closest groups first, as long as they are close enough."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[int, int]


def average_linkage(
    size: int, closeness: Mapping[Pair, float], least: float
) -> list[tuple[int, ...]]:
    """Groups of the positions 0 to *size* - 1, each in order, by their first position.

    Two groups are joined while the mean closeness of their pairs is at least *least* (more than
    0); a pair that *closeness* lacks counts as 0. Equal means are settled by the positions, so that
    the result depends on the input alone.
    """
    sums: dict[int, dict[int, float]] = {at: {} for at in range(size)}
    for (a, b), value in closeness.items():
        if value > 0:
            sums[a][b] = sums[b][a] = value
    groups = {at: [at] for at in range(size)}
    # Chains of nearest neighbours: average linkage is reducible, so that two groups that are each
    # other's nearest can be joined at once, whatever is joined elsewhere.
    for start in range(size):
        chain = [start] if start in groups else []
        while chain:
            last = chain[-1]
            nearest = _nearest(last, chain[-2] if len(chain) > 1 else None, sums, groups, least)
            if nearest is None:
                chain.pop()
                if not chain:
                    break
                continue
            if len(chain) > 1 and nearest == chain[-2]:
                del chain[-2:]
                kept = _join(min(last, nearest), max(last, nearest), sums, groups)
                if not chain:
                    chain = [kept]
            else:
                chain.append(nearest)
    return sorted(tuple(sorted(group)) for group in groups.values())


def _nearest(
    at: int,
    before: int | None,
    sums: Mapping[int, Mapping[int, float]],
    groups: Mapping[int, list[int]],
    least: float,
) -> int | None:
    best: tuple[float, int, int] | None = None
    for other, total in sums[at].items():
        mean = total / (len(groups[at]) * len(groups[other]))
        # rounding keeps equal means equal; the one before wins a tie, or a chain would not end
        rank = (round(mean, 12), other == before, -other)
        if mean >= least and (best is None or rank > best):
            best = rank
    return None if best is None else -best[2]


def _join(
    kept: int, gone: int, sums: dict[int, dict[int, float]], groups: dict[int, list[int]]
) -> int:
    groups[kept] += groups.pop(gone)
    for other, total in sums.pop(gone).items():
        del sums[other][gone]
        if other != kept:
            sums[kept][other] = sums[other][kept] = sums[kept].get(other, 0.0) + total
    return kept
