"""The tables behind statements: cues, nouns that speak, roles of sources, closed word classes.

Tables are checked as a whole when first read; every fault is listed at once in a KnowledgeError.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import parse_yaml
from dateline.model.vocabulary import SOURCE_ROLES

FRAMES = frozenset(
    {
        "clause",
        "question",
        "quote",
        "aside",
        "infinitive",
        "gerund",
        "object",
        "naming",
        "as",
        "quoting",
        "raising",
    }
)
KINDS = frozenset({"speech", "thought", "writing", "document", "attitude"})
PARTS = frozenset({"noun", "document", "phrase", "adjective"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A group of verbs that take their content alike; fields as explained in statements.yaml."""

    id: str
    words: tuple[str, ...]
    kind: str
    frames: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    opens: frozenset[str] = frozenset()
    target: bool = False
    whole: bool = False
    carries: bool = False
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Heads, names and phrases (all lower case) that give a source its role."""

    id: str
    role: str
    heads: frozenset[str]
    names: tuple[str, ...]
    phrases: tuple[str, ...]
    sectors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StatementTables:
    """All that reading statements knows: verbs by lemma, nouns by part, roles, word classes."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, Mapping[str, str]]
    roles: tuple[RoleRow, ...]
    words: Mapping[str, frozenset[str]]
    starts: frozenset[str]

    def is_a(self, part: str, word: str) -> str | None:
        """The id of the row that lists *word* under *part*, or None."""
        return self.nouns[part].get(word)

    def role_of_head(self, head: str) -> str | None:
        """The role that the noun *head* (lower case, singular) gives, or None."""
        return next((r.role for r in self.roles if head in r.heads), None)

    def role_of_sector(self, sector: str) -> str | None:
        """The role that a party of this PLOVER sector has as a source, or None."""
        return next((r.role for r in self.roles if sector in r.sectors), None)


def read_rows(name: str) -> list[dict[str, Any]]:
    """The rows of a table of this area as plain mappings, examples included."""
    text = files(__package__).joinpath("cues", name).read_text(encoding="utf-8")
    rows = parse_yaml(text)
    return list(rows)


def _words(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(word) for word in row.get(key) or ())


def _verb_faults(row: Mapping[str, Any], seen: set[str]) -> Iterator[str]:
    name = row.get("id")
    if not name or name in seen:
        yield f"statement cue {name!r}: the id is missing or used twice"
    if not row.get("words"):
        yield f"statement cue {name!r}: no words"
    if row.get("kind") not in KINDS:
        yield f"statement cue {name!r}: kind {row.get('kind')!r} is not one of {sorted(KINDS)}"
    if bad := set(row.get("frames") or ()) - FRAMES:
        yield f"statement cue {name!r}: unknown frames {sorted(bad)}"
    if not row.get("examples"):
        yield f"statement cue {name!r}: no examples"


def _noun_faults(row: Mapping[str, Any], seen: set[str]) -> Iterator[str]:
    name = row.get("id")
    if not name or name in seen:
        yield f"statement noun {name!r}: the id is missing or used twice"
    if row.get("part") not in PARTS:
        yield f"statement noun {name!r}: part {row.get('part')!r} is not one of {sorted(PARTS)}"
    if not row.get("words") or not row.get("examples"):
        yield f"statement noun {name!r}: no words or no examples"


def _role_faults(row: Mapping[str, Any], seen: set[str]) -> Iterator[str]:
    name = row.get("id")
    if not name or name in seen:
        yield f"speaker role {name!r}: the id is missing or used twice"
    if row.get("role") not in SOURCE_ROLES:
        yield f"speaker role {name!r}: {row.get('role')!r} is not one of {list(SOURCE_ROLES)}"


def check(
    verbs: list[dict[str, Any]], nouns: list[dict[str, Any]], roles: list[dict[str, Any]]
) -> None:
    """Raise KnowledgeError naming every fault of the three tables."""
    faults: list[str] = []
    for rows, of in ((verbs, _verb_faults), (nouns, _noun_faults), (roles, _role_faults)):
        seen: set[str] = set()
        for row in rows:
            faults += of(row, seen)
            seen.add(str(row.get("id")))
    if faults:
        raise KnowledgeError(faults)


def _cue(row: Mapping[str, Any]) -> Cue:
    return Cue(
        id=f"statement.{row['id']}",
        words=_words(row, "words"),
        kind=row["kind"],
        frames=frozenset(_words(row, "frames")),
        after=frozenset(_words(row, "after")),
        opens=frozenset(_words(row, "opens")),
        target=bool(row.get("target")),
        whole=bool(row.get("whole")),
        carries=bool(row.get("carries")),
        guarded=bool(row.get("guarded")),
    )


def _role(row: Mapping[str, Any]) -> RoleRow:
    return RoleRow(
        id=row["id"],
        role=row["role"],
        heads=frozenset(w.lower() for w in _words(row, "heads")),
        names=_words(row, "names"),
        phrases=tuple(w.lower() for w in _words(row, "phrases")),
        sectors=frozenset(_words(row, "sectors")),
    )


@cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """The closed word classes of statement_words.yaml by name, all words in lower case."""
    text = files(__package__).joinpath("cues", "statement_words.yaml").read_text(encoding="utf-8")
    classes = parse_yaml(text)
    return {name: frozenset(str(w).lower() for w in listed) for name, listed in classes.items()}


@cache
def statement_tables(*, attitudes: bool = False) -> StatementTables:
    """The tables, checked; *attitudes* adds the cues of wants, intentions and judgements.

    Raises KnowledgeError when a table is at fault.
    """
    rows = read_rows("statements.yaml")
    if attitudes:
        rows = rows + read_rows("statements_attitudes.yaml")
    nouns, roles = read_rows("statement_nouns.yaml"), read_rows("speaker_roles.yaml")
    check(rows, nouns, roles)
    verbs: dict[str, tuple[Cue, ...]] = {}
    for cue in map(_cue, rows):
        for word in cue.words:
            verbs[word] = (*verbs.get(word, ()), cue)
    parts: dict[str, dict[str, str]] = {part: {} for part in sorted(PARTS)}
    for row in nouns:
        for word in _words(row, "words"):
            parts[row["part"]].setdefault(word, f"statement.{row['id']}")
    words = word_classes()
    starts = frozenset(word.split()[0] for word in verbs)
    return StatementTables(verbs, parts, tuple(map(_role, roles)), words, starts)
