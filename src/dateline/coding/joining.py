"""One act, two words: an outcome joins the act of its sentence (codebook section 7)."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.modes import settled
from dateline.coding.one_act import is_purpose, tells_outcome
from dateline.coding.sketch import Sketch, merged
from dateline.knowledge.event_rules import Codebook
from dateline.model import Draft, Sentence

#: Types whose outcomes join an act, and the types of act they join.
JOINING = {
    "ASSAULT": frozenset({"ASSAULT", "CONTROL", "INTERCEPT"}),
    "PROTEST": frozenset({"PROTEST"}),
    "AID": frozenset({"AID"}),
}


def joined(sketches: list[Sketch], sentence: Sentence, codebook: Codebook) -> tuple[Draft, ...]:
    """The drafts of *sentence* with outcomes joined to their acts; order by trigger kept."""
    left = list(sketches)
    again = True
    while again:
        again = False
        for outcome in sorted(left, key=lambda s: (not s.is_outcome, s.draft.head)):
            act = _act_of(outcome, left, sentence, codebook)
            if act is not None:
                left.remove(outcome)
                at = left.index(act)
                taken = act.taken | outcome.taken | {outcome.draft.head}
                left[at] = replace(act, draft=merged(act, outcome), taken=taken)
                if also := _same_act(act, outcome, left):
                    taken |= {also.draft.head}
                    left[at] = replace(left[at], draft=merged(left[at], also), taken=taken)
                    left.remove(also)
                again = True
                break
    left = _met_once(_with_ground_sought(left, sentence, codebook), sentence, codebook)
    drafts = (sketch.draft for sketch in left if sketch.alone)
    return tuple(replace(d, modes=settled(d.modes, codebook)) for d in drafts)


def _with_ground_sought(
    sketches: list[Sketch], sentence: Sentence, codebook: Codebook
) -> list[Sketch]:
    """An offensive "to retake the town" is one advance (codebook section 7, "What is a claim")."""
    left = list(sketches)
    for act in sketches:
        noun = sentence.words[act.draft.head]
        if not act.is_noun or noun.lemma not in codebook.classes["offensives"]:
            continue
        for aim in sketches:
            verb = sentence.words[aim.draft.head]
            ground = aim.draft.type == "CONTROL" or verb.lemma in codebook.classes["driving-out"]
            if aim is act or not ground or not is_purpose(sentence, noun.index, verb):
                continue
            way = "encircle" if "encircle" in aim.draft.modes else "advance"
            one = replace(merged(act, aim), type="CONTROL", modes=(way,))
            left[left.index(act)] = replace(act, draft=one)
            left.remove(aim)
            break
    return left


def _met_once(sketches: list[Sketch], sentence: Sentence, codebook: Codebook) -> list[Sketch]:
    """ "The envoy talks with the mayor during their meeting": the meeting is the talk."""
    verbs = {s.draft.head for s in sketches if s.draft.type == "CONSULT" and not s.is_noun}

    def again(sketch: Sketch) -> bool:
        noun = sentence.words[sketch.draft.head]
        preposition = sentence.head(noun)
        theirs = any(
            w.lemma in codebook.classes["shared-by"] for w in sentence.children(noun.index, "poss")
        )
        told = sketch.is_noun and preposition.dep == "prep" and preposition.head in verbs
        return sketch.draft.type == "CONSULT" and theirs and told

    return [s for s in sketches if not again(s)]


def _act_of(
    outcome: Sketch, sketches: list[Sketch], sentence: Sentence, codebook: Codebook
) -> Sketch | None:
    if outcome.draft.type not in JOINING:
        return None
    fits = [
        act
        for act in sketches
        if act is not outcome
        and act.draft.type in JOINING[outcome.draft.type]
        and (act.draft.type != "CONTROL" or act.draft.modes)  # who holds ground does nothing
        and not (act.foiled and outcome.is_outcome)
        and tells_outcome(act, outcome, sentence, codebook)
    ]
    verb = sentence.words[outcome.draft.head]
    loose = not outcome.draft.actors or outcome.draft.type == "PROTEST" or verb.tag == "VBG"
    if not fits and outcome.is_outcome and loose:
        fits = _near(outcome, sketches, sentence)
    return min(fits, key=lambda a: abs(a.draft.head - outcome.draft.head)) if fits else None


def _same_act(act: Sketch, outcome: Sketch, sketches: list[Sketch]) -> Sketch | None:
    """The other noun of one act: "a bomber killed five in an attack" is one attack."""
    return next(
        (
            other
            for other in sketches
            if other.draft.head != act.draft.head
            and other.is_noun
            and act.is_noun
            and other.draft.type == act.draft.type == "ASSAULT"
            and {act.draft.head, other.draft.head} <= outcome.subjects | outcome.means
            and not (
                other.draft.actors and "clash" in other.draft.modes
            )  # "during a battle between"
        ),
        None,
    )


def _near(outcome: Sketch, sketches: list[Sketch], sentence: Sentence) -> list[Sketch]:
    """Acts that a loose outcome may belong to when syntax leaves it hanging."""
    return [
        act
        for act in sketches
        if act is not outcome
        and act.draft.type == outcome.draft.type
        and not (act.is_outcome or act.foiled)
        and "abduct" not in act.draft.modes
        and not _begins(sentence, act.draft.head)
        and not _beside_what_is_told(sentence, act.draft.head, outcome.draft.head)
        and not _by_the_victim(sentence, act.draft.head, outcome.draft.head)
    ]


def _by_the_victim(sentence: Sentence, act: int, outcome: int) -> bool:
    """True for what the victim had a hand in: "the general, who ordered the raid, was killed"."""
    for victim in sentence.children(outcome, "nsubjpass", "dobj"):
        for clause in sentence.children(victim.index, "relcl"):
            doing = any(c.tag == "WP" for c in sentence.children(clause.index, "nsubj"))
            if doing and act in sentence.subtree(clause.index):
                return True
    return False


def _beside_what_is_told(sentence: Sentence, act: int, outcome: int) -> bool:
    """True for "while claiming the attack, they said that 500 were killed": told apart."""
    for up in (sentence.words[outcome], *sentence.ancestors(outcome)):
        if up.dep == "ccomp" and up.index > up.head:
            return act not in sentence.subtree(up.index) and act < up.head
    return False


def _begins(sentence: Sentence, act: int) -> bool:
    """True for an act that only says since when: "killed since the fighting began"."""
    return any(
        up.dep == "advcl" and any(c.lower == "since" for c in sentence.children(up.index, "mark"))
        for up in sentence.ancestors(act)
    )
