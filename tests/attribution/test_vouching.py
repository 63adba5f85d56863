"""Sources, stance, factuality and tense of drafts, with and without statements."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.attribution.vouching import vouch
from dateline.language.coreference import corefer
from dateline.model import (
    Coreference,
    Draft,
    Marks,
    Mention,
    Party,
    Sentence,
    Source,
    Span,
    Speaker,
    Statement,
    Vouching,
    Word,
)
from dateline.model.vocabulary import EVENT_TYPES, FACTUALITIES, STANCES, TENSES


def spans(text: str, part: str) -> Span:
    at = text.index(part)
    return Span(at, at + len(part), part)


def statement(case, content: str, source: str, cue: str, **more) -> Statement:
    span = spans(case.text, source)
    return Statement(
        more.pop("id", "s1"),
        (spans(case.text, content),),
        more.pop("kind", "indirect"),
        span,
        spans(case.text, cue),
        Speaker(source, more.pop("role", "unnamed")),
        more.pop("chain", None) or (Source(span, source),),
    )


def vouched(case, *statements: Statement, marks: Marks | None = None) -> Vouching:
    return vouch([case.draft], case.sentences, statements, marks or Marks(), Coreference())[0]


def names(vouching: Vouching) -> list[str]:
    return [source.name for source in vouching.sources]


def test_a_claim_inside_a_statement_takes_its_source(drafted):
    case = drafted("The mayor said rebels {shelled} the mill.")
    result = vouched(case, statement(case, "rebels shelled the mill", "The mayor", "said"))
    assert (result.statement, names(result)) == ("s1", ["The mayor"])
    assert (result.stance, result.factuality, result.tense) == ("reports", "CT+", "past")


def test_a_claim_outside_every_statement_is_the_reports_own(drafted):
    case = drafted("Rebels {shelled} the mill, and the mayor said he was safe.")
    result = vouched(case, statement(case, "he was safe", "the mayor", "said"))
    assert (result.statement, result.sources) == (None, ())


def test_a_gloss_on_a_name_is_the_reports_own(drafted):
    case = drafted("The mayor said the army left the mill, which rebels {seized} in May.")
    said = statement(
        case, "the army left the mill, which rebels seized in May", "The mayor", "said"
    )
    assert names(vouched(case, said)) == []


def test_whose_claim_is_rejected_does_not_vouch(drafted):
    case = drafted("The army rejected as false a claim by the mayor that it {shelled} the mill.")
    said = statement(case, "that it shelled the mill", "the mayor", "claim")
    result = vouched(case, said)
    assert (names(result), result.stance, result.factuality) == (["army"], "denies", "CT-")


def test_a_thing_does_not_vouch(drafted):
    case = drafted("The mayor said the number suggests that rebels {shelled} the mill.")
    said = statement(case, "the number suggests that rebels shelled the mill", "The mayor", "said")
    result = vouched(case, said)
    assert (names(result), result.factuality) == (["The mayor"], "PR+")


@pytest.mark.parametrize(
    "text",
    [
        "A {bombing} claimed by the militia killed a miller.",
        "The {bombing} was claimed by the militia.",
    ],
)
def test_a_claimed_attack_has_its_claimant_as_source(text, drafted):
    result = vouched(drafted(text))
    assert (names(result), result.stance) == (["militia"], "claims_responsibility")


def test_what_is_repudiated_is_presupposed(drafted):
    result = vouched(drafted("The church repudiated the {killing} of the priest."))
    assert (names(result), result.stance, result.factuality) == ([], "reports", "CT+")


def test_nested_statements_make_a_chain_outermost_first(drafted):
    case = drafted("State radio said the mayor said rebels {shelled} the mill.")
    outer = statement(case, "the mayor said rebels shelled the mill", "State radio", "said")
    inner = statement(case, "rebels shelled the mill", "the mayor", "said", id="s2")
    for order in ((outer, inner), (inner, outer)):
        result = vouched(case, *order)
        assert (result.statement, names(result)) == ("s2", ["State radio", "the mayor"])


def test_a_statement_that_leaves_the_trigger_out_does_not_hide_the_accuser(drafted):
    case = drafted("The mayor accused the militia of {shelling} the mill because it was angry.")
    said = statement(case, "it was angry", "The mayor", "accused")
    assert names(vouched(case, said)) == ["The mayor"]


def test_what_an_accuser_says_by_the_way_is_no_accusation(drafted):
    case = drafted("The mayor accused the army of a raid that undid gains the miners {seized}.")
    content = "a raid that undid gains the miners seized"
    result = vouched(case, statement(case, content, "The mayor", "accused"))
    assert (names(result), result.stance) == (["The mayor"], "reports")


def test_an_attitude_vouches_for_nothing(drafted):
    case = drafted("The mayor wants rebels to {leave} the mill.")
    wish = statement(case, "rebels to leave the mill", "The mayor", "wants", kind="attitude")
    assert vouched(case, wish).statement is None


@pytest.mark.parametrize(
    ("text", "expected", "stance", "value"),
    [
        (
            "The mayor accused the militia of {shelling} the mill.",
            ["mayor"],
            "accuses",
            "CT+",
        ),
        ("Two men accused of {bombing} the depot fled.", [], "accuses", "Uu"),
        ("The militia denied {shelling} the mill.", ["militia"], "denies", "CT-"),
        ("The miners demanded the {release} of a guide.", ["miners"], "reports", "Uu"),
        (
            "A cell claimed responsibility for the {bombing}.",
            ["cell"],
            "claims_responsibility",
            "CT+",
        ),
        ("No group has claimed responsibility for the {bombing}.", [], "reports", "CT+"),
        ("The ministry neither confirmed nor denied the {raid}.", [], "reports", "Uu"),
        ("The mayor denied the clubs the {march}.", [], "reports", "CT+"),
        ("The men are said to have {shelled} the mill.", [], "reports", "PR+"),
        ("Rebels reportedly {shelled} the mill.", [], "reports", "PR+"),
        ("{Looting} was reported in the port.", ["unnamed"], "reports", "CT+"),
        ("There were reports of {clashes} in the port.", ["reports"], "reports", "CT+"),
        ("The bishop condemned the {shelling} of the mill.", [], "reports", "CT+"),
        ("The army plans to {retake} the mill.", [], "reports", "Uu"),
    ],
)
def test_cues_vouch_where_no_statement_does(text, expected, stance, value, drafted):
    result = vouched(drafted(text))
    assert (names(result), result.stance, result.factuality) == (expected, stance, value)


@pytest.mark.parametrize(
    ("text", "expected", "stance", "value"),
    [
        (
            "The paper retracted its report that rebels {shelled} the mill.",
            ["paper"],
            "retracts",
            "Uu",
        ),
        (
            "A report that rebels {shelled} the mill was withdrawn by the paper.",
            ["paper"],
            "retracts",
            "Uu",
        ),
        (
            "The mayor took back his claim that rebels {shelled} the mill.",
            ["mayor"],
            "retracts",
            "Uu",
        ),
        (
            "The mayor backtracked on his claim that rebels {shelled} the mill.",
            ["mayor"],
            "retracts",
            "Uu",
        ),
        (
            "The paper did not retract its report that rebels {shelled} the mill.",
            ["paper"],
            "reports",
            "CT+",
        ),
        (
            "The paper's report that rebels {shelled} the mill was read.",
            ["paper"],
            "reports",
            "CT+",
        ),
    ],
)
def test_a_report_is_taken_back_by_whoever_made_it(text, expected, stance, value, drafted):
    result = vouched(drafted(text))
    assert (names(result), result.stance, result.factuality) == (expected, stance, value)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor disputed the toll, saying shells {killed} only two men.", "disputes_detail"),
        (
            "The mayor contested their account and said rebels {shelled} the mill.",
            "disputes_detail",
        ),
        ("The mayor did not dispute the toll, saying shells {killed} two men.", "reports"),
        ("The mayor praised the toll, saying shells {killed} only two men.", "reports"),
    ],
)
def test_what_is_said_beside_a_disputed_detail_disputes_it(text, stance, drafted):
    case = drafted(text)
    cue = "said" if " said " in text else "saying"
    content = case.text.split(f"{cue} ")[1].rstrip(".")
    result = vouched(case, statement(case, content, "The mayor", cue))
    assert result.stance == stance
    told = [e.span.text for e in result.evidence if e.slot == "stance"]
    assert bool(told) == (stance == "disputes_detail")
    assert not set(told) - {"disputed", "contested"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor agreed to {back} the plan.", "Uu"),
        ("Villagers want the rebels to {leave} the mill.", "Uu"),
        ("Any {attack} would be met with force.", "Uu"),
        ("The rebels did not launch any {attack}.", "CT-"),
        ("The states cooperate in {defeating} the rebels.", "CT+"),
    ],
)
def test_what_is_not_done_yet(text, value, drafted):
    case = drafted(text)
    assert vouched(case).factuality == value


def test_a_pronoun_vouches_for_whom_it_stands(parse):
    sentences = parse("Omar Hadid leads the militia. He claimed responsibility for the bombing.")
    where = next(w for w in sentences[1].words if w.lower == "bombing")
    draft = Draft(
        1, sentences[1].span(where.index, where.index), where.index, (where.index,), "ASSAULT"
    )
    (vouching,) = vouch([draft], sentences, (), Marks(), corefer(sentences, Marks()))
    assert [(s.name, s.mention.text) for s in vouching.sources] == [("Omar Hadid", "He")]


def test_a_voucher_already_in_the_chain_is_not_named_twice(drafted):
    case = drafted("The mayor accused the militia of {shelling} the mill.")
    said = statement(case, "shelling the mill", "The mayor", "accused")
    result = vouched(case, said)
    assert (names(result), result.stance) == (["The mayor"], "accuses")


def test_a_voucher_that_is_a_known_party_takes_its_name_and_role(drafted):
    case = drafted("Damascus denied {shelling} the mill.")
    party = Party(spans(case.text, "Damascus"), "Government of Syria", "Q1", "SYR", kind="state")
    (source,) = vouched(case, marks=Marks((party,))).sources
    assert (source.name, source.id, source.role) == ("Government of Syria", "Q1", "official")


@pytest.mark.parametrize(
    ("text", "content", "kind", "expected"),
    [
        ('"The rebels {must leave} now," the mayor said.', "must leave", "direct", 0),
        ('"We {urge} them to leave," the mayor said.', "We urge them to leave", "direct", 0),
        ('"We have {asked} them to leave," the mayor said.', "We have asked", "direct", 1),
        ("the mayor said a priest {urged} them to go.", "a priest urged", "indirect", 1),
    ],
)
def test_the_speaker_of_an_act_of_speech_is_no_source_of_it(text, content, kind, expected, drafted):
    case = drafted(f"REQUEST: {text}")
    sentence = case.sentence
    subjects = sentence.children(case.draft.head, "nsubj")
    actors = tuple(Mention.of(sentence, w.index, w.index, w.index) for w in subjects)
    if "rebels" in text:
        actors = ()
    case = replace(case, draft=replace(case.draft, actors=actors))
    result = vouched(case, statement(case, content, "the mayor", "said", kind=kind))
    assert (len(result.sources), result.factuality) == (expected, "CT+")


def test_what_did_not_happen_is_denied_by_the_side_it_would_be_laid_to(drafted):
    case = drafted("The colonel said the Alphan army did not {shell} the mill.")
    army = spans(case.text, "Alphan army")
    sentence = case.sentence
    first, last = (w.index for w in sentence.words_in(army))
    case = replace(
        case, draft=replace(case.draft, actors=(Mention.of(sentence, first, last, last),))
    )
    marks = Marks((Party(army, "Army of Alpha", country="ALP", kind="armed_force"),))
    content = "the Alphan army did not shell the mill"
    for country, stance in (("ALP", "denies"), ("BET", "reports")):
        span = spans(case.text, "The colonel")
        chain = (Source(span, "The colonel", role="belligerent", country=country),)
        said = statement(case, content, "The colonel", "said", chain=chain)
        result = vouched(case, said, marks=marks)
        assert (result.stance, result.factuality) == (stance, "CT-")


def test_every_value_names_its_cue(drafted):
    case = drafted("The mayor accused the militia of trying to {shell} the mill.")
    rules = {e.slot: (e.rule, e.span.text) for e in vouched(case).evidence}
    assert rules == {
        "factuality": ("fact.attempted", "trying"),
        "stance": ("stance.accuses", "accused"),
    }


HEADS = st.lists(st.integers(0, 11), min_size=12, max_size=12)
WORDS = st.lists(
    st.sampled_from(["not", "will", "attack", "said", "deny", "of", "plan", "?", "they", "\u202e"]),
    min_size=12,
    max_size=12,
)
DEPS = st.lists(
    st.sampled_from(["neg", "aux", "dobj", "ccomp", "xcomp", "prep", "pobj", "conj", "nsubj"]),
    min_size=12,
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(WORDS, HEADS, DEPS, st.sampled_from(EVENT_TYPES), st.integers(0, 11))
def test_any_parse_even_with_loops_is_vouched_for(texts, heads, deps, kind, head):
    words, at = [], 0
    for index, text in enumerate(texts):
        words.append(
            Word(index, at, at + len(text), text, text, "VERB", "VB", deps[index], heads[index])
        )
        at += len(text) + 1
    sentence = Sentence(0, 0, " ".join(texts), tuple(words))
    draft = Draft(0, sentence.span(head, head), head, (head,), kind)
    (result,) = vouch([draft], (sentence,), (), Marks(), Coreference())
    assert result.stance in STANCES
    assert result.factuality in FACTUALITIES
    assert result.tense in TENSES


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Carts left with dead from {strikes} that the men said killed 21.", "killed 21", ["men"]),
        ("He spoke of a {raid} the army says killed 21 people.", "killed 21 people", ["army"]),
        ("He saw the {attack} which residents say destroyed the mill.", "destroyed", ["residents"]),
        ("He saw the {attack} in which residents say three men died.", "three men died", []),
    ],
)
def test_who_tells_of_a_happening_in_its_relative_clause(drafted, text, content, source):
    case = drafted(text)
    speaker = {"men": "the men", "army": "the army"}.get(*source or [""], "residents")
    cue = "said" if "said" in text else "say"
    result = vouched(case, statement(case, content, speaker, cue))
    assert names(result) == ([speaker] if source else [])
