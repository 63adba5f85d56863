"""Everything in a report that can refer: names, common noun phrases and pronouns, in text order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.knowledge.coreference_tables import CoreferenceTables, Pronoun
from dateline.language.quotations import Quotations, quotations
from dateline.model import Marks, Mention, Sentence, Word

#: What the recogniser's labels allow; each is one vote, see `_voted`.
LABEL_KINDS = {
    "PERSON": frozenset({"person"}),
    "ORG": frozenset({"organisation", "group", "armed_force"}),
    "NORP": frozenset({"group"}),
    "GPE": frozenset({"place", "state"}),
    "LOC": frozenset({"place"}),
    "FAC": frozenset({"place"}),
}
#: Labels under which a proper noun may still be a name nobody recognised.
_UNSEEN = frozenset({"", *LABEL_KINDS})
_ARTICLES = {
    "the": "definite",
    "this": "demonstrative",
    "that": "demonstrative",
    "these": "demonstrative",
    "those": "demonstrative",
    "such": "demonstrative",
}
_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "agent": "agent",
    "dobj": "object",
    "dative": "object",
    "attr": "attribute",
    "pobj": "oblique",
    "poss": "modifier",
    "compound": "modifier",
    "nmod": "modifier",
}
_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"})
_THING, _PEOPLE, _PLACE = frozenset({"thing"}), frozenset({"person"}), frozenset({"place"})
#: Features of the gazetteer by what "the city", "the province" and "the country" may stand for.
_PLACE_KINDS = {
    **dict.fromkeys(("capital", "city", "town", "village"), _PLACE | {"settlement"}),
    **dict.fromkeys(("adm1", "adm2", "region"), _PLACE | {"region"}),
    "country": _PLACE | {"state"},
}


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``first..last`` of a sentence that form a proper name.

    ``id`` is its party's or place's; ``marked``: found by other stages, not only by the parser.
    """

    first: int
    last: int
    kinds: frozenset[str]
    id: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Nominal:
    """One mention with what agreement needs.

    ``form``: name, definite, demonstrative, possessed, indefinite, bare or pronoun. ``words`` are
    the lower-case words of the phrase without its article, ``key`` those of a name joined.
    ``quote`` is the number of the quotation around it, 0 for none; ``kinds`` empty: not known.
    ``titles`` are the words before a name in its phrase ("opposition leader"); ``restricted``: a
    clause or complement after the noun says which one is meant.
    """

    sentence: int
    paragraph: int
    first: int
    last: int
    head: int
    form: str
    lemma: str
    words: tuple[str, ...]
    kinds: frozenset[str]
    number: str
    gender: str
    role: str
    quote: int
    id: str = ""
    restricted: bool = False
    pronoun: Pronoun | None = None
    titles: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What is compared to tell that two names are the same."""
        return " ".join(self.words)

    def mention(self, sentences: Sequence[Sentence]) -> Mention:
        """The mention as other stages know it."""
        return Mention.of(sentences[self.sentence], self.first, self.last, self.head)


def nominals(
    sentences: Sequence[Sentence], marks: Marks, tables: CoreferenceTables
) -> list[Nominal]:
    """All nominals outside boilerplate, in text order; names by *marks* and by the parser."""
    quoted = quotations(sentences)
    named = [_names(sentence, marks, tables) for sentence in sentences]
    votes = _voted(sentences, named)
    return [
        nominal
        for sentence, names in zip(sentences, named, strict=True)
        if sentence.kind != "boilerplate"
        for nominal in _sentence(sentence, names, votes, quoted, tables)
    ]


def name_words(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """Lower-case words of a name without article, possessive, titles' stops and marks."""
    words = [w.lower for w in sentence.words[first : last + 1] if w.text[0].isalnum()]
    return tuple(w.strip(".") for w in words if w != "the") or tuple(words)


def _names(sentence: Sentence, marks: Marks, tables: CoreferenceTables) -> dict[int, Name]:
    """Names by head word: parties first, then toponyms, then the recogniser's."""
    found: dict[int, Name] = {}
    taken: set[int] = set()
    for name in (*_marked(sentence, marks), *_recognised(sentence)):
        inside = range(name.first, name.last + 1)
        head = _head(sentence, name.first, name.last)
        proper = any(w.pos == "PROPN" for w in sentence.words[name.first : name.last + 1])
        if (_proper(sentence.words[head]) or (name.marked and proper)) and taken.isdisjoint(inside):
            taken.update(inside)
            found[head] = name
    for word in sentence.words:
        if word.pos == "PROPN" and word.index not in taken and word.entity in _UNSEEN:
            run = _run(sentence, word.index, taken)
            taken.update(range(run.first, run.last + 1))
            head = _head(sentence, run.first, run.last)
            if sentence.words[head].lower not in tables.nouns:
                found[head] = run
    return found


def _proper(word: Word) -> bool:
    """True for the head of a name; false for "Syrian" and "the US" before a noun they qualify."""
    if word.entity == "NORP" and (word.pos == "ADJ" or word.dep in ("amod", "compound", "nmod")):
        return False
    return word.pos == "PROPN" or (word.text[0].isupper() and word.pos not in ("ADJ", "VERB"))


def _marked(sentence: Sentence, marks: Marks) -> Iterator[Name]:
    for word in sentence.words:
        party = marks.party_at(word.start) if marks.parties else None
        if party and (word.index == 0 or word.start == party.mention.start):
            last = _last(sentence, word.index, party.mention.end)
            yield Name(word.index, last, frozenset({party.kind}), party.id or "", True)
    for word in sentence.words:
        top = marks.toponym_at(word.start) if marks.toponyms else None
        if top and top.use in ("literal", "metonym") and word.start == top.place.mention.start:
            kinds = _PLACE_KINDS.get(top.place.feature, _PLACE)
            last = _last(sentence, word.index, top.place.mention.end)
            yield Name(word.index, last, kinds, top.place.id or "", True)


def _last(sentence: Sentence, first: int, end: int) -> int:
    last = first
    while last + 1 < len(sentence.words) and sentence.words[last + 1].start < end:
        last += 1
    return last


def _recognised(sentence: Sentence) -> Iterator[Name]:
    words = sentence.words
    at = 0
    while at < len(words):
        label, first = words[at].entity, at
        at += 1
        while (
            label and at < len(words) and words[at].entity == label and not words[at].entity_begins
        ):
            at += 1
        if label in LABEL_KINDS:
            last = at - 1
            while last > first and words[last].tag == "POS":
                last -= 1
            plural = label == "NORP" and words[last].tag in ("NNPS", "NNS")
            yield Name(first, last, _PEOPLE if plural else LABEL_KINDS[label])


def _run(sentence: Sentence, first: int, taken: set[int]) -> Name:
    last = first
    words = sentence.words
    while last + 1 < len(words) and words[last + 1].pos == "PROPN" and last + 1 not in taken:
        last += 1
    return Name(first, last, frozenset())


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The word of ``first..last`` that is governed from outside; the last such one."""
    words = sentence.words
    for index in range(last, first - 1, -1):
        word = words[index]
        outside = not first <= word.head <= last or word.head == index
        if outside and word.pos not in ("PUNCT", "PART", "DET"):
            return index
    return last


def _voted(
    sentences: Sequence[Sentence], named: Sequence[dict[int, Name]]
) -> dict[str, frozenset[str]]:
    """Kinds of each name by the majority of its mentions, for the recogniser wavers."""
    votes: dict[str, Counter[frozenset[str]]] = {}
    for sentence, names in zip(sentences, named, strict=True):
        for name in names.values():
            if name.kinds:
                key = " ".join(name_words(sentence, name.first, name.last))
                votes.setdefault(key, Counter())[name.kinds] += 5 if name.id else 1
    return {key: min(v.items(), key=lambda i: (-i[1], sorted(i[0])))[0] for key, v in votes.items()}


def _sentence(
    sentence: Sentence,
    names: dict[int, Name],
    votes: dict[str, frozenset[str]],
    quoted: Quotations,
    tables: CoreferenceTables,
) -> Iterator[Nominal]:
    inside = {i for head, n in names.items() for i in range(n.first, n.last + 1) if i != head}
    for word in sentence.words:
        if word.index in inside:
            continue
        yield from _coordination(sentence, word, quoted, tables)
        if name := names.get(word.index):
            yield _named(sentence, word, name, votes, quoted, tables)
        elif pronoun := _pronoun(sentence, word, tables):
            yield _pronominal(sentence, word, pronoun, quoted)
        elif _heads_phrase(sentence, word, tables):
            yield _common(sentence, word, quoted, tables)


def _coordination(
    sentence: Sentence, word: Word, quoted: Quotations, tables: CoreferenceTables
) -> Iterator[Nominal]:
    """Two or more phrases joined by "and", as one plural mention headed by the first."""
    if word.pos not in ("NOUN", "PROPN") or word.dep in ("conj", "compound"):
        return
    second = [c for c in sentence.children(word.index, "conj") if c.pos in ("NOUN", "PROPN")]
    if not second or not any(c.lower == "and" for c in sentence.children(word.index, "cc")):
        return
    first = _leftmost(sentence, word.index)
    last = sentence.subtree(second[0].index)[-1]
    kinds = [_kinds(w, tables) for w in (word, second[0])]
    yield Nominal(
        sentence.index,
        sentence.paragraph,
        first,
        last,
        word.index,
        "coordination",
        "",
        (),
        kinds[0] & kinds[1] or kinds[0] | kinds[1],
        "plural",
        "",
        role_of(sentence, word),
        quoted.at(word.start),
    )


def _kinds(word: Word, tables: CoreferenceTables) -> frozenset[str]:
    noun = tables.nouns.get(word.lemma)
    return noun.kinds if noun else LABEL_KINDS.get(word.entity, _THING)


def _heads_phrase(sentence: Sentence, word: Word, tables: CoreferenceTables) -> bool:
    if word.dep in ("compound", "det", "amod"):
        return False
    if word.pos == "NOUN" or (word.pos == "PROPN" and word.lower in tables.nouns):
        return word.entity not in _TIMES
    noun = tables.nouns.get(word.lower)
    return bool(noun and noun.rule == QUANTITY and sentence.children(word.index, "prep"))


def _pronoun(sentence: Sentence, word: Word, tables: CoreferenceTables) -> Pronoun | None:
    found = tables.pronouns.get(word.lower)
    if found is None:
        return None
    if found.use == "relative":
        return found if word.tag in ("WP", "WDT", "WP$") else None
    if found.use == "place":
        return found if word.dep == "advmod" and word.pos == "ADV" else None
    return found if word.pos in ("PRON", "DET") else None


def _named(
    sentence: Sentence,
    word: Word,
    name: Name,
    votes: dict[str, frozenset[str]],
    quoted: Quotations,
    tables: CoreferenceTables,
) -> Nominal:
    words = name_words(sentence, name.first, name.last)
    kinds = votes.get(" ".join(words), name.kinds)
    titles = _titles(sentence, word, name)
    genders = {tables.genders[t] for t in (*titles, *words) if t in tables.genders}
    plural = word.tag == "NNPS" and not kinds & {"organisation", "place", "state"}
    return Nominal(
        sentence.index,
        sentence.paragraph,
        name.first,
        name.last,
        word.index,
        "name",
        word.lemma,
        words,
        kinds,
        "plural" if plural or word.tag == "NNS" else "singular",
        genders.pop() if len(genders) == 1 and "person" in (kinds or {"person"}) else "",
        role_of(sentence, word),
        quoted.at(word.start),
        name.id,
        titles=titles,
    )


def _titles(sentence: Sentence, word: Word, name: Name) -> tuple[str, ...]:
    first = name.first
    for child in sentence.children(word.index):
        if child.index < first and child.dep in _LEFT:
            first = min(first, _leftmost(sentence, child.index))
    return tuple(
        w.lower.strip(".") for w in sentence.words[first : name.first] if w.pos not in _EMPTY
    )


def _pronominal(sentence: Sentence, word: Word, pronoun: Pronoun, quoted: Quotations) -> Nominal:
    return Nominal(
        sentence.index,
        sentence.paragraph,
        word.index,
        word.index,
        word.index,
        "pronoun",
        word.lower,
        (),
        pronoun.kinds,
        pronoun.number,
        pronoun.gender,
        role_of(sentence, word),
        quoted.at(word.start),
        pronoun=pronoun,
    )


def _common(
    sentence: Sentence, word: Word, quoted: Quotations, tables: CoreferenceTables
) -> Nominal:
    first, form, restricted = word.index, "bare", False
    for child in sentence.children(word.index):
        if child.index < word.index and child.dep in _LEFT:
            first = min(first, _leftmost(sentence, child.index))
            form = _form(child, form)
        elif child.index > word.index and child.dep in ("relcl", "acl", "prep"):
            restricted = restricted or sentence.words[child.index - 1].text != ","
    noun = tables.nouns.get(word.lemma) or tables.nouns.get(word.lower)
    lemma = word.lemma if word.pos == "NOUN" else word.lower
    kinds, plural = noun.kinds if noun else _THING, word.tag in ("NNS", "NNPS")
    last = _last_of_phrase(sentence, word)
    if noun and noun.rule == QUANTITY:
        form, plural = "indefinite", plural or word.lower not in ("one", "each", "none")
        for part in _parts(sentence, word):
            kinds = _kinds(part, tables)
    return Nominal(
        sentence.index,
        sentence.paragraph,
        first,
        last,
        word.index,
        form,
        lemma,
        tuple(w.lower for w in sentence.words[first : word.index + 1] if w.pos not in _EMPTY),
        kinds,
        "plural" if plural else "singular",
        tables.genders.get(word.lemma, ""),
        role_of(sentence, word),
        quoted.at(word.start),
        restricted=restricted,
    )


def _parts(sentence: Sentence, word: Word) -> Iterator[Word]:
    for of in sentence.children(word.index, "prep"):
        yield from sentence.children(of.index, "pobj")


def _last_of_phrase(sentence: Sentence, word: Word) -> int:
    """The last word of a short complement right after the noun ("a source at the ministry")."""
    for child in sentence.children(word.index, "prep"):
        below = sentence.subtree(child.index)
        short = len(below) <= _COMPLEMENT and below[-1] - below[0] == len(below) - 1
        if child.index == word.index + 1 and short:
            return below[-1]
    return word.index


#: The rule of nouns that count the nouns after "of" ("some of", "thousands of").
QUANTITY = "noun.quantity"
#: Longest complement, in words, kept with a noun to tell which one is meant.
_COMPLEMENT = 6
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})
_EMPTY = frozenset({"DET", "PUNCT", "PART", "PRON"})


def _form(child: Word, form: str) -> str:
    if child.dep == "poss":
        return "possessed"
    if child.dep == "det":
        return _ARTICLES.get(child.lower, "indefinite")
    return "indefinite" if child.dep == "nummod" and form == "bare" else form


def _leftmost(sentence: Sentence, index: int) -> int:
    while (below := sentence.children(index)) and below[0].index < index:
        index = below[0].index
    return index


def role_of(sentence: Sentence, word: Word) -> str:
    """The grammatical role of a phrase by its head word; conjuncts share that of the first."""
    for _ in range(8):
        if word.dep not in ("conj", "appos"):
            break
        word = sentence.head(word)
    if word.dep == "pobj" and sentence.head(word).dep == "agent":
        return "agent"
    if word.dep == "pobj" and sentence.words[sentence.head(word).head].pos in ("NOUN", "PROPN"):
        return "modifier"
    return _ROLES.get(word.dep, "other")


def governing_verb(sentence: Sentence, index: int) -> Word | None:
    """The verb of the clause in which word *index* stands, or None."""
    for above in sentence.ancestors(index):
        if above.pos in ("VERB", "AUX"):
            return above
    return None


def of_lemmas(items: Iterable[Nominal], lemma: str) -> list[Nominal]:
    """Those of *items* headed by *lemma*."""
    return [item for item in items if item.lemma == lemma]
