"""Patterns over hand-built sentences."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.matching import Matcher, parse_pattern


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("attack/V", "Gunmen attacked the post.", ["attacked"]),
        ("open/V fire/N", "Troops opened heavy fire on the crowd.", ["opened", "fire"]),
        ("come/V >under/P >!fire/N", "The patrol came under fire.", ["came", "under", "fire"]),
        ("take/V &dobj:hostage/N", "Rebels took two hostages.", ["took"]),
        (
            "lay/V &down/P &arm|weapon/N",
            "They laid down their arms.",
            ["laid", "down", "arms"],
        ),
        ("raid/N <carry/V", "Police carried out a raid.", ["carried", "raid"]),
        ("send/V &dobj:troop/N", "Troops were sent to the border.", ["sent"]),
        ("hit/V &nsubj:shell/N", "The market was hit by two shells.", ["hit"]),
    ],
)
def test_matches(pattern: str, text: str, words: list[str], parse: Parse) -> None:
    matcher = Matcher([(parse_pattern(pattern), "rule")])
    sentence = parse(text)[0]
    found = [[sentence.words[i].text for i in m.words] for m in matcher.matches(sentence)]
    assert found == [words]


def test_the_marked_step_is_the_head(parse: Parse) -> None:
    sentence = parse("The convoy came under attack.")[0]
    matcher = Matcher([(parse_pattern("come/V >under/P >!attack/N"), "rule")])
    match = next(matcher.matches(sentence))
    assert sentence.words[match.head].text == "attack"
    assert sentence.words[match.anchor].text == "came"


def test_longer_patterns_come_first(parse: Parse) -> None:
    patterns = [(parse_pattern("open/V"), "short"), (parse_pattern("open/V fire/N"), "long")]
    sentence = parse("Troops opened fire.")[0]
    assert [m.rule for m in Matcher(patterns).matches(sentence)] == ["long", "short"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "at least one step"),
        (">fire/N", "cannot follow an arc"),
        ("fire/Q", "is not lemma/TAG"),
        ("*/V", "fits any word"),
        ("!open/V !fire/N", "marks 2 heads"),
    ],
)
def test_faulty_patterns_are_refused(pattern: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_pattern(pattern)
