"""Statements as a reader would tell them: who says what, in which words, through whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.attribution import find_statements
from dateline.language.coreference import corefer
from dateline.model import Coreference, Marks, Sentence, Statement

Parse = Callable[[str], tuple[Sentence, ...]]

#: text, then (speaker, contents) of each statement in order.
CASES = {
    "a cue with a content of its own is no aside": (
        "Bombing of the port has resumed as ministers consider whether to send monitors.",
        [],
    ),
    "a gloss in brackets is no source": (
        '"We want an ICC [International Criminal Court] inquiry" said lawmaker Hywel Price.',
        [("Hywel Price", ["We want an ICC [International Criminal Court] inquiry"])],
    ),
    "a weekday before a closing source": (
        "Jets patrolled the border on Friday Harbour army said.",
        [("Harbour army", ["Jets patrolled the border on Friday"])],
    ),
    "an adverb before a closing source": (
        "Two bombs killed nine people a mile apart SANA said.",
        [("SANA", ["Two bombs killed nine people a mile apart"])],
    ),
    "a measure before a closing source": (
        "Rebels hit a bus killing five people and wounding dozens more observers said.",
        [("observers", ["Rebels hit a bus killing five people and wounding dozens more"])],
    ),
    "an article begins a closing source": (
        "Rebels shelled two towns in the north of the country a monitor said.",
        [("monitor", ["Rebels shelled two towns in the north of the country"])],
    ),
    "a participle of belief is no cue": (
        "A witness said war planes thought to be from the coalition struck the camp.",
        [("witness", ["war planes thought to be from the coalition struck the camp"])],
    ),
    "each side of a semicolon has its speaker": (
        "Soldiers shelled the camp, the mayor said; the rebels said soldiers had bombed it.",
        [("mayor", ["Soldiers shelled the camp"]), ("rebels", ["soldiers had bombed it"])],
    ),
    "a closing denial is no part of what was said": (
        "Residents say soldiers fired first, which the task force denied.",
        [("Residents", ["soldiers fired first"])],
    ),
    "a claim by somebody that": (
        "The mayor rejected a claim by the militia that soldiers had shelled the camp.",
        [("militia", ["that soldiers had shelled the camp"])],
    ),
    "a participle goes on for the speaker, not for the subject before it": (
        "Hadid said some men came from Idlib, repeating the claim that Turkey helped them.",
        [
            ("Hadid", ["some men came from Idlib"]),
            ("Hadid", ["that Turkey helped them"]),
        ],
    ),
    "cue before": (
        "The governor said that the bridge had been blown up.",
        [("governor", ["that the bridge had been blown up"])],
    ),
    "cue inside": (
        "The strike, the mayor said, hit a school.",
        [("mayor", ["The strike", "hit a school."])],
    ),
    "cue after": (
        "Two boats have sunk off the coast, the harbour police said.",
        [("harbour police", ["Two boats have sunk off the coast"])],
    ),
    "broken quotation": (
        '"They came at night," said Maria Lopez, a nurse, "and took the boys."',
        [("Maria Lopez", ["They came at night", "and took the boys."])],
    ),
    "quotation goes on after the cue": (
        '"We will not leave," John Hadley told Harbour Radio. "This is our home."',
        [("John Hadley", ["We will not leave", "This is our home."])],
    ),
    "new paragraph, new statement, same speaker": (
        '"We will not leave," John Hadley said.\n"Nobody will move us from here."',
        [
            ("John Hadley", ["We will not leave"]),
            ("John Hadley", ["Nobody will move us from here."]),
        ],
    ),
    "no closing mark": (
        "“We lost everything in the fire,” said Maria Lopez.\n“The house is gone, and the barn.",
        [
            ("Maria Lopez", ["We lost everything in the fire"]),
            ("Maria Lopez", ["The house is gone, and the barn."]),
        ],
    ),
    "single marks and an apostrophe": (
        "'We're hungry,' the children's mother said.",
        [("children's mother", ["We're hungry"])],
    ),
    "according to": (
        "Ten people died in the blast, according to two doctors.",
        [("two doctors", ["Ten people died in the blast"])],
    ),
    "headline label": (
        "Army: bridge retaken after long fight",
        [("Army", ["bridge retaken after long fight"])],
    ),
    "dash": (
        '"Where will we go now?" - Amina, a displaced farmer',
        [("Amina", ["Where will we go now?"])],
    ),
    "colon with a verb that is no cue": (
        'President John Hadley went further: "The war is over and we have won it."',
        [("John Hadley", ["The war is over and we have won it."])],
    ),
    "participle goes on": (
        "The mayor said two people died, adding that the road was closed.",
        [("mayor", ["two people died"]), ("mayor", ["that the road was closed"])],
    ),
    "a document speaks for its maker": (
        "A statement by the navy said the port was open.",
        [("navy", ["the port was open"])],
    ),
    "issuer of a document": (
        "The navy issued a statement saying that the port was open.",
        [("navy", ["that the port was open"])],
    ),
    "joint source": (
        "Residents and medics said the fire was started by a drone.",
        [("Residents and medics", ["the fire was started by a drone"])],
    ),
    "naming": (
        'The envoy called the plan for the port "a step back".',
        [("envoy", ["the plan for the port", "a step back"])],
    ),
    "a second verb of the speaker": (
        "The agency warned that people have nowhere to go and urged both sides to stop.",
        [("agency", ["that people have nowhere to go"]), ("agency", ["to stop"])],
    ),
    "they in a clause under their own": (
        "Britain and France sent proof of attacks, which they say were carried out by the army.",
        [("Britain and France", ["were carried out by the army"])],
    ),
    "description under its name": (
        "General John Hadley arrived on Monday. The general said the road was open.",
        [("John Hadley", ["the road was open"])],
    ),
    "surname under the full name": (
        "John Hadley said the road was open. The bridge is shut, Hadley added.",
        [("John Hadley", ["the road was open"]), ("John Hadley", ["The bridge is shut"])],
    ),
    "quoted, from the mouth of an agency": (
        '"The town has been freed," the news agency quoted the general as saying.',
        [("general", ["The town has been freed"])],
    ),
    "pronoun": (
        "General John Hadley said the town had fallen. He denied shelling the market.",
        [("John Hadley", ["the town had fallen"]), ("John Hadley", ["shelling the market"])],
    ),
    "scare quotes": ('The so-called "liberators" left the town on Friday.', []),
    "nobody says it": ("Nobody said that the town had fallen.", []),
    "an intention nobody carried out": ("There was no reason to claim that it was over.", []),
}


def _bare(content: str) -> str:
    """The words without their quotation marks and the comma before the closing one."""
    return content.strip("\"“”'").rstrip(",")


def _read(parse: Parse, text: str) -> tuple[Statement, ...]:
    sentences = parse(text)
    return find_statements(sentences, Marks(), corefer(sentences, Marks()))


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_who_says_what(text: str, wanted: list[tuple[str, list[str]]], parse: Parse) -> None:
    found = _read(parse, text)
    told = [
        (s.speaker.name if s.speaker else None, [_bare(c.text) for c in s.content]) for s in found
    ]
    assert told == wanted


def test_ids_follow_the_text_and_spans_hold(parse: Parse) -> None:
    text = "\n".join(case for case, _ in CASES.values())
    found = _read(parse, text)
    assert [s.id for s in found] == [f"s{n}" for n in range(1, len(found) + 1)]
    for statement in found:
        for span in (*statement.content, statement.source, statement.cue):
            assert span is None or text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We are tired of the siege," said the baker.', "direct"),
        ("The baker said they were tired.", "indirect"),
        ('The baker said they were "tired of the siege" and would leave.', "mixed"),
    ],
)
def test_kind(text: str, kind: str, parse: Parse) -> None:
    assert [s.kind for s in _read(parse, text)] == [kind]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "State television quoted the army as saying that the rebels had fled.",
            ["State television", "army"],
        ),
        (
            "The governor told Reuters that ten people had died, citing hospital staff.",
            ["governor", "hospital staff"],
        ),
        ("The mayor was quoted by the agency as saying the dam had burst.", ["agency", "mayor"]),
        (
            "Colonel Varo told Reuters, citing hospital staff, that nine people died in the raid.",
            ["Varo", "hospital staff"],
        ),
        ("Citing hospital staff, the mayor said that nine died.", ["mayor", "hospital staff"]),
        ("Nine died, Harbour TV said citing residents.", ["Harbour TV", "residents"]),
        (
            "The observatory, which relies on activists on the ground, said five people died.",
            ["observatory", "activists"],
        ),
        (
            "Nine died, according to a group that draws on a network of doctors for its reports.",
            ["group", "doctors"],
        ),
        ("The port, which relies on trade for its income, said five people died.", ["port"]),
    ],
)
def test_chain_is_outermost_first(text: str, chain: list[str], parse: Parse) -> None:
    assert [link.name for link in _read(parse, text)[0].chain] == chain


def test_a_statement_within_a_statement_has_both_in_its_chain(parse: Parse) -> None:
    text = "Reuters reported that the general said his men had left the town."
    inner = _read(parse, text)[-1]
    assert [link.name for link in inner.chain] == ["Reuters", "general"]


@pytest.mark.parametrize(
    "text",
    [
        "The prosecutor says the army will be charged, according to Harbour Radio.",
        "Officials said that nine people died and that rebels fled, according to Harbour Radio.",
    ],
)
def test_a_closing_according_to_hands_on_what_others_say(text: str, parse: Parse) -> None:
    assert [link.name for link in _read(parse, text)[-1].chain][:1] == ["Harbour Radio"]
    assert len(_read(parse, text)[-1].chain) == 2


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The doctor told Sky News that the ward was full.", "Sky News"),
        ("The doctor told reporters that the ward was full.", None),
        ("The doctor said in an interview with Reuters that the ward was full.", "Reuters"),
    ],
)
def test_channel_is_the_venue(text: str, channel: str | None, parse: Parse) -> None:
    speaker = _read(parse, text)[0].speaker
    assert speaker is not None
    assert speaker.channel == channel


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The defence minister said the road was open.", "official"),
        ("A rebel commander said the road was open.", "belligerent"),
        ("A resident said the road was open.", "witness"),
        ("State television said the road was open.", "belligerent"),
        ("The newspaper reported that the road was open.", "outlet"),
        ("Human Rights Watch said the road was open.", "monitor"),
    ],
)
def test_role(text: str, role: str, parse: Parse) -> None:
    speaker = _read(parse, text)[0].speaker
    assert speaker is not None
    assert speaker.role == role


def test_a_long_report_takes_time_in_step(parse: Parse) -> None:
    text = '"We will not leave," said John Hadley. "This is home," he said. They say it fell.\n'
    few, many = parse(text * 20), parse(text * 200)
    assert len(find_statements(many, Marks(), Coreference())) == 10 * len(
        find_statements(few, Marks(), Coreference())
    )


def test_attitudes_only_on_request(parse: Parse) -> None:
    sentences = parse("The council wants to reopen the road to the port.")
    assert find_statements(sentences, Marks(), Coreference()) == ()
    asked = find_statements(sentences, Marks(), Coreference(), attitudes=True)
    assert [s.kind for s in asked] == ["attitude"]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet="ab .,:\"'“”‘’«»\n-—said", max_size=120))
def test_any_text_gives_spans_of_that_text(parse: Parse, text: str) -> None:
    for statement in find_statements(parse(text), Marks(), Coreference()):
        for span in statement.content:
            assert text[span.start : span.end] == span.text
