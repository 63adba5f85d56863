"""Where somebody stands in a picture is hidden from the parser, and given back with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language.asides import picture_asides
from dateline.model import Sentence

Parse = Callable[[str], tuple[Sentence, ...]]
PLACES, OTHER, ARTICLES = {"left", "right", "centre", "r"}, {"second", "from", "the"}, {"a", "the"}


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("Hadid , right , meets them", [", right ,"]),
        ("Hadid , second from the left , waits", [", second from the left ,"]),
        ("Hadid ( R ) waits", ["( R )"]),
        ("Hadid , left , Omar , right , and Ali", [", left", ", right ,"]),
        ("Hadid , left , a farmer , waits", [", left"]),
        ("Hadid , left .", [", left"]),
        ("troops , the second , waited", []),
        ("they left , right or wrong", []),
        (", left , they went", []),
        ("", []),
    ],
)
def test_what_is_an_aside(text: str, asides: list[str]) -> None:
    tokens = text.split()
    found = picture_asides(tokens, PLACES, OTHER, ARTICLES)
    assert [" ".join(tokens[aside]) for aside in found] == asides


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, right, meets with the envoy, centre, and the general (left) in the port.",
        "Omar Hadid, second from left, waits.",
        "Omar Hadid, left.",
    ],
)
def test_words_keep_their_characters_and_order(text: str, parse: Parse) -> None:
    (sentence,) = parse(text)
    assert [w.index for w in sentence.words] == list(range(len(sentence.words)))
    assert all(text[w.start : w.end] == w.text for w in sentence.words)
    assert [w.start for w in sentence.words] == sorted(w.start for w in sentence.words)
    assert "".join(w.text for w in sentence.words) == text.replace(" ", "")
    assert all(0 <= w.head < len(sentence.words) for w in sentence.words)


def test_the_sentence_is_read_without_the_aside(parse: Parse) -> None:
    (sentence,) = parse("The mayor, right, meets with the envoy, left, during their talks.")
    verb = next(w for w in sentence.words if w.lower == "meets")
    assert verb.dep == "ROOT"
    assert [w.lower for w in sentence.children(verb.index, "nsubj")] == ["mayor"]
    aside = next(w for w in sentence.words if w.lower == "right")
    assert sentence.head(aside).lower == "mayor"


def test_the_label_of_a_caption_is_no_part_of_the_name_behind_it(parse: Parse) -> None:
    (sentence,) = parse("FILE - Police officers detain a man in the port, May 3, 2016.")
    officers = next(w for w in sentence.words if w.lower == "officers")
    assert [sentence.words[i].text for i in sentence.subtree(officers.index)] == [
        "Police", "officers",
    ]  # fmt: skip
    assert sentence.words[0].text == "FILE"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "MOSCOW (Sputnik) Six people were killed and over 10 were injured in a shelling.",
            "people",
        ),
        ("BEIRUT (AP) Rebels seized a town on Monday.", "Rebels"),
        ("NEW YORK (AP) Protesters blocked a road on Monday.", "Protesters"),
    ],
)
def test_a_dateline_within_the_text_acts_in_no_clause(
    text: str, subject: str, parse: Parse
) -> None:
    sentence = parse(text)[0]
    verb = next(w for w in sentence.words if w.head == w.index)
    assert subject in [w.text for w in sentence.children(verb.index, "nsubj", "nsubjpass")]
    assert sentence.words[0].dep == "meta"


def test_what_stands_in_brackets_is_no_part_of_the_name_behind(parse: Parse) -> None:
    text = "The town burned on Monday (Reuters Photo) Airstrikes on villages killed five."
    words = [w for sentence in parse(text) for w in sentence.words]
    strikes = next(w for w in words if w.text == "Airstrikes")
    assert not [w for w in words if w.head == strikes.index and w.text in {"Photo", "Reuters"}]


def test_a_bracket_that_explains_a_name_is_no_dateline(parse: Parse) -> None:
    sentence = parse("NATO (the alliance) sent troops to the border.")[0]
    assert sentence.words[0].dep != "meta"
