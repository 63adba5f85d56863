"""When, seen from publication: the tense of a happening (codebook sections 4 and 7)."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.attribution.factuality import Happening, Reading, passes
from dateline.attribution.scope import AUXILIARIES, links
from dateline.knowledge.factuality_cues import FactualityCues
from dateline.model import Sentence, Word

#: What the forms of a clause's verb make of a happening without a tense of its own.
_INHERITED = {
    "past": "past",
    "past progressive": "past",
    "perfect": "ongoing",
    "present": "ongoing",
    "future": "future",
    "conditional": "future",
}


@dataclass(frozen=True, slots=True)
class _Clock:
    """What bears on the tense of one happening besides its own clause."""

    happening: Happening
    reading: Reading
    cues: FactualityCues
    indirect: bool


def read_tense(
    happening: Happening, reading: Reading, cues: FactualityCues, *, indirect: bool = False
) -> str:
    """The tense of a happening: past, ongoing, future or timeless.

    A word without a tense of its own (noun, infinitive, participle) takes that of the clause it
    hangs on, unless a cue puts it in the future. *indirect*: it stands in indirect speech, where
    "was shelling" goes on.
    """
    sentence = happening.sentence
    word = sentence.words[happening.head]
    clock = _Clock(happening, reading, cues, indirect)
    if word.pos in ("VERB", "AUX"):
        return _of_verb(clock, word)
    if told := _modified(sentence, word, cues):
        return told
    return _of_noun(clock, word)


def _of_verb(clock: _Clock, word: Word) -> str:
    sentence, cues = clock.happening.sentence, clock.cues
    own = finite_form(sentence, word)
    if own is not None:
        return _finite(clock, word, own)
    act = word.tag == "VBN" and ("state", word.lemma) not in cues.tenses
    if act and any(w.lower == "having" for w in sentence.children(word.index, *AUXILIARIES)):
        return "past"  # "suspected of having helped them"
    if act and not any(w.tag in ("TO", "VBG") for w in sentence.children(word.index, *AUXILIARIES)):
        return _inherited(clock) if word.dep == "conj" else "past"
    if clock.reading.tense == "future" or _for_to(sentence, word):
        return "past" if _then(sentence, word, cues) else "future"
    return _inherited(clock)


def _then(sentence: Sentence, word: Word, cues: FactualityCues) -> bool:
    """True for what was to come at a past moment: "shot as they were about to open fire"."""
    for link in links(sentence, word.index):
        node = sentence.words[link.node]
        if link.arc == "advcl" and any(
            mark.lower in cues.words["at_a_time"]
            for mark in sentence.children(node.index, "mark", "advmod")
        ):
            return (finite_form(sentence, node) or "").startswith("past")
    return False


def _for_to(sentence: Sentence, word: Word) -> bool:
    """True for an infinitive with a subject of its own: "(a call) for the army to leave"."""
    return word.dep in ("advcl", "acl", "relcl") and {"TO", "IN"} <= {
        w.tag for w in sentence.children(word.index, "aux", "mark")
    }


def _finite(clock: _Clock, word: Word, form: str) -> str:
    sentence, cues = clock.happening.sentence, clock.cues
    if form == "present" and is_caption(sentence, cues):
        return "past"
    if form == "past progressive" or (form == "past" and _lasting(clock, word)):
        return "ongoing" if clock.indirect else "past"
    if form == "past" and _conditional(sentence, word, cues):
        return "future"
    if form == "perfect":
        state = ("state", word.lemma) in cues.tenses and sentence.children(word.index, "auxpass")
        return "ongoing" if state or _spans(sentence, word, cues) else "past"
    if form == "present" and clock.reading.tense == "future":
        return "future"
    return _INHERITED[form]


def _lasting(clock: _Clock, word: Word) -> bool:
    """True for a state that its past tense puts at the moment of saying: "still held the mill"."""
    sentence, cues = clock.happening.sentence, clock.cues
    if any(("span", w.lemma) in cues.tenses for w in sentence.children(word.index, "advmod")):
        return True
    state = clock.happening.type == "CONTROL" and not clock.happening.modes
    return state and ("state", word.lemma) in cues.tenses


def _conditional(sentence: Sentence, word: Word, cues: FactualityCues) -> bool:
    """True in the condition of what would be: "they would leave only if the army withdrew"."""
    if word.dep != "advcl" or not any(
        mark.lower in cues.words["conditions"] for mark in sentence.children(word.index, "mark")
    ):
        return False
    return finite_form(sentence, sentence.head(word)) == "conditional"


def _inherited(clock: _Clock) -> str:
    """The tense of the nearest clause with one that the happening hangs on."""
    sentence = clock.happening.sentence
    described = sentence.words[clock.happening.head].tag == "VBG"
    for link in links(sentence, clock.happening.head):
        described = described and (link.node == clock.happening.head) <= (link.arc == "acl")
        if link.node != clock.happening.head:
            word = sentence.words[link.node]
            if word.pos in ("VERB", "AUX"):
                form = finite_form(sentence, word)
                if form == "perfect" and described:
                    return "ongoing"
                if form is not None:
                    return _from_clause(clock, word, form)
        if link.is_root:
            break
    return "past"


def _from_clause(clock: _Clock, word: Word, form: str) -> str:
    sentence, cues = clock.happening.sentence, clock.cues
    if form in ("present", "perfect") and is_caption(sentence, cues):
        return "past"
    if form == "past progressive" and clock.indirect:
        return "ongoing"
    lasting = word.lemma == "be" or _spans(sentence, word, cues)
    if form == "perfect" and not lasting:
        return "past"
    return _INHERITED[form]


def _of_noun(clock: _Clock, word: Word) -> str:
    """A noun takes its clause's tense when it lasts, or when the clause is about its happening."""
    sentence, cues = clock.happening.sentence, clock.cues
    carried, aside = True, False
    for link in links(sentence, word.index):
        at = sentence.words[link.node]
        if link.node != word.index and at.pos in ("VERB", "AUX"):
            form = finite_form(sentence, at)
            if form is not None:
                return _noun_in(clock, word, at, form, carried, aside)
        if link.is_root or not clock.happening.within(link.governor):
            break
        carried = carried and passes(sentence, link, cues)
        aside = link.arc.startswith("prep:")
    if clock.reading.tense == "future":
        return "future"
    return "past"


def _noun_in(clock: _Clock, noun: Word, verb: Word, form: str, carried: bool, aside: bool) -> str:
    """The tense of *noun* in the clause of *verb*; *aside*: it is no more than an adjunct there."""
    if clock.reading.tense == "future":
        return "future"
    lasting = ("noun", noun.lemma) in clock.cues.tenses
    if form in ("future", "conditional"):
        return "future" if carried else ("ongoing" if lasting else "past")
    inherited = _from_clause(clock, verb, form)
    if inherited == "ongoing" or form == "perfect":
        if form == "perfect" and aside and inherited != "ongoing":
            return "past"
        return "ongoing" if lasting or (carried and inherited == "ongoing") else "past"
    return inherited


def _modified(sentence: Sentence, noun: Word, cues: FactualityCues) -> str | None:
    """The tense that a modifier of *noun* tells: "ongoing", "last week's", "planned"."""
    modifiers = sentence.children(noun.index, "amod", "nmod", "poss", "compound", "advmod")
    owners = (w for word in modifiers for w in sentence.children(word.index, "amod"))
    for word in (*modifiers, *owners):
        rule = cues.tenses.get(("modifier", word.lemma)) or cues.tenses.get(
            ("modifier", word.lower)
        )
        if rule is not None:
            return rule.gives
    return None


def _spans(sentence: Sentence, verb: Word, cues: FactualityCues) -> bool:
    """True when the clause of *verb* is measured up to now: "for weeks", "since May", "still"."""
    if ("aspect", verb.lemma) in cues.tenses:
        return True
    if any(("span", w.lemma) in cues.tenses for w in sentence.children(verb.index, "advmod")):
        return True
    if _since(sentence, verb, cues):
        return True
    return any(
        ("unit", inner.lemma) in cues.tenses
        for word in sentence.children(verb.index, "prep")
        if word.lower == "for"
        for inner in sentence.children(word.index, "pobj")
    )


def _since(sentence: Sentence, verb: Word, cues: FactualityCues) -> bool:
    """True for a state measured from its start: "have controlled the mill since May"."""
    return ("state", verb.lemma) in cues.tenses and any(
        word.lower in cues.words["since"]
        or any(mark.lower in cues.words["since"] for mark in sentence.children(word.index, "mark"))
        for word in sentence.children(verb.index, "prep", "advcl", "advmod")
    )


def is_caption(sentence: Sentence, cues: FactualityCues) -> bool:
    """True for a picture's caption, by its kind, its first word, or the full date that ends it."""
    if sentence.kind in ("caption", "headline"):
        return True
    words = sentence.words
    if ("caption", words[0].lemma) in cues.tenses or ("caption", words[0].lower) in cues.tenses:
        return True
    tail = [w.text for w in words[-6:]]
    return any(
        day.isdigit() and len(day) < 3 and comma == "," and year.isdigit() and len(year) == 4
        for day, comma, year in zip(tail, tail[1:], tail[2:], strict=False)
    )


def finite_form(sentence: Sentence, word: Word) -> str | None:
    """The tense form of *word* with its auxiliaries: a key of the inherited tenses; None: none."""
    auxiliaries = sentence.children(word.index, *AUXILIARIES)
    perfect = any(w.lemma == "have" or w.lower == "been" for w in auxiliaries)
    for modal in auxiliaries:
        if modal.tag == "MD":
            if perfect:
                return "past"
            return "conditional" if modal.lower in ("would", "could", "might") else "future"
        if modal.tag == "TO":
            return "past" if perfect else None
    finite = next((w for w in (*auxiliaries, word) if w.tag in ("VBD", "VBZ", "VBP")), None)
    if finite is None:
        return None
    if finite.tag == "VBD":
        progressive = word.tag == "VBG" and finite.lemma == "be"
        return "past progressive" if progressive else "past"
    if perfect:
        return "present" if word.tag == "VBG" else "perfect"
    return "present"
