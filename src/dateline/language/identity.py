"""Which proper names of a report are one entity: same names, short forms, acronyms, appositions.

The precise passes of a sieve (Raghunathan et al. 2010, passes 1-2; acronyms: Schwartz and Hearst
2003), run over the whole report before anything is read in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from dateline.knowledge.coreference_tables import CoreferenceTables
from dateline.language.entities import Entity, entity_of
from dateline.language.nominals import Nominal
from dateline.model import Sentence, Word

Key = tuple[int, int]
#: How many full names before a short one are looked at for two people of one name.
_RIVALS = 4


def named_entities(
    found: Sequence[Nominal], sentences: Sequence[Sentence], tables: CoreferenceTables
) -> dict[Key, Entity]:
    """Entities by (sentence, head word) of each name, and of each phrase in apposition to one."""
    names = [n for n in found if n.form == "name"]
    small = tables.closed["small"]
    names = _expanded(names, sentences, small)
    entities = _same(names, tables)
    _join(entities, _acronyms(names, sentences, small))
    _join(entities, _short_forms(names, sentences, tables))
    _narrow(found, entities, sentences, tables)
    phrases = {(n.sentence, n.head): n for n in found if n.form not in ("name", "pronoun")}
    for phrase, key in _appositions(phrases, entities, sentences, tables):
        entities[phrase.sentence, phrase.head] = entities[key]
    return entities


def _same(names: Sequence[Nominal], tables: CoreferenceTables) -> dict[Key, Entity]:
    by_key: dict[str, Entity] = {}
    ids: dict[int, str] = {}
    entities: dict[Key, Entity] = {}
    for name in names:
        key = " ".join(bare(name, tables))
        entity = by_key.get(name.id or key) or by_key.get(key)
        if entity is None or (name.id and ids.get(id(entity), name.id) != name.id):
            entity = entity_of(name)
        by_key.setdefault(key, entity)
        if name.id:
            by_key[name.id] = entity
            ids[id(entity)] = name.id
        entity.names.append(name)
        entity.gender = entity.gender or name.gender
        entities[name.sentence, name.head] = entity
    return entities


def bare(name: Nominal, tables: CoreferenceTables) -> tuple[str, ...]:
    """The words of *name* without the titles and ranks before it."""
    words = name.words
    while len(words) > 1 and words[0] in tables.titles:
        words = words[1:]
    return words


def _join(entities: dict[Key, Entity], pairs: Iterator[tuple[Key, Key]]) -> None:
    """Makes one entity of the two of each pair (shorter name, longer name)."""
    for short, long in pairs:
        lost, kept = entities.get(short), entities.get(long)
        if lost is None or kept is None or lost is kept:
            continue
        kept.names = sorted(kept.names + lost.names, key=lambda n: (n.sentence, n.first))
        kept.gender = kept.gender or lost.gender
        kept.kinds = kept.kinds or lost.kinds
        for name in lost.names:
            entities[name.sentence, name.head] = kept


def _expanded(
    names: list[Nominal], sentences: Sequence[Sentence], small: Set[str]
) -> list[Nominal]:
    """Names made as long as the acronym in brackets after them says ("... (ISIL)")."""
    out = []
    for name in names:
        words = sentences[name.sentence].words
        short = _bracketed(words, name.last)
        first = _initials_start(words, name.last, short, small) if short else None
        if short and first is not None and first < name.first:
            full = tuple(w.lower.strip(".") for w in words[first : name.last + 1])
            head = next(
                (i for i in range(first, name.last + 1) if not first <= words[i].head <= name.last),
                name.head,
            )
            kinds = name.kinds - {"person", "place", "state"} or frozenset(
                {"organisation", "group"}
            )
            out.append(replace(name, first=first, head=head, words=full, kinds=kinds))
        else:
            out.append(name)
    return out


def _bracketed(words: Sequence[Word], last: int) -> str:
    """The acronym that stands in brackets after word *last*, or ""."""
    if last + 3 < len(words) and words[last + 1].text == "(":
        text = words[last + 2].text
        if 2 <= len(text) <= 8 and sum(c.isupper() for c in text) >= 2:
            return text
    return ""


def _initials_start(words: Sequence[Word], last: int, short: str, small: Set[str]) -> int | None:
    """The first word of the name before an acronym, by its initials read backwards."""
    letters = [c.lower() for c in short if c.isalpha()]
    at = last
    while letters and at >= 0:
        text = words[at].lower
        if text.startswith((letters[-1], "al-" + letters[-1])):
            letters.pop()
            if not letters:
                return at
        elif text not in small and text not in ("'s", "’s", "-"):
            return None
        at -= 1
    return None


def _acronyms(
    names: Sequence[Nominal], sentences: Sequence[Sentence], small: Set[str]
) -> Iterator[tuple[Key, Key]]:
    """(acronym, full name): in brackets after it, or with its initials anywhere before."""
    full: dict[str, Key] = {}
    at = {(n.sentence, n.first): n for n in names}
    for name in names:
        words = sentences[name.sentence].words
        key = (name.sentence, name.head)
        if len(name.words) > 1:
            big = "".join(w[0] for w in name.words if w not in small)
            for letters in {big, "".join(w[0] for w in name.words)}:
                full.setdefault(letters, key)
        if (short := _bracketed(words, name.last)) and "person" not in name.kinds:
            full[short.lower()] = key
            other = at.get((name.sentence, name.last + 2))
            if other and len(other.words) == 1:
                yield (other.sentence, other.head), key
        token = words[name.head].text
        if len(name.words) == 1 and 2 < len(token) <= 8 and token.isupper():
            found = full.get(token.lower())
            if found and found != key:
                yield key, found


def _short_forms(
    names: Sequence[Nominal], sentences: Sequence[Sentence], tables: CoreferenceTables
) -> Iterator[tuple[Key, Key]]:
    """(short, full): a family or given name of a person named in full; "the Brotherhood"."""
    people, bodies = _parts(names, tables)
    for name in names:
        words = bare(name, tables)
        text = " ".join(words)
        before = sentences[name.sentence].words[max(0, name.first - 1)].lower
        if text in tables.closed["particle"]:
            continue
        if not name.kinds or "person" in name.kinds:
            pool = people.get(_stem(text), [])
        elif len(words) == 1 and (before == "the" or len(name.words) < name.last - name.first + 1):
            pool = bodies.get(text, []) if text in tables.nouns else []
        else:
            continue
        chosen = _nearest(name, pool, tables)
        if chosen and (chosen.kinds or name.kinds):
            yield (name.sentence, name.head), (chosen.sentence, chosen.head)


def _parts(
    names: Sequence[Nominal], tables: CoreferenceTables
) -> tuple[dict[str, list[Nominal]], dict[str, list[Nominal]]]:
    """Full names of people and of bodies by each part that may stand for them, in text order."""
    people: dict[str, list[Nominal]] = {}
    bodies: dict[str, list[Nominal]] = {}
    for name in names:
        words = bare(name, tables)
        if len(words) < 2:
            continue
        if not name.kinds or "person" in name.kinds:
            parts = {_stem(words[-1]), _stem(words[0])}
            parts |= {_stem(" ".join(words[-2:]))} if len(words) > 2 else set()
            for part in parts:
                people.setdefault(part, []).append(name)
        elif not name.kinds & {"place", "state"}:
            for part in set(words) - tables.closed["small"]:
                bodies.setdefault(part, []).append(name)
    return people, bodies


def _stem(word: str) -> str:
    for particle in ("al-", "el-", "al ", "el "):
        if word.startswith(particle) and len(word) > len(particle) + 2:
            return word[len(particle) :]
    return word


def _nearest(name: Nominal, pool: Sequence[Nominal], tables: CoreferenceTables) -> Nominal | None:
    """The last full name before *name*, else the first after; None if two people share it there."""
    at = bisect_right(pool, (name.sentence, name.first), key=lambda n: (n.sentence, n.first))
    before = pool[max(0, at - _RIVALS) : at]
    rivals = {bare(n, tables)[0] for n in before if n.sentence >= name.sentence - 1}
    if not pool or len(rivals) > 1:
        return None
    return before[-1] if before else pool[0]


def _narrow(
    found: Sequence[Nominal],
    entities: dict[Key, Entity],
    sentences: Sequence[Sentence],
    tables: CoreferenceTables,
) -> None:
    """Makes sure of the kind of a name that qualifies fighters ("Boko Haram militants")."""
    for nominal in found:
        noun = tables.nouns.get(nominal.lemma)
        if noun is None or "group" not in noun.stands_for or nominal.form == "name":
            continue
        for child in sentences[nominal.sentence].children(nominal.head, "compound", "nmod"):
            entity = entities.get((nominal.sentence, child.index))
            if entity is not None and "group" in entity.kinds:
                entity.kinds = frozenset({"group"})


def _appositions(
    phrases: dict[Key, Nominal],
    entities: dict[Key, Entity],
    sentences: Sequence[Sentence],
    tables: CoreferenceTables,
) -> Iterator[tuple[Nominal, Key]]:
    """(common noun phrase, key of the name) where syntax says that both are one thing."""
    starts = {
        (n.sentence, n.first): (n.sentence, n.head) for e in entities.values() for n in e.names
    }
    for (number, index), phrase in phrases.items():
        sentence = sentences[number]
        word = sentence.words[index]
        beside = index + 1 < len(sentence.words) and starts.get((number, index + 1))
        if beside and phrase.role != "modifier" and _fits(phrase, entities.get(beside)):
            yield phrase, beside
            continue
        if word.dep == "appos" and _fits(phrase, entities.get((number, word.head))):
            yield phrase, (number, word.head)
            continue
        for child in sentence.children(index, "appos", "compound", "prep"):
            if child.dep == "prep" and child.lower == "of" and _names_places(phrase, tables):
                child = next(iter(sentence.children(child.index, "pobj")), child)
            elif child.dep == "compound" and not _names_groups(phrase, tables):
                continue
            if _fits(phrase, entities.get((number, child.index))):
                yield phrase, (number, child.index)
                break


def _names_groups(phrase: Nominal, tables: CoreferenceTables) -> bool:
    """True for "the X group", "the X movement"; false for "X fighters"."""
    noun = tables.nouns.get(phrase.lemma)
    return noun is not None and "group" in noun.stands_for and "person" not in noun.kinds


def _names_places(phrase: Nominal, tables: CoreferenceTables) -> bool:
    """True for "the city of", "the province of"; false for "the north of"."""
    noun = tables.nouns.get(phrase.lemma)
    return noun is not None and bool(noun.stands_for & {"settlement", "region"})


def _fits(phrase: Nominal, entity: Entity | None) -> bool:
    if entity is None:
        return False
    return phrase.number == "singular" and bool(not entity.kinds or phrase.kinds & entity.kinds)
