"""The words a negation reaches."""

from __future__ import annotations

import pytest

from dateline.attribution.negation import negation_scope


@pytest.mark.parametrize(
    ("text", "cue", "scope"),
    [
        ("The rebels did not shell the mill.", "not", "The rebels did shell the mill"),
        (
            "The rebels did not shell the mill, but the army left.",
            "not",
            "The rebels did shell the mill",
        ),
        ("The mayor said no guard was hurt.", "no", "guard was hurt"),
        ("The column passed without a shot.", "without", "a shot"),
        ("Never.", "Never", ""),
    ],
)
def test_the_scope_is_the_negated_clause(text, cue, scope, parse):
    (sentence,) = parse(text)
    at = next(w.index for w in sentence.words if w.text == cue)
    words = [sentence.words[i].text for i in sorted(negation_scope(sentence, at))]
    assert " ".join(words) == scope
