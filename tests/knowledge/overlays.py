"""Overlays in a few words: files of rules, modes and actors, laid over ours."""

from __future__ import annotations

from dateline.knowledge.overlay import Overlaid
from dateline.settings import KnowledgeFolder
from dateline.wiring import lay_over_ours

RULES, ACTORS, MODES = "codebook/a.yaml", "actors/a.tsv", "codebook/modes.tsv"
NAMES = {"rules": RULES, "actors": ACTORS, "modes": MODES}
GOOD = """\
- id: own.torch
  type: ASSAULT
  patterns: [torch/V]
  frame: attack
  examples: ["Gunmen [torched] two shops."]
"""
HEADER = "id\tname\tkind\tcountry\tsector\tsince\tuntil\tparents\taliases\troles\tretire\n"


MODE_RULE = """\
- id: own.mode
  type: ASSAULT
  mode: aerial
  lemmas: [glider]
  examples: ["A glider [attack] hit the post."]
"""
NEW = "id=group/own; name=Own Front; kind=armed_force"


def lay(*others: str, **files: str | bytes) -> Overlaid:
    """Our tables with files over them: ``rules``, ``actors`` and ``modes`` by their texts."""
    content = (
        (NAMES.get(name, name), text if isinstance(text, bytes) else text.encode())
        for name, text in files.items()
    )
    return lay_over_ours(KnowledgeFolder("own", tuple(sorted(content)), others))


def rules(text: str) -> Overlaid:
    return lay(rules="rules:\n" + text)


def actors(*rows: str) -> Overlaid:
    """The registry with rows over it; "id=group/a name=A" is a row."""
    columns = HEADER.strip().split("\t")
    lines = []
    for row in rows:
        cells = dict(cell.split("=", 1) for cell in row.split("; "))
        assert cells.keys() <= set(columns)
        lines.append("\t".join(cells.get(column, "") for column in columns))
    return lay(actors=HEADER + "\n".join(lines) + "\n")


def told(laid: Overlaid) -> list[str]:
    return [str(fault) for fault in laid.faults]
