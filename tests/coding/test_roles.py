"""Who did it and to whom, as the drafts of a sentence tell (codebook sections 4, 5 and 7)."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline import Coder, Report
from dateline.coding import draft_claims
from dateline.knowledge.event_rules import load_codebook
from dateline.model import Draft, Marks, Sentence

CODEBOOK = load_codebook()


def _heads(sentences: tuple[Sentence, ...], draft: Draft, slot: str) -> set[str]:
    """The head words of a slot's mentions, in small letters."""
    return {sentences[m.sentence].words[m.head].lower for m in getattr(draft, slot)}


def _draft(sentences: tuple[Sentence, ...], trigger: str) -> Draft:
    drafts = draft_claims(sentences, Marks(), CODEBOOK)
    found = [d for d in drafts if trigger in d.trigger.text]
    assert found, [d.trigger.text for d in drafts]
    return found[0]


# text, trigger, heads of the actors, heads of the recipients
CASES = [
    # voice and agents
    ("Dozens of others were wounded in clashes with the army.", "clashes", "army", ""),
    (
        "90 people were killed and 273 injured by regime and Russian airstrikes on Aleppo.",
        "airstrikes",
        "regime russian",
        "",
    ),
    ("Protesters arrested", "arrested", "", "protesters"),
    ("Blasts hit the Syrian capital of Damascus.", "Blasts", "", ""),
    ("70 terrorists killed and many injured in raids by the army.", "raids", "army", "terrorists"),
    ("Nine men were killed and dozens injured in clashes near Homs.", "clashes", "", "men"),
    ("The mayor was kidnapped by gunmen.", "kidnapped", "gunmen", "mayor"),
    ("Three protesters were shot dead by soldiers.", "shot", "soldiers", "protesters"),
    ("The rebels said ten of their fighters had been killed.", "killed", "", "fighters"),
    ("Residents fled an offensive by the army.", "offensive", "army", ""),
    ("At least 14 people died in shelling by rebels.", "shelling", "rebels", ""),
    ("Rebels loyal to the former governor attacked soldiers.", "attacked", "rebels", "soldiers"),
    ("No group has claimed the attack on the market.", "attack", "", ""),
    ("Anti-Taliban operations continued near the town.", "operations", "", "taliban"),
    ("The shooting death of a farmer by a soldier angered them.", "death", "soldier", "farmer"),
    ("The mayor condemned the detention of men, including Haddad.", "condemned", "mayor", ""),
    ("He told Reuters rebels had seized the pilots.", "seized", "rebels", "pilots"),
    ("The envoy was found shot dead in May.", "shot", "", "envoy"),
    ("Rebels have been fighting each other for months.", "fighting", "rebels", ""),
    ("Guards were killed by air strikes and shelling in May.", "shelling", "", ""),
    ("The general, who ordered the raid, was killed.", "killed", "", "general"),
    ("A helicopter of the army was shot down, killing all on board.", "shot down", "", "army"),
    ("He was stopped and told to get out.", "told", "", "he"),
    ("They denounced police killings of farmers.", "killings", "police", "farmers"),
    ("Patrols received small arms fire from militants.", "fire", "militants", "patrols"),
    ("A missile believed to be fired by rebels killed a guard.", "killed", "rebels", "guard"),
    ("The army said its planning and execution of raids on rebels.", "raids", "", "rebels"),
    # sharing and control
    ("Soldiers seized the editor and beat him.", "beat", "soldiers", "him"),
    ("The envoy urged the army to release the pilots.", "release", "army", "pilots"),
    ("The envoy called on the army to release the pilots.", "release", "army", "pilots"),
    ("The army stopped the rebels from abducting a doctor.", "abducting", "rebels", "doctor"),
    ("The militia was accused of torturing prisoners.", "torturing", "militia", "prisoners"),
    (
        "The militia was accused by prosecutors of torturing prisoners.",
        "torturing",
        "militia",
        "prisoners",
    ),
    ("The court found the officers guilty of torturing prisoners.", "torturing", "officers", ""),
    ("The rebels used boats to kidnap two sailors.", "kidnap", "rebels", "sailors"),
    ("The minister released a letter accusing the rebels of fraud.", "accusing", "minister", ""),
    # who held it, and who else
    ("Troops retook the town that had been held by rebels.", "retook", "troops", "rebels"),
    ("Police detained 160 men, along with 50 women.", "detained", "police", "men women"),
    ("Soldiers searched the village for rebels.", "searched", "soldiers", "rebels"),
    ("The officials blamed the gas attack on rebels.", "blamed", "officials", "rebels"),
    ("Rebels are fully in control of Goma.", "control", "rebels", ""),
    # what is told of a subject
    ("The militants are at the gates of the capital.", "at the gates", "militants", ""),
    ("The militants are on the run.", "on the run", "militants", ""),
    ("Soldiers were out in force in Goma.", "out in force", "soldiers", ""),
    # nouns and the verbs above them
    ("The army carried out a series of raids on militants.", "raids", "army", "militants"),
    ("The Taliban claimed responsibility for the attack.", "attack", "taliban", ""),
    ("The attack, which the Taliban claimed, wounded two guards.", "attack", "taliban", "guards"),
    ("Officials blamed the attack on the rebels.", "attack", "rebels", ""),
    ("The rebels retaliated with air strikes.", "air strikes", "rebels", ""),
    ("Soldiers came under fire from rebels near the bridge.", "fire", "rebels", "soldiers"),
    ("The army confirmed the murder of the judge and two guards.", "murder", "", "judge guards"),
    ("The kidnapping and murder of the judge shocked the town.", "kidnapping", "", "judge"),
    # two sides
    ("Clashes between soldiers and rebels continued.", "Clashes", "soldiers rebels", ""),
    ("Clashes resumed on Sunday between soldiers and rebels.", "Clashes", "soldiers rebels", ""),
    ("The army fought a war against the rebels.", "war", "army", "rebels"),
    (
        "The army, the militia and the police bombed the rebels.",
        "bombed",
        "army militia police",
        "rebels",
    ),
    # whom acts of speech meet
    ("The rebels threatened to kill the hostages.", "threatened", "rebels", "hostages"),
    ("The rebels vowed to kill anyone.", "vowed", "rebels", ""),
    ("The rebels refused to meet with the envoy.", "refused", "rebels", "envoy"),
    ("The minister rejected an appeal from the union.", "rejected", "minister", "union"),
    # owners, holders and instruments
    ("Government jets bombed the village.", "bombed", "government", ""),
    ("A helicopter belonging to the army bombed the village.", "bombed", "army", ""),
    ("Barrel bombs dropped by army helicopters killed a child.", "killed", "army", "child"),
    ("The village is under the control of the rebels.", "control", "rebels", ""),
    ("The army attacked a convoy of the rebels.", "attacked", "army", "convoy"),
    ("The army shelled rebel-held hills.", "shelled", "army", "rebel"),
    # who is not meant
    ("The council condemned the killing of civilians.", "condemned", "council", "killing"),
    ("Students took part in the rally.", "rally", "students", ""),
    # who owns up, who meets, who takes part in what a clause is set in
    ("The soldier confessed to the attack.", "attack", "soldier", ""),
    ("The mayor greets the envoy before a meeting in the port.", "meeting", "mayor envoy", ""),
    ("The mayor greets the envoy during their meeting.", "meeting", "mayor envoy", ""),
    ("The mayor talks with the envoy during their meeting.", "talks", "mayor envoy", ""),
    (
        "Rebels carry a comrade injured during clashes with soldiers.",
        "clashes",
        "rebels soldiers",
        "",
    ),
    ("The army scored a victory, with the capture of the town.", "capture", "army", ""),
    (
        "The mayor accused intelligence services of being involved in the attack.",
        "attack",
        "services",
        "",
    ),
    ("The minister refused to reveal the number of casualties.", "refused", "minister", ""),
    ("The president spoke with the foreign minister.", "spoke", "president minister", ""),
    ("The mission's truck struck a landmine.", "landmine", "", ""),
    # whom a promise is for
    ("The minister promised to help the refugees.", "promised", "minister", "refugees"),
    ("The minister vowed that the army would support the rebels.", "vowed", "minister", "rebels"),
    # what an act is done for is no second act
    ("Police fired tear gas to disperse the protesters.", "fired", "police", "protesters"),
    ("The army began an offensive to drive the rebels out.", "offensive", "army", "rebels"),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), CASES)
def test_roles(text: str, trigger: str, actors: str, recipients: str, parse: Parse) -> None:
    sentences = parse(text)
    draft = _draft(sentences, trigger)
    assert _heads(sentences, draft, "actors") == set(actors.split())
    assert _heads(sentences, draft, "recipients") >= set(recipients.split())


@pytest.mark.parametrize(
    ("text", "trigger", "unwanted"),
    [
        ("The rebels called for protests, according to the ministry.", "called", "ministry"),
        ("The committee was shown military hardware seized by rebels.", "seized", "military"),
        ("At least 14 civilians died in army shelling.", "shelling", "civilians"),
        ("The minister attended a terrorist attack drill by the army.", "attack", "terrorist"),
    ],
)
def test_words_that_fill_no_role(text: str, trigger: str, unwanted: str, parse: Parse) -> None:
    sentences = parse(text)
    for draft in draft_claims(sentences, Marks(), CODEBOOK):
        if trigger in draft.trigger.text:
            assert unwanted not in _heads(sentences, draft, "actors")


@pytest.mark.parametrize(
    ("text", "types", "modes"),
    [
        ("Police fired tear gas to disperse the protesters.", ["ASSAULT"], ["crowd-control"]),
        ("The blast left 3 people killed and 20 others wounded.", ["ASSAULT"], ["explosives"]),
        ("The villages were freed from the control of the rebels.", ["CONTROL"], ["recapture"]),
        ("Rebels killed and crucified five men in the town.", ["ASSAULT"], ["targeted"]),
        (
            "Rebels fired a mortar round that landed in the yard injuring 3 women.",
            ["ASSAULT"],
            ["heavy-weapons"],
        ),
        ("Police shot rubber bullets in the air.", ["ASSAULT"], ["crowd-control"]),
        ("Iran test-fired a medium-range missile.", ["MOBILIZE"], ["weapons"]),
        ("The shelling attacks on the town went on.", ["ASSAULT"], ["heavy-weapons"]),
        ("The leader was struck and killed by an airstrike.", ["ASSAULT"], ["aerial"]),
        (
            "Rebels hit houses in the besieged town with rocket shells.",
            ["ASSAULT"],
            ["heavy-weapons"],
        ),
        (
            "Rebels lobbed rockets over the border hitting a district in the town.",
            ["ASSAULT"],
            ["heavy-weapons"],
        ),
        ("The army began an offensive to drive the rebels out.", ["CONTROL"], ["advance"]),
        ("The army launched an offensive to retake the town.", ["CONTROL"], ["advance"]),
        ("The army began an operation to encircle the town.", ["CONTROL"], ["encircle"]),
        ("The army shelled the town to retake it.", ["ASSAULT", "CONTROL"], ["heavy-weapons"]),
    ],
)
def test_what_an_act_is_for(text: str, types: list[str], modes: list[str], parse: Parse) -> None:
    drafts = draft_claims(parse(text), Marks(), CODEBOOK)
    assert [d.type for d in drafts] == types
    assert list(drafts[0].modes) == modes


def test_the_dead_are_not_counted_twice(parse: Parse) -> None:
    (draft,) = draft_claims(parse("Troops killed 30 people using sarin."), Marks(), CODEBOOK)
    assert [(c.kind, c.best) for c in draft.counts] == [("killed", 30)]


def test_one_toll_is_one_happening(parse: Parse) -> None:
    text = "There were more than 20 dead and dozens wounded after the shelling of the town."
    drafts = draft_claims(parse(text), Marks(), CODEBOOK)
    counted = [d for d in drafts if d.counts]
    assert [[(c.kind, c.low) for c in d.counts] for d in counted] == [
        [("killed", 20), ("injured", 24)]
    ]


def test_a_toll_told_twice_is_counted_once(parse: Parse) -> None:
    drafts = draft_claims(parse("Police gave a toll of 12 dead, 40 injured."), Marks(), CODEBOOK)
    told = [(c.kind, c.best) for d in drafts for c in d.counts]
    assert sorted(told) == [("injured", 40), ("killed", 12)]


def test_the_injured_are_those_of_the_strikes(parse: Parse) -> None:
    text = "Nine were killed and 20 injured by Iraqi and Russian airstrikes near Mosul."
    drafts = draft_claims(parse(text), Marks(), CODEBOOK)
    assert [(d.type, len(d.actors)) for d in drafts] == [("ASSAULT", 2)]


def test_what_an_attack_was_aimed_at_is_no_second_act(parse: Parse) -> None:
    text = "A suicide bomber killed 22 people on Monday in an attack targeting a party in Homs."
    (draft,) = draft_claims(parse(text), Marks(), CODEBOOK)
    assert "suicide-attack" in draft.modes


def test_who_holds_ground_kills_nobody(parse: Parse) -> None:
    text = "Jets pounded a stronghold of the rebels in the north, killing 19 fighters."
    drafts = draft_claims(parse(text), Marks(), CODEBOOK)
    assert [d.type for d in drafts if d.counts] == ["ASSAULT"]


def test_nobody_is_no_recipient(parse: Parse) -> None:
    draft = _draft(parse("Nobody was hurt in the rocket attack."), "attack")
    assert not draft.recipients
    assert [(c.kind, c.best) for c in draft.counts] == [("injured", 0)]


def test_what_an_act_did_hung_on_its_target(parse: Parse) -> None:
    text = "The battle went on after the attack on a club that killed 39 people."
    (draft,) = (d for d in draft_claims(parse(text), Marks(), CODEBOOK) if d.counts)
    assert (draft.trigger.text, draft.counts[0].best) == ("attack", 39)
    apart = "The attack on a man who killed 39 people failed."
    assert {d.trigger.text for d in draft_claims(parse(apart), Marks(), CODEBOOK)} >= {"killed"}


def test_an_agentless_passive_takes_no_actor(parse: Parse) -> None:
    sentences = parse("The army entered the town. Two teachers were arrested.")
    draft = _draft(sentences, "arrested")
    assert draft.agentless
    assert not draft.actors


def test_words_far_apart_name_the_happening_by_their_head(parse: Parse) -> None:
    text = (
        "The road to the camp must be opened to all before the rains begin in the north of the "
        "valley, the envoy said."
    )
    (draft,) = (d for d in draft_claims(parse(text), Marks(), CODEBOOK) if d.type == "REQUEST")
    assert draft.trigger.text == "must"


@pytest.mark.parametrize(
    "text",
    [
        "The state is removing centrifuges and slashing its stockpiles.",
        "To those hurting, he says it again.",
        "Our rights will never die.",
        "He spoke of healing racial wounds.",
        "The students are fed up with it.",
    ],
)
def test_words_of_violence_without_victims_tell_nothing(text: str, parse: Parse) -> None:
    assert draft_claims(parse(text), Marks(), CODEBOOK) == ()


def test_a_month_marches_nowhere() -> None:
    (coding,) = Coder().pipe([Report("r", "On the morning of March 30, the president called him.")])
    assert coding.claims == ()


def test_the_kind_of_a_craft_is_not_its_owner() -> None:
    (coding,) = Coder().pipe([Report("r", "Syrian fighter jets bombed the rebels.")])
    (claim,) = coding.claims
    assert [p.name for p in claim.actors] == ["Syria"]


def test_a_heading_within_the_text_tells_what_follows(parse: Parse) -> None:
    sentences = parse("Rebels shelled the town.\n\nAtrocities\n\nTroops beat nine men.")
    drafts = draft_claims(sentences, Marks(), CODEBOOK)
    assert [d.trigger.text for d in drafts] == ["shelled", "beat"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Syria's civil war has killed thousands.", []),
        ("The Syrian conflict has killed thousands.", []),
        ("Russia's war in Ukraine has killed thousands.", ["Russia"]),
        ("Israel's war on Hamas has killed thousands.", ["Israel"]),
    ],
)
def test_strife_has_a_country_and_a_war_abroad_a_doer(text: str, actors: list[str]) -> None:
    (coding,) = Coder().pipe([Report("r", text)])
    assert [p.name for claim in coding.claims for p in claim.actors] == actors
