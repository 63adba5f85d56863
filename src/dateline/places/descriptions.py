"""Descriptions and pronouns that stand for a place: "the city", "there", "which", "both towns"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.places.cues import cues, kinds_of
from dateline.knowledge.places.tables import capitals, demonyms
from dateline.model import Coreference, Mention, Place, Sentence, Span, Word
from dateline.places.phrases import Site, attachment
from dateline.places.salience import Spoken, Talk, fits, leading_country
from dateline.places.toponyms import shifted

_DEFINITE = frozenset({"the", "this", "that", "both", "these", "those"})
_SCENES = frozenset({"place", "near", "adm1", "adm2", "region"})
_COUNTRY = frozenset({"country"})
_TOWN = frozenset({"city"})
_AREAS = frozenset({"country", "adm1", "region"})
#: A town that leads by so much is what "the east" is of, rather than its country.
_LEADS = 2.0
_OF = frozenset({"of", "poss"})
#: "The two cities" were named so many sentences ago at most.
_LATELY = 3
#: Kinds of places within a town, which are told by the town when nothing else is known.
_WITHIN_TOWNS = frozenset({"airport", "base", "camp", "bridge", "port", "site", "neighbourhood"})


@dataclass(slots=True)
class Reader:
    """Reads the sentences of a report in order, and what each description of a place means."""

    talk: Talk
    coreference: Coreference
    gazetteer: Gazetteer
    countries: Counter[str | None]
    read_as: dict[tuple[int, int], Place] = field(default_factory=dict)
    together: tuple[Spoken, ...] = ()
    scenes: dict[int, tuple[Place, float]] = field(default_factory=dict)

    def read(self, sentence: Sentence, named: Sequence[tuple[Site, Spoken]]) -> list[Site]:
        """The sites of *sentence* in text order: the *named* ones and what is described."""
        found: list[Site] = []
        taken = {site.head for site, _ in named}
        waiting = list(named)
        for word in sentence.words:
            while waiting and waiting[0][0].head <= word.index:
                site, spoken = waiting.pop(0)
                found.append(site)
                self._hear(sentence, site, spoken)
            if word.index in taken:
                continue
            quarter = self._quarter(sentence, word, [site for site, _ in named], found)
            described = [quarter] if quarter else self._described(sentence, word, found)
            for place in described:
                link, governor, series = attachment(sentence, word)
                self.read_as.setdefault((sentence.index, word.index), place)
                span = sentence.span(word.index, word.index)
                found.append(
                    Site(
                        replace(place, mention=span), "literal", sentence.index, word.index, link,
                        governor, described=True, series=series,
                    )
                )  # fmt: skip
        self._coordinated(named)
        if (scene := self.talk.best(_SCENES, sentence.index)) is not None:
            self.scenes[sentence.index] = scene
        return found

    def _hear(self, sentence: Sentence, site: Site, spoken: Spoken) -> None:
        self.talk.hear(spoken)
        self.read_as.setdefault((sentence.index, site.head), site.place)
        for word in sentence.words_in(site.place.mention):
            self.read_as.setdefault((sentence.index, word.index), site.place)

    def _coordinated(self, named: Sequence[tuple[Site, Spoken]]) -> None:
        """Keep the last places named together: "both towns" means them."""
        series: dict[int, list[Spoken]] = {}
        for site, spoken in named:
            if site.use == "literal":
                series.setdefault(site.series, []).append(spoken)
        for row in series.values():
            if len(row) > 1:
                self.together = tuple(row[:5])

    def _described(self, sentence: Sentence, word: Word, found: Sequence[Site]) -> Iterator[Place]:
        if word.lower in cues().countrywide:
            if (best := self.talk.best(_COUNTRY, sentence.index)) is not None:
                yield best[0]
            return
        if word.pos in {"PRON", "DET", "ADV", "SCONJ"}:
            if (place := self._pronoun(sentence, word, found)) is not None:
                yield place
            return
        if word.pos != "NOUN":
            return
        if (owned := self._owned(sentence, word)) is not None:
            yield owned
            return
        if not (kinds := kinds_of(word)):
            return
        below = {c.lower for c in sentence.children(word.index)}
        if word.tag == "NNS":
            if below & _DEFINITE and "of" not in below:
                yield from self._several(sentence, word, kinds, below)
            return
        peoples = [code for c in below for code in demonyms().get(c.capitalize(), ())]
        if not below & _DEFINITE and not (peoples and word.lower == "capital"):
            return
        if "of" in below and _names_its_own(sentence, word):
            return
        if (place := self._noun(sentence, word, kinds, peoples)) is not None:
            yield place

    def _several(
        self, sentence: Sentence, word: Word, kinds: frozenset[str], below: Set[str]
    ) -> Iterator[Place]:
        """What "the towns" means: a row named together, else so many of those named lately."""
        wanted = next((n for cue, n in cues().counted.items() if cue in below), None)
        row = [s for s in self.together if self._may_be(s, kinds, word)]
        if wanted is not None and len(row) != wanted:
            lately = (s for s in self.talk.seen.values() if sentence.index - s.sentence <= _LATELY)
            last = [s for s in lately if not s.venue and self._may_be(s, kinds, word)]
            row = last[-wanted:] if len(last) >= wanted else row
        for spoken in row:
            yield spoken.place

    def _may_be(self, spoken: Spoken, kinds: frozenset[str], word: Word) -> bool:
        return fits(spoken, kinds, word.lemma, self.talk.called(spoken.place))

    def _quarter(
        self, sentence: Sentence, word: Word, named: Sequence[Site], found: Sequence[Site]
    ) -> Place | None:
        """The part of a country or province meant by "in the southeast", "the north of X"."""
        prep = sentence.head(word)
        within = word.dep == "pobj" and prep.lower in cues().locative - cues().flight
        if word.text not in cues().directions or not within or prep.lower == "from":
            return None
        if not any(c.lower == "the" or c.dep == "poss" for c in sentence.children(word.index)):
            return None
        whose = next((s.place for s in named if s.governor == word.index and s.link in _OF), None)
        for owner in sentence.children(word.index, "poss"):
            whose = whose or self.read_as.get((sentence.index, owner.index))
        before = [s.place for s in found if s.use == "literal" and not s.venue]
        if whose is None and before:
            whose = before[-1]
        if whose is None:
            town = self.talk.best(_SCENES, sentence.index)
            best = self.talk.best(_COUNTRY, sentence.index)
            whose = (town if town and (town[1] >= _LEADS or not best) else best or (None,))[0]
        if whose is None or whose.precision not in _AREAS:
            return whose
        if whose.lat is None or whose.lon is None:
            return None
        lat, lon, radius = shifted(whose.lat, whose.lon, whose.radius_m or 0, word.text)
        name = f"{word.text}ern {whose.name}"
        return replace(whose, name=name, lat=lat, lon=lon, radius_m=radius, precision="region")

    def _owned(self, sentence: Sentence, word: Word) -> Place | None:
        """The country whose "its" is in "its soil"."""
        if word.lemma not in cues().own_ground:
            return None
        for owner in sentence.children(word.index, "poss"):
            mention = Mention.of(sentence, owner.index, owner.index, owner.index)
            antecedent = self.coreference.antecedent(mention)
            place = self.read_as.get((antecedent.sentence, antecedent.head)) if antecedent else None
            if place is not None and place.precision == "country":
                return place
        return None

    def _noun(
        self, sentence: Sentence, word: Word, kinds: frozenset[str], peoples: Sequence[str]
    ) -> Place | None:
        mention = Mention.of(sentence, word.index, word.index, word.index)
        below = {c.lower for c in sentence.children(word.index)}
        if word.lower == "capital" and not below & {"provincial", "regional", "state"}:
            return self._capital(mention.span, peoples[0] if peoples else None)
        if "same" in below and (last := self._last(sentence, word, kinds)) is not None:
            return last
        antecedent = self.coreference.antecedent(mention)
        meant = self.read_as.get((antecedent.sentence, antecedent.head)) if antecedent else None
        best = self.talk.best(kinds, sentence.index, noun=word.lower, meant=meant)
        if best is None and kinds & _WITHIN_TOWNS:
            best = self.talk.best(_TOWN, sentence.index)
        return best[0] if best is not None else None

    def _last(self, sentence: Sentence, word: Word, kinds: frozenset[str]) -> Place | None:
        """What "the same town" means: the last one named, first of those that are called so."""
        lately = [
            s
            for s in reversed(self.talk.seen.values())
            if not s.venue and sentence.index - s.sentence <= _LATELY
            if self._may_be(s, kinds, word)
        ]
        called = (s for s in lately if word.lower in self.talk.called(s.place))
        last = next(called, next(iter(lately), None))
        return last.place if last is not None else None

    def _capital(self, mention: Span, country: str | None) -> Place | None:
        """The capital of *country*, else the one spoken of, else that of the leading country."""
        lead = leading_country(self.countries)
        for spoken in reversed(self.talk.seen.values()):
            place = spoken.place
            likely = country or place.country == lead or not spoken.venue
            if place.feature == "capital" and country in {None, place.country} and likely:
                return place
        country = country or lead
        for e in self.gazetteer.lookup(capitals().get(country or "", "")):
            if e.feature == "capital" and e.country == country:
                return Place(
                    mention, e.name, e.id, e.country, e.admin1, e.lat, e.lon,
                    precision="place", radius_m=e.radius_m, feature="capital",
                )  # fmt: skip
        return None

    def _pronoun(self, sentence: Sentence, word: Word, found: Sequence[Site]) -> Place | None:
        if word.lower == "there" and word.dep in {"advmod", "pcomp", "pobj"}:
            lately = (s for s in reversed(self.talk.seen.values()) if fits(s, _SCENES, ""))
            last = next(lately, None)
            if last is not None and sentence.index - last.sentence <= 2:
                return last.place
            best = self.talk.best(_TOWN, sentence.index)
            return best[0] if best is not None else None
        if word.tag in {"WDT", "WRB"} and word.lower in {"which", "that", "where"}:
            if word.lower != "where" and word.dep not in {"dobj", "nsubjpass", "pobj"}:
                return None
            return self._relative(sentence, word, found)
        if word.lower == "it" and word.dep in {"dobj", "nsubjpass", "pobj"}:
            mention = Mention.of(sentence, word.index, word.index, word.index)
            antecedent = self.coreference.antecedent(mention)
            if antecedent is not None:
                return self.read_as.get((antecedent.sentence, antecedent.head))
        return None

    def _relative(self, sentence: Sentence, word: Word, found: Sequence[Site]) -> Place | None:
        """The place that a relative pronoun takes up: the site at the head of its clause."""
        for up in sentence.ancestors(word.index):
            if up.dep == "relcl":
                head = sentence.head(up)
                return next((s.place for s in found if s.head == head.index), None)
        return None


def _names_its_own(sentence: Sentence, word: Word) -> bool:
    """True for "the city of X": the name that follows is what is meant, known or not."""
    return any(
        w.pos == "PROPN"
        for prep in sentence.children(word.index, "prep")
        if prep.lower == "of"
        for w in sentence.children(prep.index, "pobj")
    )
