"""The mentions of a report that could be the site of a happening, and how each hangs in its clause.

A site is a literal or modifying toponym, or a description that stands for one ("the city").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.places.cues import cues, kinds_of
from dateline.knowledge.places.tables import country_names
from dateline.model import Coreference, Marks, Place, Sentence, Toponym, Word
from dateline.places.descriptions import Reader
from dateline.places.phrases import (
    BORDERS,
    Site,
    attachment,
    has_office,
    lies_in,
    likely_precision,
    phrase_head,
    witnessed,
)
from dateline.places.salience import Spoken, Talk
from dateline.places.toponyms import shifted
from dateline.places.unknown import row_noun

#: Words between a place and the one from which its distance is told.
_APART = 10
_SETTLED = frozenset({"city", "adm1", "adm2"})
_OF_GROUND = frozenset({"amod", "compound", "nmod"})
#: Words between names that are listed together.
_JOINED = frozenset({",", "and", "or", "&", "as", "well"})


def sites(
    sentences: Sequence[Sentence],
    marks: Marks,
    coreference: Coreference,
    gazetteer: Gazetteer,
    *,
    title: str = "",
) -> tuple[dict[int, list[Site]], dict[int, tuple[Place, float]]]:
    """(sentence -> its sites in text order, sentence -> the place most spoken of and its lead).

    *title* is the report's.
    """
    named = _all_named(sentences, marks, gazetteer)
    mentions = {
        at: [(site, _spoken(sentences[at], site)) for site in here] for at, here in named.items()
    }
    talk = Talk.of((spoken for here in mentions.values() for _, spoken in here), title)
    countries = Counter(t.place.country for t in marks.toponyms)
    reader = Reader(talk, coreference, gazetteer, countries)
    found: dict[int, list[Site]] = {}
    for sentence in sentences:
        if sentence.kind != "boilerplate":
            here = reader.read(sentence, mentions.get(sentence.index, []))
            here = [replace(s, share=talk.share(s.place)) for s in here]
            found[sentence.index] = _contained(here, sentence)
    return found, reader.scenes


def _all_named(
    sentences: Sequence[Sentence], marks: Marks, gazetteer: Gazetteer
) -> dict[int, list[Site]]:
    found: dict[int, list[Site]] = {}
    at, toponyms = 0, marks.toponyms
    for sentence in sentences:
        here: list[Toponym] = []
        while at < len(toponyms) and toponyms[at].place.mention.start < sentence.end:
            here.append(toponyms[at])
            at += 1
        if sentence.kind == "boilerplate":
            continue
        read = (_named(sentence, t, gazetteer) for t in here if not _in_name(t, marks))
        if named := sorted((s for s in read if s is not None), key=lambda s: s.head):
            grounded = _grounded(sentence, named)
            found[sentence.index] = list(_listed(sentence, grounded))
    return found


def _grounded(sentence: Sentence, named: Sequence[Site]) -> list[Site]:
    """The sites, a people's name on ground without a name of its own being its country.

    "Pakistani territory", "Iranian waters" and "a Syrian village" lie in that country, but "the
    Syrian village of X" is X.
    """
    heads = {site.head for site in named}
    out = []
    for site in named:
        noun = sentence.head(sentence.words[site.head])
        bare = _is_ground(sentence, noun) and noun.index not in heads and noun.index > site.head
        if site.use == "demonym" and bare and site.link in _OF_GROUND and site.place.country:
            link, governor, series = attachment(sentence, noun)
            heads.add(noun.index)
            site = replace(
                site, place=_part(sentence, site), use="literal", head=noun.index, link=link,
                governor=governor, series=series, ground=True,
            )  # fmt: skip
        out.append(site)
    return sorted(out, key=lambda s: s.head)


def _part(sentence: Sentence, people: Site) -> Place:
    """The country of a people's name, or the part of it in "northern Syrian territories"."""
    place, before = people.place, sentence.words[max(0, people.head - 1)].lower
    if before not in cues().directions or place.lat is None or place.lon is None:
        return place
    lat, lon, radius = shifted(place.lat, place.lon, place.radius_m or 0, before)
    name = f"{before} {place.name}"
    return replace(place, name=name, lat=lat, lon=lon, radius_m=radius, precision="region")


def _is_ground(sentence: Sentence, noun: Word) -> bool:
    """True for "Pakistani soil" and "Syrian towns"; "a Syrian town" is one told of elsewhere."""
    one = noun.tag == "NN" and bool(kinds_of(noun) & _SETTLED)
    return noun.lemma in cues().ground and not one


def _listed(sentence: Sentence, named: Sequence[Site]) -> Iterator[Site]:
    """The sites, those written side by side ("X, Y and Z") hanging together whatever the parse."""
    before: Site | None = None
    for site in named:
        if before is not None and _side_by_side(sentence, before, site):
            site = replace(
                site, use=before.use, link=before.link, governor=before.governor,
                series=before.series, venue=before.venue,
            )  # fmt: skip
        yield site
        before = site


def _side_by_side(sentence: Sentence, first: Site, second: Site) -> bool:
    """True for places of one kind with at most "and" (or a comma) between their names."""
    if "demonym" in {first.use, second.use}:
        return False
    if likely_precision(first.place) != likely_precision(second.place):
        return False
    ends = sentence.words_in(first.place.mention)[-1], sentence.words_in(second.place.mention)[0]
    between = [w.lower for w in sentence.words[ends[0].index + 1 : ends[1].index]]
    if not set(between) <= _JOINED or lies_in(first.place, second.place):
        return False
    if not between and row_noun(sentence, ends[1].index) is None:
        return False
    return between != [","] or first.series == second.series


def _spoken(sentence: Sentence, site: Site) -> Spoken:
    """The mention as one of the report's talk, with the nouns of kind put beside the name."""
    words, known = sentence.words, cues().features
    inside = sentence.words_in(site.place.mention)
    around = [words[site.head], *sentence.children(site.head, "appos"), inside[-1]]
    if words[site.head].dep == "appos":
        around.append(sentence.head(words[site.head]))
    if inside[0].index > 0:
        around.append(words[inside[0].index - 1])
    nouns = frozenset(w.lower for w in around if w.lower in known)
    return Spoken(site.place, sentence.index, site.venue, site.use == "demonym", nouns)


def _named(sentence: Sentence, toponym: Toponym, gazetteer: Gazetteer) -> Site | None:
    words = sentence.words_in(toponym.place.mention)
    if not words:
        return None
    inside = {w.index for w in words}
    tops = [w for w in words if w.head not in inside or w.head == w.index]
    top = tops[-1] if tops else words[-1]
    head = top if toponym.use == "demonym" else phrase_head(sentence, top)
    link, governor, series = attachment(sentence, head)
    if toponym.use == "metonym" and link == "by":
        return None  # "brokered by Moscow": no place of anything
    place = toponym.place
    if toponym.use == "demonym" and place.country is not None:
        place = _country(place, gazetteer)
    venue = toponym.use == "metonym" or _is_venue(sentence, head.index, link, governor)
    return Site(
        place, toponym.use, sentence.index, head.index, link, governor, series=series, venue=venue
    )


def _is_venue(sentence: Sentence, head: int, link: str, governor: int) -> bool:
    """True where somebody spoke, met, signed or has an office, and for a dateline."""
    if sentence.kind == "dateline":
        return True
    if sentence.index < 2 and head < 6:
        following = sentence.words[head + 1 : head + 5]
        if any(w.text in {"(", "—", "–", "--"} for w in following):
            return True
    word = sentence.words[governor]
    if has_office(sentence, head, governor):
        return True
    if link == "to" and word.dep == "relcl":  # "the governor, who went to X"
        return True
    if link not in cues().locative:
        return word.lemma in cues().saying and link == "nsubj"
    if witnessed(sentence, word) is not None:
        return False
    while word.lemma not in cues().venues or _as_building(sentence, word):
        if word.dep in BORDERS or word.head == word.index or word.pos == "VERB":
            return False
        word = sentence.head(word)
    return True


def _as_building(sentence: Sentence, word: Word) -> bool:
    """True for the embassy of "outside the embassy" and "hit the embassy", which does not speak."""
    if word.lemma not in cues().premises:
        return False
    link, _, _ = attachment(sentence, word)
    return link in cues().locative or link in {"dobj", "nsubjpass"}


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


def _contained(found: list[Site], sentence: Sentence) -> list[Site]:
    """Mark the sites that only say where another lies ("X in Y province", "X, Y").

    Those from which a distance is measured ("X, 9 km from Y") are left out.
    """
    out = []
    for at, site in enumerate(found):
        around = [o for o in found[max(0, at - 2) : at] if site.head - o.head <= 6]
        around += [o for o in found[at + 1 : at + 2] if o.head - site.head <= 4]
        holds = any(
            lies_in(o.place, site.place)
            for o in around
            if o.use != "demonym" and o.series != site.series
        )
        others = [o for o in found if o is not site and o.use == "literal"]
        if not _measured_from(sentence, site, others):
            out.append(replace(site, container=holds))
    return out


def _measured_from(sentence: Sentence, site: Site, others: Sequence[Site]) -> bool:
    """True for X in "9 km from X" and "Y, 10 miles north of X": tells where another lies."""
    inside = sentence.words_in(site.place.mention)
    at = inside[0].index - 1 if inside else 0
    while at > 0 and sentence.words[at].lower == "the":
        at -= 1
    if at < 1 or sentence.words[at].pos != "ADP":
        return False
    if sentence.words[at - 1].lower in cues().directions:
        others = [o for o in others if 0 < site.head - o.head <= _APART]
        at -= 1
    return bool(others) and at > 0 and sentence.words[at - 1].lemma in cues().lengths
