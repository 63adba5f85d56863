"""The mentions of a report that could be the site of a happening, and how each hangs in its clause.

A site is a literal or modifying toponym, or a description that stands for one ("the city").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.places.cues import cues
from dateline.knowledge.places.tables import FEATURES, country_names
from dateline.model import Coreference, Marks, Mention, Place, Sentence, Toponym, Word
from dateline.places.ranking import kilometres

#: Toponyms before a description among which its antecedent is sought.
REMEMBERED = 200
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis"})
_PARTS_OF_TOWNS = frozenset(
    {"neighbourhood", "district", "site", "facility", "camp", "road", "bridge", "base", "airport"}
)


@dataclass(frozen=True, slots=True)
class Site:
    """A place as a phrase of a sentence.

    ``head`` is the head word of the phrase, ``link`` the preposition or dependency by which it
    hangs on ``governor`` (a word index; the head itself at the root). ``described`` is true for
    "the city" and the like. ``container`` marks a site that only says where another lies, and
    ``series`` is the head of the first of coordinated sites.
    """

    place: Place
    use: str
    sentence: int
    head: int
    link: str
    governor: int
    described: bool = False
    container: bool = False
    series: int = -1


def sites(
    sentences: Sequence[Sentence],
    marks: Marks,
    coreference: Coreference,
    gazetteer: Gazetteer,
) -> dict[int, list[Site]]:
    """Sentence index -> its sites in text order."""
    found: dict[int, list[Site]] = {}
    earlier: list[Toponym] = []
    countries = Counter(t.place.country for t in marks.toponyms)
    at, toponyms = 0, marks.toponyms
    for sentence in sentences:
        here: list[Toponym] = []
        while at < len(toponyms) and toponyms[at].place.mention.start < sentence.end:
            here.append(toponyms[at])
            at += 1
        if sentence.kind == "boilerplate":
            continue
        named = [
            s
            for t in here
            if not _in_name(t, marks) and (s := _named(sentence, t, gazetteer)) is not None
        ]
        described = list(_described(sentence, [*earlier, *here], coreference, named, countries))
        merged = sorted([*named, *described], key=lambda s: s.head)
        found[sentence.index] = _contained(merged)
        earlier.extend(here)
        del earlier[:-REMEMBERED]
    return found


def _named(sentence: Sentence, toponym: Toponym, gazetteer: Gazetteer) -> Site | None:
    words = sentence.words_in(toponym.place.mention)
    if not words:
        return None
    inside = {w.index for w in words}
    tops = [w for w in words if w.head not in inside or w.head == w.index]
    head = _phrase_head(sentence, tops[-1] if tops else words[-1])
    link, governor, series = _attachment(sentence, head)
    place = toponym.place
    if toponym.use == "demonym" and place.country is not None:
        place = _country(place, gazetteer)
    return Site(place, toponym.use, sentence.index, head.index, link, governor, series=series)


def _in_name(toponym: Toponym, marks: Marks) -> bool:
    """True within the proper name of an organisation: "the Islamic State of Iraq"."""
    span = toponym.place.mention
    party = marks.party_at(span.start)
    if party is None or party.id is None or toponym.use == "demonym":
        return False
    longer = len(party.mention.text) > len(span.text) + 1
    return longer and party.kind in {"organisation", "armed_force", "group"}


def _country(people: Place, gazetteer: Gazetteer) -> Place:
    """The country of a people, as the place it stands for in "the Malian conflict"."""
    name = country_names()[people.country or ""][0]
    entries = [
        e for e in gazetteer.lookup(name) if e.feature == "country" and e.country == people.country
    ]
    if not entries:
        return people
    entry = entries[0]
    return Place(
        people.mention, entry.name, entry.id, entry.country, None, entry.lat, entry.lon,
        precision="country", radius_m=entry.radius_m, feature="country",
    )  # fmt: skip


def _phrase_head(sentence: Sentence, word: Word) -> Word:
    """The head of the whole phrase: "city" in "the city of X", "X city", "the X neighbourhood"."""
    nouns = cues().features
    for _ in range(4):
        up = sentence.head(word)
        if up.index == word.index:
            return word
        if word.dep in {"compound", "nmod", "amod", "appos"} and up.lower in nouns:
            word = up
        elif word.dep == "pobj" and up.lower == "of" and sentence.head(up).lower in nouns:
            word = sentence.head(up)
        else:
            return word
    return word


def _attachment(sentence: Sentence, head: Word) -> tuple[str, int, int]:
    """(link, governor, first of the series); a conjunct hangs where the first does."""
    series = 0
    while head.dep == "conj" and head.head != head.index and series < 6:
        up = sentence.head(head)
        if up.pos in {"VERB", "AUX"}:
            break
        head = up
        series += 1
    if head.dep in {"pobj", "pcomp"}:
        prep = sentence.head(head)
        while prep.dep == "prep" and sentence.head(prep).dep == "prep":
            prep = sentence.head(prep)
        return prep.lower, prep.head, head.index
    return head.dep, head.head, head.index


def _described(
    sentence: Sentence,
    before: Sequence[Toponym],
    coreference: Coreference,
    named: Sequence[Site],
    countries: Counter[str | None],
) -> list[Site]:
    """Descriptions that stand for a place named earlier: "the city", "this province"."""
    taken = {s.head for s in named}
    found = []
    for word in sentence.words:
        if word.index in taken or word.pos != "NOUN" or word.lower not in cues().features:
            continue
        below = {c.lower for c in sentence.children(word.index)}
        if not below & {"the", "this", "that"} or "of" in below:
            continue
        place = _antecedent(sentence, word, before, coreference, countries)
        if place is not None:
            link, governor, series = _attachment(sentence, word)
            again = replace(place, mention=sentence.span(word.index, word.index))
            found.append(
                Site(
                    again, "literal", sentence.index, word.index, link, governor,
                    described=True, series=series,
                )
            )  # fmt: skip
    return found


def _antecedent(
    sentence: Sentence,
    word: Word,
    before: Sequence[Toponym],
    coreference: Coreference,
    countries: Counter[str | None],
) -> Place | None:
    """What "the city" stands for: by coreference, else the last place of its kind named before.

    "The country" is the one that the report is most about, since reports name many.
    """
    mention = Mention.of(sentence, word.index, word.index, word.index)
    antecedent = coreference.antecedent(mention)
    wanted = cues().features[word.lower]
    fitting = []
    for toponym in before:
        place = toponym.place
        if place.mention.start >= word.start or toponym.use == "demonym":
            continue
        if antecedent is not None and antecedent.span.overlaps(place.mention):
            return place
        kind = "city" if place.feature in {"capital", "town", "village"} else place.feature
        if kind in wanted or FEATURES.get(place.feature) in wanted:
            fitting.append(place)
    if not fitting:
        return None
    if "country" in wanted:
        return max(reversed(fitting), key=lambda p: countries[p.country])
    return fitting[-1]


def lies_in(inner: Place, outer: Place) -> bool:
    """True when *inner* is known to lie within the larger area *outer*."""
    if inner.id == outer.id or (inner.country is None and inner.lat is None):
        return False
    if outer.precision == "country":
        return inner.precision != "country" and inner.country == outer.country
    if outer.precision in {"adm1", "adm2"} and inner.precision in {"place", "near"}:
        if inner.country == outer.country and outer.admin1 and inner.admin1 == outer.admin1:
            return True
        return outer.precision == "adm2" and _within(inner, outer, 1.0)
    if outer.precision == "region":
        return inner.precision not in {"country", "region"} and _within(inner, outer, 1.0)
    if inner.admin1 is not None and inner.admin1 == outer.name and inner.country == outer.country:
        return True  # "X in Aleppo": the province by the name of its seat
    small = inner.feature in _PARTS_OF_TOWNS and outer.feature in {"city", "capital", "town"}
    return small and _within(inner, outer, 1.5)


def _within(inner: Place, outer: Place, times: float) -> bool:
    if inner.lat is None or inner.lon is None or outer.lat is None or outer.lon is None:
        return False
    reach = times * max(outer.radius_m or 0, 8_000) / 1000
    return kilometres((inner.lat, inner.lon), (outer.lat, outer.lon)) <= reach


def _contained(found: list[Site]) -> list[Site]:
    """Mark the sites that only say where another one nearby lies ("X in Y province", "X, Y")."""
    out = []
    for at, site in enumerate(found):
        around = [o for o in found[max(0, at - 2) : at] if site.head - o.head <= 6]
        around += [o for o in found[at + 1 : at + 2] if o.head - site.head <= 4]
        holds = any(
            lies_in(o.place, site.place)
            for o in around
            if o.use != "demonym" and o.series != site.series
        )
        out.append(replace(site, container=holds))
    return out


def path(sentence: Sentence, trigger: frozenset[int], governor: int) -> tuple[str, ...]:
    """How a site's governor stands to the trigger: (kind, what lies between).

    kind: ``at`` the trigger itself, ``below`` it, ``above`` it, or ``side`` by side; then
    ``clause`` when a clause border lies between, else ``phrase``, or the dependency that links.
    """
    if governor in trigger:
        return ("at",)
    ups = {w.index for t in trigger for w in [sentence.words[t], *sentence.ancestors(t)]}
    down = [sentence.words[governor], *sentence.ancestors(governor)]
    for step, word in enumerate(down):
        if word.index in trigger:
            return "below", _border(down[:step])
        if word.index in ups:
            top = _up_to(sentence, trigger, word.index)
            if step == 0:
                return "above", _border(top), top[-1].dep if top else ""
            return "side", _border(down[:step]), _border(top)
    return ("apart",)


def _up_to(sentence: Sentence, trigger: frozenset[int], top: int) -> list[Word]:
    """The words from the trigger up to, and without, the word *top*."""
    best: list[Word] | None = None
    for start in trigger:
        chain: list[Word] = []
        word = sentence.words[start]
        while word.index != top and word.head != word.index and len(chain) < 60:
            if word.index not in trigger or word.head not in trigger:
                chain.append(word)
            word = sentence.head(word)
        if word.index == top and (best is None or len(chain) < len(best)):
            best = chain
    return best or []


def _border(words: Sequence[Word]) -> str:
    for word in words:
        if word.dep in _CLAUSES or (word.dep == "conj" and word.pos in {"VERB", "AUX"}):
            return word.dep
    return "phrase"
