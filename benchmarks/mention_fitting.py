"""The weights of comparing mentions, fitted: logistic regression on levels, with a penalty.

A weight is drawn towards 0 the more, the fewer pairs stand behind it. Needs numpy and scipy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dateline.merging.mention_tables import Level, Weights

#: Levels seen in fewer pairs get no weight.
SEEN = 20
Row = tuple[Level, ...]


def fit(
    rows: Sequence[Row], same: Sequence[bool], penalty: float, worth: Sequence[float] | None = None
) -> Weights:
    """Weights under which the pairs with *rows* of levels are the *same* or not, most likely.

    *penalty* is the weight of half the sum of squared weights against the log likelihood; *worth*
    says how much each pair counts, 1 when not given.
    """
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    counts = Counter(level for row in rows for level in row)
    levels = sorted(level for level, count in counts.items() if count >= SEEN)
    place = {level: at for at, level in enumerate(levels)}
    columns = [[place[level] for level in row if level in place] for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter((at for row in columns for at in row), dtype=np.int32, count=int(ends[-1]))
    table = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(levels)))
    signs = np.where(np.asarray(same), 1.0, -1.0)

    heavy = np.ones(len(rows)) if worth is None else np.asarray(worth)

    def loss(given: Any) -> tuple[float, Any]:
        margins = signs * (table @ given[1:] + given[0])
        cost = heavy @ np.logaddexp(0, -margins) + penalty / 2 * (given[1:] ** 2).sum()
        pull = -signs * heavy / (1 + np.exp(margins))
        slope = np.concatenate([[pull.sum()], table.T @ pull + penalty * given[1:]])
        return float(cost), slope

    found = minimize(loss, np.zeros(len(levels) + 1), jac=True, method="L-BFGS-B")
    weights = dict(zip(levels, (round(float(w), 2) for w in found.x[1:]), strict=True))
    return Weights(round(float(found.x[0]), 2), {k: w for k, w in weights.items() if w})


def as_yaml(weights: Weights, indent: str) -> str:
    """The table as YAML: comparisons and their levels, from the heaviest for to against."""
    lines = [f"{indent}start: {weights.start}", f"{indent}weights:"]
    for comparison in sorted({name for name, _ in weights.weights}):
        lines.append(f"{indent}  {comparison}:")
        levels = [(w, level) for (name, level), w in weights.weights.items() if name == comparison]
        for weight, level in sorted(levels, key=lambda item: (-item[0], item[1])):
            lines.append(f'{indent}    "{level}": {weight}')
    return "\n".join(lines)
