"""Names of the registry in a sentence: the longest ones, left to right, without overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.actors.names import word_pieces
from dateline.knowledge.registry import Form, Registry
from dateline.model import Sentence, Word

#: Uses of a form that name an actor, not the country of something else.
ACTOR_USES = frozenset(
    {"name", "endonym", "exonym", "acronym", "pejorative", "predecessor", "short"}
)
_NEVER_NAMES = frozenset(
    {"VERB", "AUX", "DET", "ADP", "ADV", "SCONJ", "PRON", "INTJ", "CCONJ", "PART", "NUM"}
)
_JOINTS = frozenset({"-", "–", "'", "’", "/", ".", "‐", "‑"})


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Words ``first..last`` of a sentence and the forms that their pieces spell."""

    first: int
    last: int
    forms: tuple[Form, ...]

    @property
    def names_actor(self) -> bool:
        """True when the words can name an actor, and not only a country or people."""
        return any(form.use in ACTOR_USES for form in self.forms)

    @property
    def country(self) -> str | None:
        """The state whose name, adjective or demonym the words are, if they are nothing else."""
        for form in self.forms:
            if form.actor is not None and form.actor.kind == "state":
                return form.country
        return None


def names_in(sentence: Sentence, registry: Registry) -> tuple[NameMatch, ...]:
    """All registry names of the sentence, in order; the longest at each word."""
    words = sentence.words
    pieces = [word_pieces(word.text) for word in words]
    longest = registry.longest
    found: list[NameMatch] = []
    at, size = 0, len(words)
    while at < size:
        first = pieces[at]
        most = (longest.get(first[0]) or _most_without_s(first[0], longest)) if first else None
        match = _longest_at(sentence, pieces, at, most, registry) if most else None
        if match is None:
            at += 1
        else:
            found.append(match)
            at = match.last + 1
    return tuple(found)


def _longest_at(
    sentence: Sentence,
    pieces: Sequence[tuple[str, ...]],
    at: int,
    most: int,
    registry: Registry,
) -> NameMatch | None:
    run: list[str] = []
    ends: list[tuple[int, int]] = []  # (pieces so far, last word)
    for index in range(at, min(len(pieces), at + 2 * most + 2)):
        if not pieces[index]:
            if sentence.words[index].text not in _JOINTS:
                break
            continue
        run.extend(pieces[index])
        if len(run) > most:
            break
        ends.append((len(run), index))
    for count, last in reversed(ends):
        key = " ".join(run[:count])
        forms = registry.forms.get(key)
        if forms:
            kept = _written(forms, sentence, at, last)
            if kept:
                return NameMatch(at, last, kept)
        elif key.endswith("s"):
            forms = registry.forms.get(key[:-1], ())
            able = tuple(f for f in forms if f.use in ACTOR_USES and (f.exact or len(key) > 5))
            kept = _written(able, sentence, at, last, "s")
            if kept:
                return NameMatch(at, last, kept)
    return None


def _most_without_s(first: str, longest: Mapping[str, int]) -> int | None:
    """As for "Syria", for "Syrias": news sites lose apostrophes."""
    return longest.get(first[:-1]) and 1 if first.endswith("s") else None


def _written(
    forms: tuple[Form, ...], sentence: Sentence, first: int, last: int, ending: str = ""
) -> tuple[Form, ...]:
    """The forms that the words can be as written, less *ending*: capitals where a name has them."""
    words = sentence.words
    head: Word = words[first]
    start = head.start - sentence.start
    text = sentence.text[start : words[last].end - sentence.start].removesuffix(ending)
    bare = text.replace(".", "")
    if first == last and _common_word(head, bare, shouting=sentence.text.isupper()):
        return ()
    kept = []
    after_the = first > 0 and words[first - 1].lower == "the"
    doubtful = first == last and len(text) < 5 and sentence.text.isupper()
    for form in forms:
        if first == last and form.text[:4] in ("The ", "the ") and not after_the:
            continue  # "The National" is a paper, "National" is not
        if doubtful and form.use == "short":
            continue  # "BAN" among capitals
        if form.exact:
            if bare == form.text.replace(".", ""):
                kept.append(form)
        elif any(c.isupper() for c in text) or form.text.islower():
            kept.append(form)
    return tuple(kept)


def _common_word(word: Word, bare: str, *, shouting: bool) -> bool:
    """True when a single word is more likely a word of the language than a name.

    The tagger takes "IS" for a verb and "US" for a pronoun, so capitals inside a sentence in small
    letters count more than the tag; a first word has a capital anyway.
    """
    if word.pos == "PROPN" or not (word.pos in _NEVER_NAMES or shouting):
        return False
    if shouting:
        return True
    if len(bare) > 1 and bare.isupper():
        return False
    return word.index == 0 or not bare[:1].isupper()
