"""Conditions of acts of speech and diplomacy: who threatens, asks or meets (codebook section 3)."""

from __future__ import annotations

from dateline.coding.arguments import is_passive
from dateline.coding.case import Case
from dateline.coding.classes import PEOPLE_NOUNS
from dateline.model import Word

#: Who can threaten, and who can be threatened: a pipeline that "threatens the wells" says nothing.
_THREATENING = PEOPLE_NOUNS | {"party", "person", "state", "nation", "organisation", "pronoun"}
_SPELLS = frozenset({"TIME", "DATE"})
#: Forces that are those of the state whose official speaks of them.
_OWN_FORCES = frozenset({"army", "military", "navy", "government"})
_WARNING = frozenset({"warn", "warning"})
_QUESTIONS = frozenset({"WP", "WRB", "WDT", "WP$"})


def threatens(case: Case) -> bool:
    """Somebody says what they will do to somebody (PLOVER, THREATEN)."""
    if case.trigger.lemma in _WARNING:
        return _warns_of_violence(case)
    if case.trigger.lemma in case.codebook.classes["vowing"] and not tells_harm(case):
        return False  # "vowed to continue his policies"
    things = [w for w in case.fillers("subj") if w.pos == "NOUN"]
    if things and not case.classes("subj") & _THREATENING:
        return False
    return case.is_noun() or not _endangers(case)


def tells_harm(case: Case) -> bool:
    """True when what is vowed is violence, or an act that a mode of THREATEN names."""
    book = case.codebook
    below = {
        case.sentence.words[i].lemma for i in case.sentence.subtree(case.head) if i > case.head
    }
    acts = {
        lemma
        for rule in book.content_mode_rules
        if "THREATEN" in rule.types
        for lemma in rule.lemmas
    }
    return bool(below & (acts | book.classes["threat-words"] | book.classes["violence"]))


def _endangers(case: Case) -> bool:
    """True for what is no act of speech: "threaten our unity", "threatening the lives of many"."""
    objects = [w for w in case.fillers("obj") if w.pos == "NOUN"]
    telling = case.arcs.get("xcomp") or case.arcs.get("with") or case.arcs.get("ccomp")
    if not objects or telling or is_passive(case.sentence, case.trigger):
        return False
    violent = case.codebook.classes["threat-words"] | case.codebook.classes["attackish"]
    named = case.classes("obj") & (_THREATENING | {"place"})
    return not named and all(w.lemma not in violent for w in objects)


def _warns_of_violence(case: Case) -> bool:
    sentence, book = case.sentence, case.codebook
    below = {sentence.words[i].lemma for i in sentence.subtree(case.head)}
    if case.trigger.lemma == "warn" and "armed" in case.classes("subj"):
        clauses = sentence.children(case.head, "ccomp")
        if any(_others_do(case, clause) for clause in clauses):
            return False
        if any(c.tag == "MD" for v in clauses for c in sentence.children(v.index, "aux")):
            return True
    violent = book.classes["threat-words"] | book.classes["attackish"]
    if not below & violent:
        return False
    doers = case.classes("subj", "poss", "by", "from") | ({"armed"} if case.is_noun() else set())
    return "armed" in doers or _own_side_will(case)


def _others_do(case: Case, clause: Word) -> bool:
    """True for "warned that Alpha would attack", which threatens nobody."""
    named = any(w.pos == "PROPN" for w in case.sentence.children(clause.index, "nsubj"))
    return named and clause.lemma in case.codebook.classes["violence"]


def _own_side_will(case: Case) -> bool:
    """True for "the leader warned that his followers will storm the line", "... that the army
    would respond": his own, where nobody else's is named.
    """
    for clause in case.sentence.children(case.head, "ccomp"):
        will = any(c.tag == "MD" for c in case.sentence.children(clause.index, "aux"))
        for doer in case.sentence.children(clause.index, "nsubj") if will else ():
            owners = case.sentence.children(doer.index, "poss")
            if doer.lower == "we" or any(o.tag == "PRP$" for o in owners):
                return True
            told = {w.lower for w in case.sentence.children(doer.index)}
            if doer.lemma in _OWN_FORCES and told == {"the"} and "official" in case.classes("subj"):
                return True
    return False


def asks_whether(case: Case) -> bool:
    """True for a question, which demands nothing: "asked whether they would stay"."""
    for clause in case.sentence.children(case.head, "ccomp", "advcl"):
        marks = case.sentence.children(clause.index, "mark", "advmod", "attr", "dobj", "nsubj")
        if any(m.lower in {"whether", "if"} or m.tag in _QUESTIONS for m in marks):
            return True
    return False


def speaks(case: Case) -> bool:
    """Somebody speaks; an agentless passive ("was accused") hides who."""
    doers = case.classes("subj", "by", "from", "poss", "mod")
    if not doers and not case.is_noun():
        return is_passive(case.sentence, case.trigger)
    return bool(doers & {"party", "official", "state", "organisation"})


def consults(case: Case) -> bool:
    """A meeting, or somebody who can meet."""
    if case.is_noun():
        return True
    return bool(case.classes("subj") & {"official", "person", "state", "organisation", "party"})


def is_official(case: Case) -> bool:
    """An official, a person or a body does it."""
    return bool(
        case.classes("subj", "poss", "by", "of", "mod")
        & {"official", "person", "state", "organisation"}
    )


def criticised(case: Case) -> bool:
    """True for fire that is words: "the program has come under fire over its costs"."""
    is_preposition = case.trigger.lemma in {"under", "with"}
    under = case.trigger if is_preposition else case.sentence.head(case.trigger)
    verb = case.sentence.head(under)
    if under.lemma == "with" and verb.lemma == "play":
        return True  # "is playing with fire"
    if under.lemma != "under" or verb.pos not in {"VERB", "AUX"}:
        return False
    for prep in case.sentence.children(verb.index, "prep"):
        reasons = case.sentence.children(prep.index, "pobj", "pcomp")
        spell = any(w.entity in _SPELLS for w in reasons)  # "under fire for an hour"
        if prep.lemma == "over" or (prep.lemma == "for" and reasons and not spell):
            return True
    subjects = case.sentence.children(verb.index, "nsubj")
    return any(w.lemma in case.codebook.classes["spoken-of"] for w in subjects)


def in_contest(case: Case) -> bool:
    """True for words that candidates aim at each other: "attacked his rival in the debate"."""
    book = case.codebook.classes
    told = case.lemmas()
    doers = case.classes("subj", "by", "from", "poss")
    if "armed" in doers and "person" not in doers:
        return False  # "Al-Ansar attacked the home of a candidate"
    return bool(told & book["contest"]) and not told & book["violence"]
