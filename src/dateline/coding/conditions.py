"""The conditions that rules put on a trigger's arguments (`needs` and `bars` of the rule files).

A condition is ``arc:class`` ("subj:armed": some filler of the arc is of the class; ``any`` asks
only that the arc is filled), ``arc=lemma|lemma`` (a filler has one of these lemmas), or a name
from `NAMED`, which stands for a combination that several rules share.
"""

from __future__ import annotations

from collections.abc import Callable, Set

from dateline.coding.arguments import is_passive
from dateline.coding.case import Case
from dateline.coding.ground import (
    about_ground,
    described_ground,
    fallen_place,
    held_ground,
    is_adjunct,
    subject_armed,
    takes_ground,
)
from dateline.coding.outcomes import (
    died_of_illness,
    in_mishap,
    is_counted,
    names_the_hurt,
    no_accident,
    sentenced_to,
    sums_the_dead,
    tells_violence,
)
from dateline.coding.senses import (
    bare_participle,
    burned_down,
    dismisses,
    is_generic,
    restates,
)
from dateline.coding.verbal import (
    asks_whether,
    consults,
    criticised,
    in_contest,
    is_official,
    speaks,
    tells_harm,
    threatens,
)
from dateline.knowledge.event_rules import TriggerRule
from dateline.model import Word


def holds(rule: TriggerRule, case: Case) -> bool:
    """True when all of the rule's needs and none of its bars are met."""
    return all(_met(need, case) for need in rule.needs) and not any(
        _met(bar, case) for bar in rule.bars
    )


def _met(condition: str, case: Case) -> bool:
    if condition in NAMED:
        return NAMED[condition](case)
    if "=" in condition:
        arc, _, lemmas = condition.partition("=")
        wanted = set(lemmas.split("|"))
        indices = [*case.arcs.get(arc, ()), *_by_label(case, arc)]
        doers = ("by", "poss", "mod") if arc == "subj" and case.is_noun() else ()
        words = [case.sentence.words[i] for i in indices] + case.fillers(arc, *doers)
        return any(w.lemma in wanted or w.lower in wanted for w in words)
    arc, _, kind = condition.partition(":")
    if kind == "any":
        return bool(case.arcs.get(arc) or _by_label(case, arc))
    arcs = ARC_GROUPS.get(arc, (arc,))
    if arc == "subj" and case.is_noun():
        arcs = ("subj", "poss", "mod", "by")
    return kind in case.classes(*arcs)


def _by_label(case: Case, label: str) -> list[int]:
    return [c.index for c in case.sentence.children(case.head, label)]


def _fights(classes: Set[str]) -> bool:
    """True for forces and militias, not for the men who govern them."""
    ruler = "person" in classes and "armed" not in classes
    return bool({"force", "militia"} & classes) and not ruler


#: Where a gerund stands that is used as a noun: "displaced by fighting".
_NOUN_PLACES = frozenset({"pcomp", "nsubj", "nsubjpass", "dobj", "pobj"})
ARC_GROUPS = {
    "arg": ("subj", "obj", "by", "with", "against", "between", "poss", "mod", "of"),
    "obj": ("obj", "of", "against", "on"),
}


def _military(case: Case) -> bool:
    classes = case.codebook.classes
    own = {w.lemma for w in case.fillers("mod", "against", "subj", "poss", "of", "on")}
    return bool(own & classes["military"]) or "armed" in (
        case.classes("subj", "poss", "against", "by", "mod")
    )


def _attackish(case: Case) -> bool:
    return bool(case.lemmas() & case.codebook.classes["attackish"]) or bool(
        case.classes("on", "against")
    )


def _police_like(case: Case) -> bool:
    doers = case.classes("subj", "poss", "mod", "by")
    if "police" in doers or (not case.is_noun() and "armed" in doers):
        return True
    if case.trigger.lemma in case.codebook.classes["violent-noun"] and case.is_noun():
        police = case.codebook.classes["police"] | case.codebook.classes["policing"]
        return bool(case.lemmas() & police) and "weapon" not in doers
    return not doers and "weapon" not in case.classes("obj")


def _civilian_protest(case: Case) -> bool:
    if case.is_noun():
        above = case.sentence.head(case.trigger)
        governors = {above.lemma, case.sentence.head(above).lemma}
        return not governors & case.codebook.classes["forbidding"]
    return bool(case.arcs.get("subj")) and "armed" not in case.classes("subj")


def _civilian_flight(case: Case) -> bool:
    if case.trigger.dep == "amod":
        return False
    who = case.classes("subj", "of", "poss", "by")
    if case.is_noun():
        return True
    people = bool(who & {"person", "people"}) and "armed" not in who
    return "civilian" in who or people or not who


def _restricts(case: Case) -> bool:
    if case.is_noun():
        return case.trigger.dep not in {"compound", "nmod"}
    if {w.lemma for w in case.fillers("obj")} & case.codebook.classes["dissent"]:
        return True
    doers, done_to = case.classes("subj"), case.classes("obj", "on", "against")
    return bool({"party", "state", "organisation"} & doers) or bool({"party", "place"} & done_to)


def _held_person(case: Case) -> bool:
    """Persons held or caught: a passive with people, or armed captors of people."""
    held = case.classes("obj", "of")
    if not held & {"captive", "armed", "civilian", "person"} or held & {"weapon", "place"}:
        return False
    if case.trigger.lemma == "capture" and not held & {"captive", "person", "civilian"}:
        return all(w.pos != "PROPN" for w in case.fillers("obj", "of"))
    if case.trigger.lemma == "hold" and not is_passive(case.sentence, case.trigger):
        return "police" in case.classes("subj")
    return True


def _waged(case: Case) -> bool:
    """A war that somebody wages or that does something; not one that is only the backdrop."""
    if "party" in case.classes("between", "with", "against", "on", "poss", "subj", "by"):
        return True
    governor = case.sentence.head(case.trigger)
    is_core = case.trigger.dep in {"nsubj", "dobj", "nsubjpass"}
    return is_core and governor.lemma in case.codebook.classes["waging"]


def _fight(case: Case) -> bool:
    """A fight of armed sides: a party is named, or the text around is about attacks."""
    if "party" in case.classes(*ARC_GROUPS["arg"]):
        return True
    return case.is_noun() and bool(case.lemmas(reach=1) & case.codebook.classes["attackish"])


def _attack_use(case: Case) -> bool:
    return bool(
        case.classes("subj", "by", "poss") & {"party", "armed", "state", "organisation"}
    ) or (bool(case.lemmas() & case.codebook.classes["attackish"]))


def _aim(case: Case) -> bool:
    """What another act is for: "took to the streets to welcome him", "a deal to evacuate them"."""
    to = any(w.tag == "TO" for w in case.sentence.children(case.head, "aux"))
    purpose = case.sentence.head(case.trigger).lemma in case.codebook.classes["purpose"]
    arc = case.trigger.dep in {"advcl", "relcl"} or (purpose and case.trigger.dep == "acl")
    return to and arc and not case.is_noun()


def _in_commas(case: Case) -> bool:
    """A word by itself between commas: the "left" of a caption."""
    around = [w.text for w in case.sentence.words[max(0, case.head - 1) : case.head + 2]]
    return len(around) == 3 and around[0] == around[2] == ","


def _stands_by(case: Case) -> bool:
    """A weapon that is not used but found, made or done away with: "destroyed nine car bombs"."""
    above = case.sentence.head(case.trigger)
    undone = above.lemma in case.codebook.classes["handled"]
    return undone and case.trigger.dep in {"dobj", "nsubjpass"}


def _of_protest(case: Case) -> bool:
    """What a protest is about: "marched to denounce", "chanted slogans condemning"."""
    above = {up.lemma for up in case.sentence.ancestors(case.head)}
    hung = case.trigger.dep in {"acl", "advcl", "relcl", "xcomp"}
    return hung and bool(above & case.codebook.classes["protesting"])


def _released(case: Case) -> bool:
    """People are let go, or get away; a body that "released a report" freed nobody."""
    if case.trigger.lemma in case.codebook.classes["swapping"]:
        return True  # the rule names what is exchanged
    let_go = case.fillers("obj", "of")
    freed = case.classes(*(("obj", "of") if let_go else ("subj", "poss", "mod")))
    if any(case.codebook.objects.get(w.lemma) in ("vehicle", "aircraft") for w in let_go):
        return True
    return bool({"person", "captive", "civilian", "armed"} & freed)


#: Classes of those who speak, give and blame.
_SOMEBODY = frozenset({"party", "person", "state", "organisation", "official", "armed", "place"})


def _by_somebody(case: Case) -> bool:
    """False for what a thing does: "growth would help them"."""
    own = _own_subjects(case)
    if not own or own[0].pos == "PRON":
        return True
    return bool(case.classes("subj") & _SOMEBODY)


def _by_an_act(case: Case) -> bool:
    """True for what an act or a weapon does: "the attack raised concerns"."""
    acts = case.codebook.classes["violence"]
    return any(w.pos == "NOUN" and w.lemma in acts for w in _own_subjects(case)) and (
        "armed" not in case.classes("subj")
    )


def _own_subjects(case: Case) -> list[Word]:
    return [c for index in case.words for c in case.sentence.children(index, "nsubj")]


def _demanded(case: Case) -> bool:
    """What is only asked for: "called for an investigation"."""
    above = case.sentence.head(case.trigger)
    if above.dep == "prep":
        above = case.sentence.head(above)
    asked = case.is_noun() and case.trigger.dep in {"pobj", "dobj"}
    return asked and above.lemma in case.codebook.classes["demanding"]


def _rejected(case: Case) -> bool:
    """An accusation that the clause only turns down: "rejected the allegations"."""
    above = case.sentence.head(case.trigger)
    turned = case.trigger.dep in {"dobj", "nsubjpass"}
    return case.is_noun() and turned and above.lemma in case.codebook.classes["denying"]


NAMED: dict[str, Callable[[Case], bool]] = {
    "ground": about_ground,
    "held-ground": held_ground,
    "fallen-place": fallen_place,
    "outcome": tells_violence,
    "counted": is_counted,
    "the-hurt": names_the_hurt,
    "died-of-illness": died_of_illness,
    "of-the-dead": sums_the_dead,
    "military": _military,
    "attackish": _attackish,
    "police-like": _police_like,
    "civilian-protest": _civilian_protest,
    "flee-civilian": _civilian_flight,
    "threat": threatens,
    "asking": asks_whether,
    "stands-by": _stands_by,
    "of-protest": _of_protest,
    "gerund": lambda c: c.trigger.tag == "VBG" and c.trigger.dep in _NOUN_PLACES,
    "subj:armed-or-we": lambda c: (
        "armed" in c.classes("subj") or any(w.lower == "we" for w in c.fillers("subj"))
    ),
    "described-ground": described_ground,
    "police-matter": lambda c: bool(c.lemmas() & c.codebook.classes["policing"]),
    "subj:fighting": lambda c: _fights(c.classes("subj")),
    "harm": tells_harm,
    "several": lambda c: len(c.fillers("subj")) > 1,
    "demanded": _demanded,
    "rejected": _rejected,
    "after-in": lambda c: c.is_noun() and c.sentence.head(c.trigger).lemma == "in",
    "to-or-of:place": lambda c: "place" in c.classes("to", "of"),
    "host:official": lambda c: bool({"official", "person"} & c.classes("host")),
    "restricts": _restricts,
    "held-person": _held_person,
    "attack-use": _attack_use,
    "subj:envoy": lambda c: (
        bool({"envoy", "person"} & c.classes("subj")) and "pronoun" not in c.classes("subj")
    ),
    "not-accident": no_accident,
    "adjunct": is_adjunct,
    "of-launched": lambda c: any(
        w.lemma in c.codebook.classes["launched"] for w in c.fillers("obj", "of")
    ),
    "halted-object": lambda c: (
        c.trigger.dep == "dobj"
        and c.sentence.head(c.trigger).lemma in c.codebook.classes["forbidding"]
    ),
    "sentenced-to": sentenced_to,
    "raiders": lambda c: c.trigger.lemma == "raid" and "militia" in c.classes("subj"),
    "fight": _fight,
    "taken-ground": takes_ground,
    "waged": _waged,
    "subj:armed-stated": lambda c: "armed" in c.classes("subj"),
    "consult": consults,
    "subj:armed": subject_armed,
    "subj:speaker": speaks,
    "subj:official": is_official,
    "subj-or-obj:armed": lambda c: "armed" in c.classes("subj", "obj", "of", "poss", "mod", "by"),
    "subj-or-obj:party": lambda c: (
        "party" in c.classes("subj", "obj", "of", "poss", "mod", "by", "on", "to", "for", "from")
    ),
    "subj-or-obj:aid": lambda c: (
        "party" in c.classes("subj", "obj", "of", "poss", "mod", "by", "on", "to", "for", "from")
        or any(w.lemma in c.codebook.classes["aid"] for w in c.fillers("subj", "obj"))
    ),
    "released-person": _released,
    "dissenting": lambda c: bool(c.lemmas(reach=1) & c.codebook.classes["dissenting"]),
    "armed-arg": lambda c: "armed" in c.classes("subj", "obj", "of", "with", "by", "mod"),
    "poss-or-subj:party": lambda c: bool({"party", "state"} & c.classes("poss", "subj", "mod")),
    "obj-arg:any": lambda c: any(c.arcs.get(arc) for arc in ("obj", "for", "to", "with")),
    "aim": _aim,
    "mishap": in_mishap,
    "violent": lambda c: bool(c.lemmas(reach=1) & c.codebook.classes["violence"]),
    "violent-or-armed": lambda c: (
        "armed" in c.classes("subj") or bool(c.lemmas(reach=1) & c.codebook.classes["violence"])
    ),
    "joins-armed": lambda c: (
        "armed" in c.classes("obj", "with")
        or ("armed" in c.classes("subj") and is_passive(c.sentence, c.trigger))
    ),
    "somebody": _by_somebody,
    "by-an-act": _by_an_act,
    "somebody-or-aid": lambda c: (
        _by_somebody(c) or any(w.lemma in c.codebook.classes["aid"] for w in c.fillers("subj"))
    ),
    "bare-after-in": lambda c: (
        c.is_noun()
        and c.sentence.head(c.trigger).lemma in {"in", "with"}
        and not c.sentence.children(c.head, "det", "amod", "poss", "prep")
    ),
    "criticised": criticised,
    "contest": in_contest,
    "contest-rally": lambda c: (
        c.trigger.lemma == "rally" and bool(c.arcs.get("poss")) and in_contest(c)
    ),
    "lifted": lambda c: (
        c.is_noun() and c.sentence.head(c.trigger).lemma in c.codebook.classes["lifting"]
    ),
    "restates": restates,
    "in-commas": _in_commas,
    "bare-participle": bare_participle,
    "burned-down": burned_down,
    "dismissal": dismisses,
    "generic": is_generic,
    "not-modifier": lambda c: c.trigger.dep not in {"amod", "compound"},
    "no-attack-in-sentence": lambda c: (
        not (c.lemmas() & (c.codebook.classes["attackish"] | c.codebook.classes["killing"]))
    ),
}
