"""What is marked as dateline, headline, caption, subhead or boilerplate, and what must not be."""

from __future__ import annotations

import time

import pytest

from dateline.knowledge.reading_rules import RegionRule, region_rules
from dateline.reading import mark_regions

RULES = [pytest.param(rule, id=rule.id) for rule in region_rules()]


def fits(rule: RegionRule, words: str) -> bool:
    """Does the rule's pattern take *words* as its unit says?"""
    if rule.unit in ("line", "sentence", "block", "list"):
        return rule.pattern.fullmatch(words) is not None
    if rule.unit in ("head", "caption"):
        return rule.pattern.match(words) is not None
    return rule.pattern.search(words) is not None


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_takes_its_examples_and_no_others(rule: RegionRule) -> None:
    assert [words for words in rule.examples if not fits(rule, words)] == []
    assert [words for words in rule.not_examples if fits(rule, words)] == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_with_literals_is_reached_by_its_examples(rule: RegionRule) -> None:
    reached = [any(w in words.lower() for w in rule.literal) for words in rule.examples]
    # Lines of one block or script are reached together.
    enough = any if rule.unit in ("block", "line") else all
    assert not rule.literal or enough(reached)


def marked(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(r.kind, text[r.start : r.end]) for r in mark_regions(text, title)]


BODY = "The army left the town at dawn and residents said that rebels had moved in by noon."
CASES = [
    (f"GOMA, CONGO —\n{BODY}", [("dateline", "GOMA, CONGO —")]),
    (f"BAGHDAD, June 12 (Example Wire) - {BODY}",
     [("dateline", "BAGHDAD, June 12 (Example Wire) -")]),
    (f"GOMA, 21 November 2012 - {BODY}", [("dateline", "GOMA, 21 November 2012 -")]),
    (f"Kyiv, 18 February – {BODY}", [("dateline", "Kyiv, 18 February –")]),
    (f"Tue 05 Jul 2016 {BODY}", [("dateline", "Tue 05 Jul 2016")]),
    (f"Army leaves town\n\nMOSUL, Iraq (Example Wire) — {BODY}",
     [("headline", "Army leaves town"), ("dateline", "MOSUL, Iraq (Example Wire) —")]),
    (f"{BODY}\nUnder siege\n{BODY}", [("subhead", "Under siege")]),
    (f"{BODY} FILE - Soldiers guard a bridge in Goma, Congo, Nov. 20, 2012. {BODY}",
     [("caption", "FILE - Soldiers guard a bridge in Goma, Congo, Nov. 20, 2012.")]),
    (f"{BODY} A woman carries water past a checkpoint in Goma, Nov. 21, 2012. {BODY}",
     [("caption", "A woman carries water past a checkpoint in Goma, Nov. 21, 2012.")]),
    (f"{BODY} People wait at a clinic in Goma. (Photo: A. Example/Example Radio) {BODY}",
     [("caption", "People wait at a clinic in Goma. (Photo: A. Example/Example Radio)")]),
    (f"{BODY} Ann Example contributed to this report from Goma.",
     [("boilerplate", "Ann Example contributed to this report from Goma.")]),
    (f"{BODY} (Reporting by Ann Example; Editing by Bo Sample)",
     [("boilerplate", "(Reporting by Ann Example; Editing by Bo Sample)")]),
    (f"{BODY}\nSign up for our daily newsletter.\n{BODY}",
     [("boilerplate", "Sign up for our daily newsletter.")]),
    (f"{BODY}\nRead more: How the town fell\n{BODY}",
     [("boilerplate", "Read more: How the town fell")]),
    (f"{BODY}\nRelated articles:\nHow the town fell\nWho the rebels are\n\n{BODY}",
     [("boilerplate", "Related articles:\nHow the town fell\nWho the rebels are")]),
    (f"{BODY}\nVideo size\nwidth\nRebels in town\nShare this video\n0:01:02\n{BODY}",
     [("boilerplate", "Video size\nwidth\nRebels in town\nShare this video\n0:01:02")]),
    (f"{BODY}\nCopyright 2012 Example Wire. All rights reserved.",
     [("boilerplate", "Copyright 2012 Example Wire. All rights reserved.")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_publishers_add_is_marked(text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "The vote is set for Sunday, Nov. 6, 2016. " + BODY,
        "The town fell on June 10, 2014. " + BODY,
        "NATO — the alliance — agreed to send troops. " + BODY,
        "Analysts — some of them soldiers — doubt it. " + BODY,
        "The minister said the army had left, witnesses told him, Nov. 20, 2012. " + BODY,
        "5 July 2016 was the day on which the town fell, residents said.",
        "“They follow us on the road,” the driver said. " + BODY,
        "The group claimed the attack in its weekly newsletter. " + BODY,
        "Dozens of men signed up for the army. " + BODY,
        "The report was published by the United Nations, which blamed both sides. " + BODY,
        "Iran contributed to this defeat, the general said. " + BODY,
        "The town had been held since the spring and was shelled again\n5 July 2016 The army left.",
        "The market was hit, the mayor said, and the clinic was burnt down\nBy Syrian Army\nunits.",
    ],
)
def test_body_text_stays_body(text: str) -> None:
    assert marked(text) == []


def test_a_title_that_the_text_repeats_is_its_headline() -> None:
    title = "Rockets kill three in port city"
    text = f"1 July 2016 {title}. Three people were killed on Friday, the police said."
    assert marked(text, title) == [("dateline", "1 July 2016"), ("headline", title + ".")]


def test_a_body_that_begins_with_the_words_of_the_title_is_no_headline() -> None:
    title = "Rockets kill three in port city"
    assert marked(f"{title} of Latakia, the police said on Friday.", title) == []


def test_what_stands_before_an_agencys_day_is_the_headline() -> None:
    text = "Rockets kill three in port AFP Friday 1 Jul 2016 Three people were killed on Friday."
    assert [kind for kind, _ in marked(text)] == ["headline", "dateline"]


@pytest.mark.parametrize(
    "text",
    [
        " " * 200_000,
        "\n" * 200_000,
        "FILE - " * 20_000,
        "▶\n" * 50_000 + "Share this video",
        "A. " * 60_000,
        "(" * 100_000 + " photo",
        "Related:\n" * 20_000,
        "x" * 100_000 + " contributed to this report. " + "y " * 50_000,
        "İ" * 50_000 + " Ann Example contributed to this report.",
        "Reporting by A" + "\n " * 5_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_marked_in_time_and_in_order(text: str) -> None:
    began = time.process_time()
    regions = mark_regions(text, text[:100])
    assert time.process_time() - began < 3
    ends = [0, *(r.end for r in regions)]
    assert all(r.start >= end for r, end in zip(regions, ends, strict=False))
