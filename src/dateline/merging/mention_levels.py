"""Two mentions compared: each comparison comes out at a level, and weights say what it counts.

Most comparisons are crossed with how alike the words are: a shared name says more of two words of
one meaning than of two that differ.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from dateline.merging.mention_reading import Described, MentionRead
from dateline.merging.mention_tables import Level, MentionTables

Rarity = Callable[[str], float]
_FORMS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}
_SAME = ("phrase", "lemma", "stem")
#: Letters two words must share from their beginning to be taken for one stem, and how many may not.
_BEGIN, _REST = 5, 3


@dataclass(frozen=True, slots=True)
class Comparing:
    """What comparing needs besides the two mentions.

    ``rarity`` gives the inverse report frequency of a word, ``spread`` the share of reports that
    have it.
    """

    tables: MentionTables
    rarity: Rarity
    spread: Rarity


def mention_levels(
    one: MentionRead, other: MentionRead, chance: float, by: Comparing
) -> tuple[Level, ...]:
    """The levels of all comparisons; *chance* is that of their reports to tell one story."""
    words = word_level(one, other, by.tables)
    alike = _group(words)
    where = where_level(one, other, chance)

    def agree(*roles: str) -> str:
        return agreement(one.role(*roles), other.role(*roles), by.tables)

    crossed = {
        "where": where,
        "patient": agree("patient"),
        "agent": agree("agent"),
        "taking part": agree("agent", "patient", "owner", "modifier"),
        "modifier": agree("modifier"),
        "told beside": _beside(one, other, by.tables),
        "form": " ".join(sorted(_FORMS.get(m.pos, "other") for m in (one, other))),
        "plural": str(one.plural + other.plural),
        "telling": _telling(one, other, by.tables),
        "light": str(sum(m.lemma in by.tables.light for m in (one, other))),
        "common": _bin(
            max(by.spread(one.lemma), by.spread(other.lemma)), (0.01, 0.03, 0.06, 0.12, 0.25)
        ),
    }
    if where != "sentence":
        crossed["sentence"] = _bin(
            _cosine(one.context, other.context, by.rarity), (0.01, 0.05, 0.1, 0.2, 0.35, 0.5)
        )
        crossed["names"] = _shared(one.names, other.names)
    return (
        ("words", words),
        ("kind", f"{kind_level(one, other)}, {crossed['form']}"),
        ("report", where),
        ("setting", agree("setting")),
        ("day", agree("day")),
        ("numbers", "sentence" if where == "sentence" else _numbers(one, other)),
        ("tense", " ".join(sorted((one.tense, other.tense)))),
        *((name, f"{alike}, {level}") for name, level in crossed.items()),
    )


def word_level(one: MentionRead, other: MentionRead, tables: MentionTables) -> str:
    """How alike the words of two mentions are, from "phrase" to "different"."""
    empty = [m.lemma in tables.pronouns and m.pos in ("PRON", "DET") for m in (one, other)]
    general = [m.lemma in tables.general for m in (one, other)]
    if any(empty):
        return "pronouns" if all(empty) else "pronoun and general" if any(general) else "pronoun"
    if any(general):
        return (
            "general same"
            if one.lemma == other.lemma
            else "generals"
            if all(general)
            else "general"
        )
    if one.lemmas == other.lemmas:
        return "phrase"
    if one.lemma == other.lemma:
        return "lemma"
    if one.stem == other.stem or kindred(one.lemma, other.lemma):
        return "stem"
    if one.families & other.families:
        return "family"
    return "part" if set(one.lemmas) & set(other.lemmas) else "different"


def kind_level(one: MentionRead, other: MentionRead) -> str:
    """The families that both mentions belong to, or "none": some happen once in a story."""
    return " and ".join(sorted(one.families & other.families)) or "none"


def kindred(one: str, other: str) -> bool:
    """True for words of one root: they begin alike, or one ends in the other."""
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    short = min(len(one), len(other))
    shared = short if shared is None else shared
    if shared >= max(_BEGIN, short - _REST):
        return True
    return short >= _BEGIN and (one.endswith(other) or other.endswith(one))


def where_level(one: MentionRead, other: MentionRead, chance: float) -> str:
    """How far apart two mentions are told: in one sentence, one report, or one story."""
    if one.report != other.report:
        return "story " + _bin(chance, (0.1, 0.25, 0.4, 0.55, 0.7, 0.85))
    if one.sentence == other.sentence:
        return "sentence"
    return "report " + _bin(abs(one.sentence - other.sentence), (2, 5))


def agreement(one: Described, other: Described, tables: MentionTables) -> str:
    """How those that take part in two happenings agree."""
    if not one.words or not other.words:
        return "one" if one.words or other.words else "none"
    if one.names & other.names:
        return "name"
    shared = one.words & other.words
    if shared - tables.anyone:
        return "noun"
    if one.names and other.names:
        return "conflict"
    return "anyone" if shared else "differ"


def _group(words: str) -> str:
    if words in _SAME:
        return "same"
    if words in ("family", "part", "different"):
        return "family" if words == "family" else "different"
    return "empty"


def _telling(one: MentionRead, other: MentionRead, tables: MentionTables) -> str:
    """For words of telling it counts who tells: what is said in one story has many speakers."""
    telling = sum(m.lemma in tables.telling for m in (one, other))
    if telling < 2:
        return str(telling)
    return f"2, {agreement(one.role('agent'), other.role('agent'), tables)}"


def _beside(one: MentionRead, other: MentionRead, tables: MentionTables) -> str:
    """Whether those that take part in one are told of in the sentence of the other."""
    roles = ("agent", "patient", "owner", "modifier")
    a, b = one.role(*roles), other.role(*roles)
    if (a.names & (other.context | other.names)) | (b.names & (one.context | one.names)):
        return "name"
    nouns = (a.nouns & other.context) | (b.nouns & one.context)
    return "noun" if nouns - tables.anyone else "no"


def _cosine(one: frozenset[str], other: frozenset[str], rarity: Rarity) -> float:
    lengths = [math.fsum(sorted(rarity(word) ** 2 for word in words)) for words in (one, other)]
    shared = math.fsum(sorted(rarity(word) ** 2 for word in one & other))
    return shared / math.sqrt(lengths[0] * lengths[1]) if shared else 0.0


def _shared(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "none"
    return _bin(len(one & other) / min(len(one), len(other)), (0.01, 0.34, 0.67))


def _numbers(one: MentionRead, other: MentionRead) -> str:
    if not one.numbers or not other.numbers:
        return "none"
    return "agree" if one.numbers & other.numbers else "differ"


def _bin(value: float, edges: tuple[float, ...]) -> str:
    return next((f"< {edge:g}" for edge in edges if value < edge), f">= {edges[-1]:g}")
