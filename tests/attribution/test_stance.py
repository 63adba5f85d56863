"""Every stance cue's own examples."""

from __future__ import annotations

import pytest

from dateline.attribution.stance import read_stance
from dateline.knowledge.factuality_cues import factuality_cues

CUES = factuality_cues()


@pytest.mark.parametrize(
    ("cue", "text"), [(c, text) for c in CUES.stance_cues for text in c.examples]
)
def test_a_cue_tells_the_stance_of_its_examples(cue, text, drafted):
    case = drafted(text)
    found = read_stance(case.sentence, case.draft.head, CUES, type=case.draft.type)
    assert found is not None
    assert found.cue.id == cue.id


@pytest.mark.parametrize(
    ("cue", "text"), [(c, text) for c in CUES.stance_cues for text in c.not_examples]
)
def test_a_cue_leaves_its_counter_examples_alone(cue, text, drafted):
    case = drafted(text)
    found = read_stance(case.sentence, case.draft.head, CUES, type=case.draft.type)
    assert found is None or found.cue.id != cue.id


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army admitted {shelling} the mill.", "claims_responsibility"),
        ("The army admitted that shells {hit} the mill.", "confirms"),
        ("The army dismissed accusations of {torture}.", "denies"),
        ("The monitor confirmed the reports of {bombing}.", "confirms"),
        ("The army denied claims by the mayor that it {shelled} the mill.", "denies"),
        ("The ministry neither confirmed nor denied the {raid}.", None),
        ("The ministry said claims that soldiers {shelled} the camp were untrue.", "denies"),
        ("The ministry called the claim that soldiers {shelled} the camp a lie.", "denies"),
        ("The ministry rejected as exaggerated a claim that soldiers {killed} nine men.", "denies"),
        ("The ministry called the claim that soldiers {shelled} the camp credible.", "accuses"),
        ("A {bombing} claimed by the militia killed nine people.", "claims_responsibility"),
        ("The {bombing} was claimed by the militia.", "claims_responsibility"),
        ("No group claimed responsibility for the {bombing}.", None),
        ("The church repudiated the {killing} of the priest.", None),
    ],
)
def test_who_owns_up_and_who_denies(text, stance, drafted):
    case = drafted(text)
    found = read_stance(case.sentence, case.draft.head, CUES, type=case.draft.type)
    assert (found.value if found else None) == stance
