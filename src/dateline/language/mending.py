"""Parses of saying put right where news English misleads the parser; words never change."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.model import Word

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMES = frozenset({"NNP", "NNPS"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_LOOSE = frozenset({"conj", "advcl", "acl", "relcl", "dep", "amod", "ROOT"})
_BEHIND = frozenset({"dobj", "nsubj", "npadvmod", "dep", "attr", "appos"})
#: Fewest words before a speaker that make something said.
_SHORTEST = 3
#: Most words of an outlet's name, its article with it.
_LONGEST = 5
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def mended(
    words: Sequence[Word],
    clausal: Set[str],
    told: Set[str] = frozenset(),
    heard: Set[str] = frozenset(),
    shown: Set[str] = frozenset(),
    pictures: Set[str] = frozenset(),
) -> list[Word]:
    """*words* of one sentence, with the content of *clausal* verbs (lemmas) as their clause.

    Such a verb takes what is said and no thing: in "officials say a group of ten fighters, wearing
    uniforms, stormed the base" the group is no object, and in "the attack the government says
    killed ten" the killing is told. What stands before the comma in "a rocket hit the port, the
    agency said" is no part of who says so, and "he said, citing Omar Haddad, that it fell" tells
    that it fell. A name right after a verb is its object, not a clause: "to defeat ISIL". An
    outlet told something (*heard*, names in small letters) is no part of the subject behind it:
    "he told Reuters rebels had fled". What is posted (*pictures*) shows (*shown*, lemmas)
    what somebody in it does.
    """
    out = list(words)
    for word in words:
        if word.tag in _NAMES and word.dep in ("xcomp", "ccomp"):
            _as_object(out, word)
        if word.lemma in clausal and word.tag in _FINITE:
            _as_clause(out, word)
            _as_told(out, word)
            _as_before(out, word)
        if word.lemma in clausal | told and word.tag in _FINITE:
            _as_heard(out, word, heard)
            _as_said(out, word)
        if word.lemma in shown and word.tag in _FINITE:
            _as_shown(out, word)
            _as_scene(out, word, pictures)
        if word.lemma in clausal & told and word.tag == "VBD":
            _inverted(out, out[word.index])
    return out


def _as_shown(words: list[Word], show: Word) -> None:
    """ "Photos posted online showed them", whose parse makes it "photos posted": they show it."""
    told = [w for w in words if w.head == show.index and w.dep == "ccomp" and w.index < show.index]
    if not told or any(w.head == show.index and w.dep in _SUBJECTS for w in words):
        return
    verb = told[-1]
    between = words[verb.index + 1 : show.index]
    subject = next((w for w in words if w.head == verb.index and w.dep in _SUBJECTS), None)
    objects = any(w.head == verb.index and w.dep == "dobj" for w in words)
    if subject is None or objects or any(w.pos == "PUNCT" for w in between):
        return
    if verb.tag in ("VBD", "VBN") and subject.index == verb.index - 1:
        words[subject.index] = replace(subject, dep="nsubj", head=show.index)
        words[verb.index] = replace(verb, dep="acl", head=subject.index, tag="VBN")


def _as_scene(words: list[Word], show: Word, pictures: Set[str]) -> None:
    """ "A video showed fighters burning a house": that they burned it is what the video shows."""
    seen = next((w for w in words if w.head == show.index and w.dep == "dobj"), None)
    shower = next((w for w in words if w.head == show.index and w.dep == "nsubj"), None)
    if seen is None or shower is None or shower.lemma not in pictures:
        return
    doing = next((w for w in words if w.head == seen.index and w.dep == "acl"), None)
    if doing is not None and doing.tag == "VBG" and doing.index == seen.index + 1:
        words[seen.index] = replace(seen, dep="nsubj", head=doing.index)
        words[doing.index] = replace(doing, dep="ccomp", head=show.index)


def _as_heard(words: list[Word], say: Word, heard: Set[str]) -> None:
    """The outlet right behind *say* as its object, where the parser joins it to a noun behind."""
    first = say.index + 1
    for last in range(min(first + _LONGEST, len(words) - 1), first, -1):
        name = words[first:last]
        if " ".join(w.lower for w in name) not in heard or words[last].tag == "POS":
            continue
        for word in name[:-1]:
            words[word.index] = replace(word, head=last - 1)
        words[last - 1] = replace(words[last - 1], dep="dobj", head=say.index)
        return


def _inverted(words: list[Word], say: Word) -> None:
    """ "Rebels seized the port said the mayor", without a comma: the mayor says all before."""
    speaker = _speaker_after(words, say)
    if speaker is None or say.dep not in _LOOSE or say.index < _SHORTEST:
        return
    root = next((w for w in words if w.head == w.index), None)
    if root is None or root.index > say.index:
        return
    if words[say.index - 1].pos not in ("NOUN", "PROPN", "ADV", "NUM", "VERB"):
        return
    below = [w for w in words if w.head == say.index and w.index != speaker.index]
    before = [w for w in below if w.index < say.index]
    if any(w.dep in ("cc", "mark", "aux") or w.tag in _RELATIVES for w in before):
        return
    if root.index == say.index:
        if any(w.dep == "ccomp" for w in before) and not _has_subject(words, say):
            words[speaker.index] = replace(speaker, dep="nsubj")
        return
    _give_back(words, say, before)
    words[speaker.index] = replace(words[speaker.index], dep="nsubj", head=say.index)
    words[root.index] = replace(words[root.index], dep="ccomp", head=say.index)
    words[say.index] = replace(words[say.index], dep="ROOT", head=say.index)


def _speaker_after(words: Sequence[Word], say: Word) -> Word | None:
    """The noun that ends the sentence behind *say*, but for what hangs on it or tells when."""
    after = [w for w in words[say.index + 1 :] if w.pos != "PUNCT"]
    if not after or after[0].pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        return None
    if any(w.pos in ("VERB", "AUX", "SCONJ") or w.lower == "that" for w in after):
        return None
    noun = next((w for w in after if w.pos in ("NOUN", "PROPN") and w.dep != "compound"), None)
    if noun is None or noun.entity in ("DATE", "TIME"):
        return None
    return noun if noun.dep in _BEHIND else None


def _give_back(words: list[Word], say: Word, before: Sequence[Word]) -> None:
    """What the parse hung on *say* from the clause before it: its verb, or the subject of one."""
    subject = next((w for w in before if w.dep in _SUBJECTS), None)
    verb = next(
        (w for w in words if subject and w.head == subject.index and w.tag in ("VBN", "VBD")), None
    )
    above = verb.index if verb else say.head
    for word in before:
        words[word.index] = replace(words[word.index], head=above)
    if verb:
        words[verb.index] = replace(verb, dep=say.dep, head=say.head, tag="VBD")


def _as_object(words: list[Word], name: Word) -> None:
    """A name that the parser took for a clause of the verb before it, as it does rare names."""
    verb = words[name.head]
    between = words[verb.index + 1 : name.index]
    near = verb.index < name.index and all(w.head == name.index for w in between)
    own = [w.dep for w in words if w.head == name.index and w.index != name.index]
    clause = not _SUBJECTS.isdisjoint(own) or "aux" in own or "mark" in own
    has = any(w.head == verb.index and w.dep == "dobj" for w in words)
    if verb.pos == "VERB" and near and not clause and not has:
        words[name.index] = replace(name, dep="dobj")


def _as_before(words: list[Word], say: Word) -> None:
    """A name before the comma that the parser took into the speaker's: the object of its verb."""
    speaker = next((w for w in words if w.head == say.index and w.dep == "nsubj"), None)
    if speaker is None or speaker.index > say.index:
        return
    for name in words[1 : speaker.index]:
        inside = name.head == speaker.index and name.dep in ("nmod", "compound", "appos")
        if not inside or words[name.index + 1].text != ",":
            continue
        before = words[name.index - 1]
        if before.pos in ("VERB", "ADP"):
            dep = "dobj" if before.pos == "VERB" else "pobj"
            words[name.index] = replace(name, dep=dep, head=before.index)


def _as_said(words: list[Word], say: Word) -> None:
    """A clause with "that" on a name cited by the way: it is what is said."""
    _by_the_way(words, say)
    _past_the_cited(words, say)
    _turned(words, words[say.index])
    if any(w.head == say.index and w.dep == "ccomp" for w in words):
        return
    for clause in words[say.index + 1 :]:
        if clause.dep not in ("relcl", "acl") or words[clause.head].pos not in ("PROPN", "NOUN"):
            continue
        marks = (w for w in words if w.head == clause.index and w.dep == "mark")
        that = next((w for w in marks if w.lower == "that"), None)
        cited = words[words[clause.head].head]
        aside = cited.tag == "VBG" and cited.head == say.index
        if that and aside and words[that.index - 1].text == ",":
            words[clause.index] = replace(clause, dep="ccomp", head=say.index)
            return


def _as_clause(words: list[Word], say: Word) -> None:
    """An object and a later finite verb without a subject: the one is the subject of the other."""
    below = [w for w in words if w.head == say.index and w.index > say.index]
    thing = next((w for w in below if w.dep == "dobj"), None)
    if thing is None or thing.pos not in ("NOUN", "PROPN"):
        return
    for verb in below:
        later = verb.dep == "conj" and verb.index > thing.index and verb.tag in _FINITE
        if later and not any(w.head == verb.index and w.dep in ("nsubj", "expl") for w in words):
            words[verb.index] = replace(verb, dep="ccomp")
            words[thing.index] = replace(thing, dep="nsubj", head=verb.index)
            for other in words:
                if other.head == verb.index and other.dep == "csubj":
                    words[other.index] = replace(other, dep="acl", head=thing.index)
            return


def _as_told(words: list[Word], say: Word) -> None:
    """A participle right after the verb, which cannot say it of itself: it tells what happened."""
    if say.index + 1 == len(words):
        return
    told = words[say.index + 1]
    bare = told.tag in ("VBN", "VBD") and told.dep in ("xcomp", "ccomp", "acl")
    if bare and told.head == say.index and not _has_subject(words, told):
        words[told.index] = replace(told, dep="ccomp", tag="VBD")


def _by_the_way(words: list[Word], say: Word) -> None:
    """A participle between commas right after the verb, taken into the clause that follows."""
    between = words[say.index + 1 : say.index + 3]
    if len(between) < 2 or between[0].text != "," or between[1].tag != "VBG":
        return
    aside = between[1]
    clause = words[aside.head]
    if aside.dep != "advcl" or clause.head != say.index or clause.index < aside.index:
        return
    words[aside.index] = replace(aside, head=say.index)
    for word in words[aside.index : clause.index]:
        if word.lower == "that" and word.tag == "IN" and word.dep == "det":
            words[word.index] = replace(word, dep="mark", head=clause.index)


def _past_the_cited(words: list[Word], say: Word) -> None:
    """ "Said, citing X, that it fell": the clause behind the second comma is what is said."""
    for clause in words[say.index + 1 :]:
        aside = words[clause.head]
        if clause.dep != "ccomp" or aside.tag != "VBG" or aside.head != say.index:
            continue
        that = next((w for w in words if w.head == clause.index and w.lower == "that"), None)
        if that is not None and that.dep == "mark" and words[that.index - 1].text == ",":
            words[clause.index] = replace(clause, head=say.index)


def _turned(words: list[Word], say: Word) -> None:
    """ "Reported, citing X, that it fell": no clause that opens with "that" is the main one."""
    told = words[say.head]
    if say.dep != "ccomp" or told.index < say.index or not _has_subject(words, say):
        return
    that = next((w for w in words if w.head == told.index and w.lower == "that"), None)
    if that is None or that.dep != "mark" or that.index < say.index:
        return
    top = say.index if told.head == told.index else told.head
    words[say.index] = replace(say, dep=told.dep, head=top)
    words[told.index] = replace(told, dep="ccomp", head=say.index)


def _has_subject(words: Sequence[Word], verb: Word) -> bool:
    return any(w.head == verb.index and w.dep in _SUBJECTS for w in words)
