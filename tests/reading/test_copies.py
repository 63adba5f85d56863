"""Near-copies by fingerprint."""

from __future__ import annotations

import pytest

from dateline.reading import fingerprint, similarity

WIRE = " ".join(
    f"On day {n} the army said that it had taken hill number {n} from the rebels near the river."
    for n in range(20)
)


def test_a_text_is_its_own_copy_whatever_its_case_and_punctuation() -> None:
    assert similarity(fingerprint(WIRE), fingerprint(WIRE.upper().replace(".", " ;"))) == 1.0


def test_a_lightly_edited_copy_stands_out_from_another_text() -> None:
    other = " ".join(f"Aid convoy {n} reached village {n} with flour and tents." for n in range(20))
    copy = "GOMA — " + WIRE.replace("hill number 3", "a hill") + " Ann Example contributed."
    assert similarity(fingerprint(WIRE), fingerprint(copy)) > 0.8
    assert similarity(fingerprint(WIRE), fingerprint(other)) < 0.1


def test_values_do_not_depend_on_the_run() -> None:
    assert fingerprint("one two three four five")[:2] == (PINNED[0], PINNED[1])


def test_a_text_too_short_for_a_shingle_is_like_nothing() -> None:
    assert fingerprint("three little words") == ()
    assert similarity((), fingerprint(WIRE)) == 0.0


def test_fingerprints_of_different_sizes_are_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        similarity((1, 2), (1,))


#: The first values under rensa's algorithm version 2; a change would break stored fingerprints.
PINNED = (3633109407, 3263409473)
