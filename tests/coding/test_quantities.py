"""Numbers with their bounds (codebook section 7, "Numbers")."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.coding.quantities import quantity_of
from dateline.knowledge.event_rules import load_codebook

NUMBERS = load_codebook().numbers


@pytest.mark.parametrize(
    ("text", "noun", "low", "best", "high"),
    [
        ("The raid killed 12 people.", "people", 12, 12, 12),
        ("The raid killed at least 12 people.", "people", 12, 12, None),
        ("The raid killed more than 1,300 people.", "people", 1300, 1300, None),
        ("The raid killed about thirty people.", "people", 30, 30, None),
        ("The raid killed nearly 50 people.", "people", None, None, 50),
        ("The raid killed up to 40 people.", "people", 0, None, 40),
        ("The raid killed as many as 40 people.", "people", 0, None, 40),
        ("The raid killed dozens of people.", "people", 24, None, None),
        ("The raid killed scores of people.", "people", 40, None, None),
        ("Hundreds of people marched.", "people", 200, None, None),
        ("Tens of thousands of people marched.", "people", 20000, None, None),
        ("The raid killed two dozen people.", "people", 24, 24, 24),
        ("Some 1.5 million people live there.", "people", 1500000, 1500000, None),
        ("The raid killed between 10 and 20 people.", "people", 10, None, 20),
        ("Three soldiers were killed.", "soldiers", 3, 3, 3),
        (
            "Published September 24 2016 Ninety-two civilians were killed and 273 others injured "
            "Saturday by airstrikes on Aleppo.",
            "civilians",
            92,
            92,
            92,
        ),
        ("Over 1 000 civilians were killed.", "civilians", 1000, 1000, None),
    ],
)
def test_quantities(
    text: str, noun: str, low: int | None, best: int | None, high: int | None, parse: Parse
) -> None:
    sentence = next(s for s in parse(text) if any(w.text == noun for w in s.words))
    head = next(w.index for w in sentence.words if w.text == noun)
    quantity = quantity_of(sentence, head, NUMBERS)
    assert quantity is not None
    assert (quantity.low, quantity.best, quantity.high) == (low, best, high)


@pytest.mark.parametrize("text", ["The raid killed several people.", "The raid killed people."])
def test_no_number_is_no_count(text: str, parse: Parse) -> None:
    sentence = parse(text)[0]
    head = next(w.index for w in sentence.words if w.text == "people")
    assert quantity_of(sentence, head, NUMBERS) is None
