"""Votes for and against a name being used as a place: recogniser, syntax, neighbours, gazetteer.

No vote decides alone. Weights are data (``knowledge/places/votes.yaml``), fitted by logistic
regression on the LGL and GeoVirus corpora; the recogniser's label is one vote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.knowledge.actors.words import load_actor_words
from dateline.knowledge.places.cues import cues, kinds_of, votes
from dateline.model import Party, Sentence, Word
from dateline.places.names import Named

_BIG, _TOWN = 500_000, 15_000


@dataclass(frozen=True, slots=True)
class Usage:
    """What the whole report shows about the use of names, by lower-case surface.

    ``places`` are the names that were taken as places somewhere in it.
    """

    persons: frozenset[str]
    located: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str] = frozenset()


def usage(sentences: Iterable[Sentence], names: Iterable[Named]) -> Usage:
    """Words that the report uses in names of persons and after "in"; countries that it names."""
    persons: set[str] = set()
    located: set[str] = set()
    for sentence in sentences:
        before: Word | None = None
        for word in sentence.words:
            if before is not None:
                person = word.entity == before.entity == "PERSON" and not word.entity_begins
                if person or before.lower.rstrip(".") in cues().titles:
                    persons.update((word.lower, before.lower) if person else (word.lower,))
                if before.lower in {"in", "at", "near"} and word.text[0].isupper():
                    located.add(word.lower)
            before = word
    countries: Counter[str] = Counter()
    for name in names:
        countries.update(name.peoples)
        countries.update({e.country for e in name.entries if e.feature == "country"})
    named = frozenset(code for code, times in countries.items() if times > 1)
    return Usage(frozenset(persons), frozenset(located), named)


def is_place(around: Around, report: Usage, party: Party | None) -> bool:
    """True when the votes for the name being a place outweigh those against."""
    weights = votes()
    return sum(weights.get(vote, 0.0) for vote in cast(around, report, party)) > 0


@dataclass(frozen=True, slots=True)
class Around:
    """A name with the names before and after it in its sentence; ``taken``: the former is one."""

    name: Named
    before: Named | None = None
    after: Named | None = None
    taken: bool = False


def cast(around: Around, report: Usage, party: Party | None) -> Iterator[str]:
    """The names of the votes cast on a name."""
    name = around.name
    yield "always"
    yield from _recogniser(name)
    yield from _before(name, around)
    yield from _after(name, around.after)
    yield from _gazetteer(name, report)
    first = name.text.lower()
    if first in report.persons and first not in report.located:
        yield "person_elsewhere"
    if first in report.located:
        yield "located_somewhere"
    if report.countries:
        named = any(e.country in report.countries for e in name.entries)
        yield "in_named_country" if named else "in_no_named_country"
    if _acronym(name):
        yield "acronym"
    if first in report.places:
        yield "place_elsewhere"
    if _beside_place(name, around.after, report):
        yield "beside_place"
    if party is not None:
        yield from _party(name, party, located=first in report.located | report.places)


def _beside_place(name: Named, after: Named | None, report: Usage) -> bool:
    """True for X in "X and Y", where the report elsewhere uses Y as a place."""
    if after is None or after.first != name.last + 2 or after.text.lower() not in report.places:
        return False
    return name.sentence.words[name.last + 1].lower in {"and", "or"}


def _acronym(name: Named) -> bool:
    """True for "SANA" in a sentence that is not all in capitals."""
    text = name.text
    if not text.isupper() or not 3 <= len(text) <= 5 or "." in text:
        return False
    return any(
        w.text[0].isupper() and not w.text.isupper() for w in name.sentence.words
    ) and not any(e.feature == "country" for e in name.entries)


def _recogniser(name: Named) -> Iterator[str]:
    words = name.sentence.words
    label = words[name.core].entity
    kind = label if label in {"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"} else "other"
    if not label:
        yield "ner_none"
        yield "none_propn" if words[name.last].pos == "PROPN" else "none_common"
        return
    inside = not words[name.core].entity_begins and name.core > 0
    more = name.last + 1 < len(words)
    longer = more and bool(words[name.last + 1].entity) and not words[name.last + 1].entity_begins
    starts_before = inside and words[name.core - 1].lower != "the"
    yield f"ner_{kind}_part" if longer or starts_before else f"ner_{kind}"


def _before(name: Named, around: Around) -> Iterator[str]:
    words, at = name.sentence.words, name.first - 1
    if at < 0:
        yield "begins_sentence"
        return
    known, before = cues(), words[at]
    if before.lower == "the" and at > 0:
        yield "after_the"
        at -= 1
        before = words[at]
    if before.lower in known.locative:
        yield "after_locative"
    elif before.lower == "of":
        yield "after_feature_of" if at and kinds_of(words[at - 1]) else "after_of"
    elif before.lower.rstrip(".") in known.titles:
        yield "after_title"
    elif before.text == "," or before.lower in {"and", "or", "&"}:
        listed = around.before is not None and around.before.last == at - 1
        place = "listed_with_place" if around.taken else "listed_with_name"
        yield place if listed else "after_and"
        if listed and around.taken and around.before is not None:
            first = around.before.first
            if first > 1 and words[first - 1].lower == "of" and words[first - 2].tag == "NNS":
                yield "after_feature_of" if kinds_of(words[first - 2]) else "after_of"
    elif before.text[0].isupper() and before.pos == "PROPN":
        yield "after_capital"
    elif before.lower == "by":
        yield "after_by"


def _after(name: Named, following: Named | None) -> Iterator[str]:
    words, at = name.sentence.words, name.last + 1
    if name.last > name.core and kinds_of(words[name.last]):
        yield "with_feature"
    if at >= len(words):
        return
    after = words[at]
    if after.text == "," and following is not None and following.first == at + 1:
        yield "before_container" if contained(name, following) else "before_place"
    elif (
        kinds_of(after)
        or (after.pos == "NOUN" and at + 1 < len(words) and kinds_of(words[at + 1]))
        or _shares_noun(words, at, following)
    ):
        yield "before_feature"
    elif after.lower in cues().institutions and after.text[0].isupper():
        yield "before_institution"
    elif after.lemma in cues().facilities:
        large = any(e.population > _BIG or e.id.startswith("dateline:") for e in name.entries)
        yield "large_before_facility" if large else "before_facility"
    elif after.text in {"'s", "’s"}:
        yield "possessive"
    elif after.text[0].isupper() and after.pos == "PROPN":
        yield "before_capital"
    elif after.text == "-":
        yield "before_hyphen"
    yield from _syntax(name, words[name.last])


def _shares_noun(words: Sequence[Word], at: int, following: Named | None) -> bool:
    """True for X in "the X and Y districts"."""
    if following is None or following.first != at + 1 or words[at].lower not in {"and", ",", "or"}:
        return False
    after = following.last + 1
    return after < len(words) and words[after].tag == "NNS" and bool(kinds_of(words[after]))


def _syntax(name: Named, head: Word) -> Iterator[str]:
    if head.dep == "compound":
        yield "compound"
    elif head.dep == "nsubj":
        verb = name.sentence.head(head)
        yield "speaks" if verb.lemma in {"say", "tell", "add"} else "subject"
    elif head.dep in {"appos", "conj"}:
        yield head.dep
    elif head.dep in {"dobj", "nsubjpass"} and name.sentence.head(head).lemma in cues().taking:
        yield "taken"


def _gazetteer(name: Named, report: Usage) -> Iterator[str]:
    best = max(e.population for e in name.entries)
    features = {e.feature for e in name.entries}
    if "country" in features:
        yield "is_country"
    elif "adm1" in features:
        yield "is_adm1"
    elif features <= {"airport"}:
        yield "is_airport"
    elif any(e.id.startswith("dateline:") for e in name.entries):
        yield "is_curated"
    elif best >= _BIG:
        yield "is_big"
    elif best >= _TOWN:
        yield "is_town"
    else:
        yield "is_small"
    abroad = not any(e.country in report.countries for e in name.entries)
    if abroad and all(e.rank > 0 for e in name.entries):
        yield "other_spelling"
    if name.last > name.core:
        yield "several_words"
    if name.direction:
        yield "with_direction"


def _party(name: Named, party: Party, *, located: bool) -> Iterator[str]:
    span = name.sentence.span(name.core, name.last)
    wider = party.mention.end > span.end or party.mention.start < span.start
    if party.kind == "person":
        if wider or not located:
            yield "in_person" if wider else "is_person"
    elif party.kind in {"organisation", "armed_force"} and (party.id or _by_form(party)):
        if wider:
            yield "in_organisation"
        elif not located:
            yield "is_organisation"


def _by_form(party: Party) -> bool:
    """True for a name that by its first word is a group's: "Liwa al-Quds" is not in Jerusalem."""
    first = party.mention.text.split()[0].lower()
    return first in load_actor_words().classes["group-names"]


def contained(name: Named, container: Named) -> bool:
    """True when some reading of *name* lies in the country or division that *container* names."""
    areas = [e for e in container.entries if e.feature in {"country", "adm1", "adm2", "region"}]
    return any(
        e.country == a.country and (a.feature == "country" or e.admin1 in {a.admin1, a.name})
        for e in name.entries
        for a in areas
    )
