"""What kind of thing a word names, as far as conditions and frames of the codebook ask."""

from __future__ import annotations

from dateline.knowledge.event_rules import Codebook
from dateline.model import Marks, Sentence, Word

ARMED_SECTORS = frozenset({"MIL", "REB", "UAF", "PRM", "IMG", "SPY", "COP", "CRM"})
OFFICIAL_SECTORS = frozenset({"GOV", "LEG", "JUD", "IGO", "UNO", "EUR", "MIL", "ELI", "PTY"})
ENTITY_CLASSES = {
    "PERSON": frozenset({"party", "person", "official"}),
    "NORP": frozenset({"party", "people"}),
    "ORG": frozenset({"party", "organisation", "armed"}),
    "GPE": frozenset({"place", "state"}),
    "LOC": frozenset({"place"}),
    "FAC": frozenset({"place"}),
}
FORCE_SECTORS = frozenset({"MIL", "COP", "GOV", "SPY"})
MILITIA_SECTORS = frozenset({"REB", "PRM", "UAF", "IMG"})
NOUN_CLASSES = (
    "envoy",
    "armed",
    "force",
    "militia",
    "police",
    "civilian",
    "captive",
    "official",
    "weapon",
    "place",
)
PEOPLE_NOUNS = frozenset({"armed", "police", "civilian", "captive", "official"})


def classes_of(sentence: Sentence, word: Word, marks: Marks, codebook: Codebook) -> frozenset[str]:
    """The classes of *word*: party, person, state, armed, police, civilian, place, weapon, ..."""
    found: set[str] = set()
    if word.pos == "PRON":
        found |= _pronoun(word, codebook)
        if speaker := _speaker_meant(sentence, word):
            found |= classes_of(sentence, speaker, marks, codebook)
        return frozenset(found)
    if _is_national(sentence, word):
        return ENTITY_CLASSES["NORP"] | {"person"}
    party = marks.party_at(word.start)
    if party is not None:
        found |= {"party", party.kind}
        governing = (party.id or "").startswith("group/") and party.sector == "GOV"
        if party.kind in {"armed_force", "state"} or party.sector in ARMED_SECTORS or governing:
            found.add("armed")
        if party.kind in {"person", "state"} or party.sector in OFFICIAL_SECTORS:
            found.add("official")
        if party.sector in FORCE_SECTORS or party.kind in {"armed_force", "state"}:
            found.add("force")
        if party.sector in MILITIA_SECTORS:
            found = (found - {"force"}) | {"militia"}
        if party.sector == "COP":
            found.add("police")
        if party.id is None and party.kind == "organisation" and party.sector in (None, "UNK"):
            found |= ENTITY_CLASSES["ORG"]  # nobody knows what it is: it may bear arms
    toponym = marks.toponym_at(word.start)
    if toponym is not None and toponym.use == "literal":
        found.add("place")
        if toponym.place.feature == "country":
            found.add("state")
    if not found:
        found |= ENTITY_CLASSES.get(word.entity, frozenset())
    if word.pos != "PROPN" or not found or party is not None:
        for name in NOUN_CLASSES:
            forms = {word.lemma, word.lower, word.lower.removesuffix("s")}
            if word.index:  # "intelligence services"
                forms.add(f"{sentence.words[word.index - 1].lemma} {word.lemma}")
            if forms & codebook.classes[name]:
                found.add(name)
    if found & PEOPLE_NOUNS and "place" not in found and "weapon" not in found:
        found.add("party")
    if word.lemma in codebook.classes["not-party"] and party is None:
        found.discard("party")
    return frozenset(found)


def _is_national(sentence: Sentence, word: Word) -> bool:
    """True for "a Jordanian" and "two Turks": persons, and not the state of theirs."""
    if word.entity != "NORP" or word.dep in {"amod", "compound", "nmod"}:
        return False
    one = any(w.lower in {"a", "an", "another"} for w in sentence.children(word.index, "det"))
    few = sentence.children(word.index, "nummod")
    return one or (word.tag == "NNPS" and any(w.text.isalpha() or len(w.text) == 1 for w in few))


def _speaker_meant(sentence: Sentence, pronoun: Word) -> Word | None:
    """The body in "the army said it had withdrawn", which speaks of itself."""
    clause = sentence.head(pronoun)
    if pronoun.lower != "it" or pronoun.dep != "nsubj" or clause.dep != "ccomp":
        return None
    speakers = sentence.children(clause.head, "nsubj")
    return speakers[0] if speakers and speakers[0].pos != "PRON" else None


def _pronoun(word: Word, codebook: Codebook) -> frozenset[str]:
    if word.lower in codebook.classes["people-pronoun"]:
        return frozenset({"party", "person", "pronoun", "official", "civilian"})
    if word.lower in codebook.classes["party-pronoun"]:
        return frozenset({"party", "pronoun"})
    if word.lower in codebook.classes["group-pronoun"]:
        return frozenset({"party", "person", "civilian", "pronoun"})
    return frozenset({"pronoun"})
