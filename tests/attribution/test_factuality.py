"""Every cue's own examples, and how cues compose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.attribution.factuality import Happening, Reading, compose, read_factuality
from dateline.errors import KnowledgeError
from dateline.knowledge.factuality_cues import FOLDER, FactualityCue, factuality_cues, load
from dateline.model.vocabulary import FACTUALITIES

CUES = factuality_cues()
VALUES = st.sampled_from(FACTUALITIES)


def reading(case) -> Reading:
    draft = case.draft
    said = '"' in case.text
    happening = Happening(case.sentence, draft.head, draft.words, draft.type, draft.modes, said)
    return read_factuality(happening, CUES)


def cases(kind: str) -> list[tuple[FactualityCue, str]]:
    return [(cue, text) for cue in CUES.cues for text in getattr(cue, kind)]


@pytest.mark.parametrize(("cue", "text"), cases("examples"))
def test_a_cue_sets_the_factuality_of_its_examples(cue, text, drafted):
    marked, _, value = text.partition(" = ")
    found = reading(drafted(marked))
    assert cue.id in [e.rule for e in found.evidence]
    assert found.value == (value or cue.gives)


@pytest.mark.parametrize(("cue", "text"), cases("not_examples"))
def test_a_cue_leaves_its_counter_examples_alone(cue, text, drafted):
    assert cue.id not in [e.rule for e in reading(drafted(text)).evidence]


@pytest.mark.parametrize(
    ("carrier", "text"), [(c, text) for c in CUES.carrier_rules for text in c.examples]
)
def test_a_carrier_hands_the_negation_of_its_clause_down(carrier, text, drafted):
    marked, _, value = text.partition(" = ")
    assert reading(drafted(marked)).value == (value or "CT-")


@pytest.mark.parametrize(
    ("carrier", "text"), [(c, text) for c in CUES.carrier_rules for text in c.not_examples]
)
def test_other_verbs_keep_their_negation(carrier, text, drafted):
    assert reading(drafted(text)).value == "CT+"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The general said the brigade had tried to {retake} the mill but failed.", "Uu"),
        ("The rebels could not have {seized} the dam.", "CT-"),
        ("Residents fear that the army will {shell} the port.", "PS+"),
        ("The patrol may have run into an {ambush}.", "PS+"),
        ("The mill fell in an offensive backed by {airstrikes}.", "CT+"),
        ("The monitor estimates that the army {killed} nine millers.", "CT+"),
        ("The mayor said no one had {attacked} him.", "CT-"),
        ("RETREAT ceasefire: Rebels broke the {truce} at dawn.", "CT-"),
        ("Police prevented the men from trying to {storm} the depot.", "Uu"),
        ("The militia did not kill or {wound} anyone.", "CT-"),
        ("The shell hit the school, {killing} two teachers.", "CT+"),
        ("The charge could explode, {killing} two teachers.", "PS+"),
        ("The army did not say that rebels had {shelled} the camp.", "CT+"),
    ],
)
def test_cues_compose_outward(text, value, drafted):
    assert reading(drafted(text)).value == value


@given(VALUES, VALUES)
def test_composing_never_makes_a_value_surer(outer, inner):
    result = compose(outer, inner)
    order = ("CT", "PR", "PS", "Uu")
    assert order.index(result[:2]) >= max(order.index(outer[:2]), order.index(inner[:2]))


@given(VALUES)
def test_certain_presentation_changes_nothing(value):
    assert compose("CT+", value) == value


def test_all_faults_of_the_tables_are_told_at_once(tmp_path):
    for path in FOLDER.glob("*.yaml"):
        if path.name.startswith(("factuality", "stance")):
            (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "stance.yaml").write_text(
        "cues:\n  - {id: x, lemma: [say], gives: shouts, colour: red, examples: [none]}\n",
        encoding="utf-8",
    )
    (tmp_path / "factuality.yaml").write_text("cues: 3\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        load(tmp_path)
    told = "\n".join(raised.value.faults)
    for part in ("shouts", "colour", "needs not_examples", "one {trigger}", "factuality.yaml"):
        assert part in told
