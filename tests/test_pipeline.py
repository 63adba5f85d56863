"""From a report to claims: the whole way, and what happens when a stage fails."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import pipeline
from dateline.language.spacy import SpacyAnalyser
from dateline.model import Claim, Coding, Report
from dateline.model.codec import coding_from_dict, to_dict
from dateline.scene import Knowledge
from dateline.wiring import load_knowledge

PUBLISHED = dt.date(2014, 6, 12)
TEXT = (
    "State television quoted the army as saying on Wednesday that militants had shelled the town "
    "of Tikrit, killing at least three soldiers. The militants denied the shelling.\n"
    "Gunmen seized 49 people at the Turkish consulate in Mosul on Wednesday, officials said."
)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def coded(analyser: SpacyAnalyser, knowledge: Knowledge) -> Coding:
    report = Report("r1", TEXT, published=PUBLISHED, language="en")
    return next(pipeline.code_reports([report], analyser=analyser, knowledge=knowledge))


def _one(coded: Coding, trigger: str) -> Claim:
    return next(c for c in coded.claims if trigger in c.trigger.text)


def test_a_claim_says_who_did_what_where_when_and_who_says_so(coded: Coding) -> None:
    claim = _one(coded, "shelled")
    assert (claim.type, claim.modes) == ("ASSAULT", ("heavy-weapons",))
    assert [p.mention.text for p in claim.actors] == ["militants"]
    assert [(p.mention.text, p.country) for p in claim.places] == [("Tikrit", "IRQ")]
    assert [(c.kind, c.low, c.best, c.high) for c in claim.counts] == [("killed", 3, 3, None)]
    assert [s.mention.text for s in claim.sources if s.mention][-1] == "the army"
    assert len(claim.sources) == 2
    assert (claim.factuality, claim.tense) == ("CT+", "past")


def test_a_denial_is_a_claim_of_its_own(coded: Coding) -> None:
    denied = [c for c in coded.claims if c.stance == "denies"]
    assert [c.factuality for c in denied] == ["CT-"]
    assert denied[0].type == "ASSAULT"


def test_every_span_is_the_text_it_points_at(coded: Coding) -> None:
    def spans(value: object) -> list[dict[str, object]]:
        if isinstance(value, dict):
            own = [value] if {"start", "end", "text"} <= value.keys() else []
            return own + [s for v in value.values() for s in spans(v)]
        return [s for v in value for s in spans(v)] if isinstance(value, list) else []

    found = spans(to_dict(coded))
    assert len(found) > 20
    assert all(TEXT[s["start"] : s["end"]] == s["text"] for s in found)  # type: ignore[misc]


def test_coding_survives_json(coded: Coding) -> None:
    assert coding_from_dict(to_dict(coded), coded.report) == coded


def test_ids_are_unique_and_stable(
    coded: Coding, analyser: SpacyAnalyser, knowledge: Knowledge
) -> None:
    again = next(pipeline.code_reports([coded.report], analyser=analyser, knowledge=knowledge))
    assert again == coded
    assert len({c.id for c in coded.claims}) == len(coded.claims)


def test_a_failing_stage_loses_nothing_else(
    analyser: SpacyAnalyser, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise RuntimeError("injected")

    monkeypatch.setattr(pipeline, "place_claims", broken)
    report = Report("r1", TEXT, published=PUBLISHED, language="en")
    coding = next(pipeline.code_reports([report], analyser=analyser, knowledge=knowledge))
    assert [(p.stage, p.severity) for p in coding.problems] == [("places", "failed")]
    assert "injected" in coding.problems[0].reason
    assert _one(coding, "shelled").actors
    assert not _one(coding, "shelled").places


def test_a_sentence_that_fails_does_not_take_the_others(
    analyser: SpacyAnalyser, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.drafts_in

    def broken(sentence, *rest):  # type: ignore[no-untyped-def]
        if sentence.index == 0:
            raise RuntimeError("injected")
        return real(sentence, *rest)

    monkeypatch.setattr(pipeline, "drafts_in", broken)
    report = Report("r1", TEXT, published=PUBLISHED, language="en")
    coding = next(pipeline.code_reports([report], analyser=analyser, knowledge=knowledge))
    assert [(p.stage, p.sentence) for p in coding.problems] == [("coding", 0)]
    assert _one(coding, "seized")


def test_other_languages_are_kept_and_not_coded(
    analyser: SpacyAnalyser, knowledge: Knowledge
) -> None:
    reports = [
        Report("fr", "Les rebelles ont pris la ville.", language="fr"),
        Report("en", "Rebels seized the town.", language="en"),
    ]
    french, english = pipeline.code_reports(reports, analyser=analyser, knowledge=knowledge)
    assert not french.claims
    assert french.report.text == reports[0].text
    assert french.problems[0].severity == "note"
    assert english.claims
    assert [p.stage for p in english.problems] == ["times"], "no publication date is said"


NASTY = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\u200b\u202e\u2066\ufeff\x00\"“”‘’'()[]—-–…\n\r\t .,;:"),
    ),
    max_size=300,
)
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "“We",
            "rebels",
            "seized",
            "Mosul",
            "said",
            "the army",
            "killed",
            "12",
            "people",
            "on",
            "Monday",
            "denied",
            "that",
            ",",
            ".",
            "”",
            "in",
            "according to",
            "\n",
            "its",
            "attack",
        ]
    ),
    max_size=40,
).map(" ".join)


@given(st.one_of(NASTY, FRAGMENTS))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_goes_through(analyser: SpacyAnalyser, knowledge: Knowledge, text: str) -> None:
    report = Report("x", text, published=PUBLISHED, language="en")
    coding = next(pipeline.code_reports([report], analyser=analyser, knowledge=knowledge))
    assert not [p for p in coding.problems if p.severity == "failed"], coding.problems
    for claim in coding.claims:
        assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.text


def test_only_parties_have_evidence(analyser: SpacyAnalyser, knowledge: Knowledge) -> None:
    text = "Gunmen shot at the convoy on Tuesday. Rebels shelled the army's base."
    report = Report("r", text, published=dt.date(2014, 6, 12))
    (coding,) = pipeline.code_reports([report], analyser=analyser, knowledge=knowledge)
    assert len(coding.claims) == 2
    for claim in coding.claims:
        named = [p.mention.text for p in (*claim.actors, *claim.recipients)]
        told = [e.span for e in claim.evidence if e.slot in {"actors", "recipients"}]
        assert told
        assert all(span and any(span.text in n or n in span.text for n in named) for span in told)
