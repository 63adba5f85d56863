"""Who a source is: name, role, office, channel; pronouns and documents traced to people."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.attribution.clauses import subject_of
from dateline.attribution.page import Page
from dateline.attribution.sources import core_phrase
from dateline.knowledge.cue_tables import StatementTables, word_classes
from dateline.model import Coreference, Marks, Mention, Party, Sentence, Source, Speaker, Word

_PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A source traced to who speaks: the mention that names it best, its name, its party."""

    mention: Mention
    name: str
    party: Party | None
    role: str
    office: str | None = None
    person: bool = False


@dataclass(frozen=True)
class Speakers:
    """Resolves sources of one report."""

    page: Page
    marks: Marks
    coreference: Coreference
    tables: StatementTables

    def pronoun(self, source: Mention) -> Word | None:
        """The pronoun that heads *source*, or None when it is a noun phrase."""
        head = self.page.sentences[source.sentence].words[source.head]
        listed = head.lower in self.tables.words["third_person"] and head.pos in ("PRON", "DET")
        return head if listed else None

    def by_coreference(self, source: Mention) -> Resolved | None:
        """Who *source* is by the report's coreference, or None."""
        antecedent = self.coreference.antecedent(source)
        if antecedent is None or antecedent.span == source.span:
            return None
        return self.described(antecedent)

    def is_person_noun(self, head: Word) -> bool:
        """True for a singular noun that names a person by what they are ("the governor")."""
        return head.tag == "NN" and head.lemma in self.tables.words["people"]

    def described(self, mention: Mention) -> Resolved:
        """Who a noun phrase names; a document stands for its maker."""
        sentence = self.page.sentences[mention.sentence]
        head = sentence.words[mention.head]
        if self.tables.is_a("document", head.lemma) and (maker := self._maker(sentence, head)):
            inner = core_phrase(sentence, maker)
            if maker.pos != "PRON":
                return self._named(sentence, inner, maker)
        named = self._named(sentence, mention, head)
        if head.pos != "NOUN" or self._person(sentence, mention, head):
            return named
        return named if self._beside(sentence, mention, head) else self._known(mention, named)

    def _known(self, mention: Mention, named: Resolved) -> Resolved:
        """A definite description ("the minister") under the name it was introduced with."""
        antecedent = self.coreference.antecedent(mention)
        if antecedent is None or antecedent.span == mention.span:
            return named
        sentence = self.page.sentences[antecedent.sentence]
        earlier = sentence.words[antecedent.head]
        if earlier.pos != "PROPN":
            return named
        known = self._named(sentence, antecedent, earlier)
        role = known.role if named.role == "unnamed" else named.role
        return replace(named, name=known.name, party=known.party or named.party, role=role)

    def _maker(self, sentence: Sentence, noun: Word) -> Word | None:
        """Who made a document: its possessor, "by", "from", "released by", or who issued it."""
        for child in sentence.children(noun.index, "poss"):
            return child
        for child in sentence.children(noun.index, "prep", "acl", "agent"):
            below = [child, *sentence.children(child.index, "agent", "prep")]
            for prep in below:
                if prep.lower in self.tables.words["made_by"]:
                    for pobj in sentence.children(prep.index, "pobj"):
                        return pobj
        for child in sentence.children(noun.index, "compound", "amod", "nmod"):
            if child.entity in ("ORG", "NORP", "GPE", _PERSON):
                return child
        up = sentence.head(noun)
        if noun.dep == "dobj" and up.lemma in self.tables.words["issue"]:
            return subject_of(sentence, up.index).word
        return None

    def _named(self, sentence: Sentence, mention: Mention, head: Word) -> Resolved:
        named = self._person(sentence, mention, head)
        joint = _joint(sentence, mention, head)
        party = self.marks.party_at(sentence.words[named[-1]].start if named else head.start)
        if party is not None and joint and party.mention.end < sentence.words[joint[-1].index].end:
            party = None
        core = core_phrase(sentence, head)
        if named and not joint:
            name = sentence.span(named[0], named[-1]).text
        elif beside := self._beside(sentence, mention, head):
            name = self._plain(sentence, beside, beside)
        elif party is not None and self._is_whole(sentence, core, mention, party):
            name = party.name
        else:
            name = self._plain(sentence, core, mention)
        role, office = self._role(sentence, mention, head, name, party)
        return Resolved(mention, name, party, role, office, bool(named))

    def _person(self, sentence: Sentence, mention: Mention, head: Word) -> tuple[int, ...]:
        """The words of a person's name within the phrase: its head, or a name set beside it."""
        partitive = [
            w
            for of in sentence.children(head.index, "prep")
            for pobj in sentence.children(of.index, "pobj")
            if head.pos in ("NUM", "DET", "PRON") or pobj.entity in ("GPE", "ORG", "NORP", "LOC")
            for w in sentence.children(pobj.index, "appos")
        ]
        for word in (head, *sentence.children(head.index, "appos"), *partitive):
            if word.entity == _PERSON and mention.first <= word.index <= mention.last:
                first = last = word.index
                words = sentence.words
                while (
                    first > 0 and words[first].entity == _PERSON and not words[first].entity_begins
                ):
                    first -= 1
                if words[first].entity != _PERSON:
                    first += 1
                while (
                    last + 1 < len(words)
                    and words[last + 1].entity == _PERSON
                    and not words[last + 1].entity_begins
                ):
                    last += 1
                while last > first and words[last].tag == "POS":
                    last -= 1
                return tuple(range(first, last + 1))
        return ()

    @staticmethod
    def _beside(sentence: Sentence, mention: Mention, head: Word) -> Mention | None:
        """A name that stands beside an office: "the governor, Omar Hadid," whatever its tag."""
        if head.pos != "NOUN":
            return None
        for word in sentence.children(head.index, "appos"):
            if word.pos == "PROPN" and mention.first <= word.index <= mention.last:
                return core_phrase(sentence, word)
        return None

    def _is_whole(self, sentence: Sentence, core: Mention, mention: Mention, party: Party) -> bool:
        """True for a party that is all of the phrase, and no unknown one that begins before it."""
        inside = party.id is not None or party.mention.start >= mention.span.start
        return inside and party.mention.start <= self._after_article(sentence, core)

    @staticmethod
    def _after_article(sentence: Sentence, core: Mention) -> int:
        """Where the phrase starts once its article is off."""
        first = core.first
        while first < core.head and sentence.words[first].pos in ("DET", "PUNCT"):
            first += 1
        return sentence.words[first].start

    @staticmethod
    def _plain(sentence: Sentence, core: Mention, mention: Mention) -> str:
        """The words of the phrase without its article."""
        joint = _joint(sentence, mention, sentence.words[core.head])
        first, last = core.first, core.last
        if mention.first <= core.head:
            first = max(first, mention.first)
        if joint and mention.last - mention.first < 10:
            first = mention.first
            last = min(mention.last, max(core_phrase(sentence, c).last for c in joint))
        while first < core.head and sentence.words[first].pos in ("DET", "PUNCT"):
            first += 1
        if last > first and sentence.words[last - 1].text in word_classes()["dashes"]:
            return sentence.span(first, last).text
        if not joint and last == core.head and sentence.words[last].pos == "PROPN":
            # "regional expert Omar Hadid": the name begins after the last common noun.
            common = [i for i in range(first, last) if sentence.words[i].pos == "NOUN"]
            first = common[-1] + 1 if common else first
        return sentence.span(first, max(first, last)).text

    def _role(
        self, sentence: Sentence, mention: Mention, head: Word, name: str, party: Party | None
    ) -> tuple[str, str | None]:
        lowered = mention.span.text.lower()
        rows = self.tables.roles
        for row in rows:
            named = any(f" {n} " in f" {name} " for n in row.names)
            if named or any(p in lowered for p in row.phrases):
                return row.role, None
        known = party is not None and party.id is not None and party.kind != "person"
        if known and party and (role := self.tables.role_of_sector(party.sector or "")):
            return role, None
        if known and party and party.kind in ("armed_force", "group"):
            return "belligerent", None
        if role := self.tables.role_of_head(head.lemma):
            return role, None
        words = sentence.words[mention.first : mention.last + 1]
        for word in reversed(words):
            if role := self.tables.role_of_head(word.lemma):
                return role, self._office(sentence, mention, word)
        if party is not None and party.sector:
            by_sector = self.tables.role_of_sector(party.sector)
            if by_sector:
                return by_sector, None
        if party is not None and party.kind == "state":
            return "official", None
        return "unnamed", None

    @staticmethod
    def _office(sentence: Sentence, mention: Mention, title: Word) -> str:
        first = title.index
        while first > mention.first and sentence.words[first - 1].pos in ("NOUN", "PROPN", "ADJ"):
            first -= 1
        return sentence.span(first, title.index).text

    def channel(
        self, sentence: Sentence, cue: tuple[int, ...], addressee: Word | None
    ) -> str | None:
        """The outlet something was told to or put out on ("told Sky News"), or None."""
        if addressee is not None:
            return self._outlet(sentence, addressee)
        if not cue:
            return None
        for word in sentence.words[cue[-1] + 1 : cue[-1] + 12]:
            if word.pos in ("VERB", "AUX", "SCONJ") or word.text in ("“", '"'):
                return None
            if word.dep == "pobj" and sentence.head(word).lower in self.tables.words["venue_by"]:
                found = self._outlet(sentence, word)
                if found is not None:
                    return found
        return None

    def _outlet(self, sentence: Sentence, word: Word) -> str | None:
        core = core_phrase(sentence, word)
        text = self._plain(sentence, core, core)
        if word.lemma in self.tables.words["venues"]:
            return None
        listed = any(
            word.lemma in row.heads or any(name in text for name in row.names)
            for row in self.tables.roles
            if row.role in ("outlet", "social")
        )
        named = word.dep == "dobj" and word.pos == "PROPN" and word.entity == "ORG"
        return text if listed or named else None


def _joint(sentence: Sentence, mention: Mention, head: Word) -> tuple[Word, ...]:
    """The heads of the others who speak with the first: "Residents and medics"."""
    return tuple(
        c for c in sentence.children(head.index, "conj") if head.index < c.index <= mention.last
    )


def speaker_of(resolved: Resolved, channel: str | None) -> Speaker:
    """The `Speaker` of a resolved source."""
    party = resolved.party
    return Speaker(
        name=resolved.name,
        role=resolved.role,
        channel=channel,
        id=party.id if party else None,
        country=party.country if party else None,
        office=resolved.office,
    )


def source_of(resolved: Resolved, source: Mention | None) -> Source:
    """The link of a chain that a resolved source makes."""
    party = resolved.party
    return Source(
        mention=(source or resolved.mention).span,
        name=resolved.name,
        id=party.id if party else None,
        role=resolved.role,
        country=party.country if party else None,
    )
