"""Everything in a report that can refer: names, common noun phrases and pronouns, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.knowledge.coreference_tables import CoreferenceTables, Pronoun
from dateline.language.propernames import LABEL_KINDS, Name, name_words, names_of, voted_kinds
from dateline.language.quotations import Quotations, quotations
from dateline.model import Marks, Mention, Sentence, Word

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
_THING = frozenset({"thing"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """One mention with what agreement needs.

    ``form``: name, definite, demonstrative, possessed, indefinite, bare or pronoun. ``words`` are
    the lower-case words of the phrase without its article, ``key`` those of a name joined.
    ``quote`` is the number of the quotation around it, 0 for none; ``kinds`` empty: not known.
    ``titles`` are the words before a name in its phrase ("opposition leader"); ``restricted``: a
    clause or complement after the noun says which is meant; ``called``: nouns it is called by.
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
    called: tuple[str, ...] = ()

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
    named = [names_of(sentence, marks, tables) for sentence in sentences]
    votes = voted_kinds(sentences, named)
    return [
        nominal
        for sentence, names in zip(sentences, named, strict=True)
        if sentence.kind != "boilerplate"
        for nominal in _sentence(sentence, names, votes, quoted, tables)
    ]


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
    if last - first > _COORDINATION:
        return
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
    kinds = name.kinds if name.marked else votes.get(" ".join(words), name.kinds)
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
        called=_called(words, titles, kinds, tables),
    )


def _called(
    words: Sequence[str], titles: Sequence[str], kinds: frozenset[str], tables: CoreferenceTables
) -> tuple[str, ...]:
    """The nouns in a name and before it by which it can be taken up ("... Commission", "Gen.").

    A rebel "Free Army" is no "army": nouns for forces count in the names of armed forces only.
    """
    found = [tables.short_titles.get(w, w) for w in titles]
    found = [w for w in found if w in tables.nouns]
    for word in words:
        noun = tables.nouns.get(tables.short_titles.get(word, word))
        person = kinds == {"person"} or not kinds
        if noun is None or ("person" in noun.kinds) != person:
            continue
        if "armed_force" not in noun.kinds or kinds == {"armed_force"}:
            found.append(tables.short_titles.get(word, word))
    return tuple(found)


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
            form = _form(child, form, tables)
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
        called=(lemma,),
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
#: Longest coordination, in words, taken up as one mention.
_COORDINATION = 14
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})
_EMPTY = frozenset({"DET", "PUNCT", "PART", "PRON"})


def _form(child: Word, form: str, tables: CoreferenceTables) -> str:
    if child.dep == "poss":
        return "possessed"
    if child.dep == "det":
        return tables.determiners.get(child.lower, "indefinite")
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
