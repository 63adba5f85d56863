"""How many were killed, wounded, held or present (codebook section 4)."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline import Coder, Report

DAY = dt.date(2016, 5, 6)

CASES = [
    ("The mayor and 21 others were killed.", "killed", 22, 22, None),
    ("A bomb killed 12 pilgrims and their guard.", "killed", 13, 13, None),
    ("A bomb killed 30 members of the army and militia.", "killed", 30, 30, 30),
    ("The attack brought the number of people killed to eight.", "killed", 8, 8, 8),
    ("Police detained 160 protesters, along with 50 others.", "arrested", 160, 160, 160),
    ("A blast hit the market, leaving dozens wounded.", "injured", 24, None, None),
    ("Nine people were killed and four were missing after the blast.", "missing", 4, 4, 4),
    ("A helicopter was shot down, killing all five on board.", "killed", 5, 5, 5),
    ("A push by the army to take Mosul killed 23 people.", "killed", 23, 23, 23),
    ("The two guards were fatally shot in Mosul.", "killed", 2, 2, 2),
    ("They said Friday 19 people including five children were killed.", "killed", 19, 19, 19),
    ("8 Killed 25 Injured by Rocket Attacks on Aleppo City.", "killed", 8, 8, 8),
    ("8 Killed 25 Injured by Rocket Attacks on Aleppo City.", "injured", 25, 25, 25),
    ("Three people killed five injured in a blast.", "injured", 5, 5, 5),
    ("4 died including 3 children and 43 were injured by shells.", "injured", 43, 43, 43),
    ("On Friday 86 people were killed by the shelling of Homs.", "killed", 86, 86, 86),
    ("Syrian Army Kills 50 Al-Nusra Front Terrorists in Daraa.", "killed", 50, 50, 50),
    ("Ten civilians were killed and 18 more wounded in strikes.", "injured", 18, 18, 18),
    ("There were 20 dead and 30 wounded in the blast.", "killed", 20, 20, 20),
    ("The attack rocked Homs, leaving 50 martyrs and 200 others wounded.", "killed", 50, 50, 50),
    ("The attack rocked Homs, leaving 50 martyrs and 200 wounded.", "injured", 200, 200, 200),
    ("ISIS forced 33,000 residents out of their homes.", "displaced", 33000, 33000, 33000),
    ("There were 20 dead and 30 wounded in the blast.", "injured", 30, 30, 30),
    ("The blast hurt many, with 12 dead and 40 wounded.", "killed", 12, 12, 12),
    ("9 people were killed and hundreds more injured in shelling.", "injured", 200, None, None),
    ("Two gunmen killed 25 people in Mosul on Monday.", "killed", 25, 25, 25),
    ("Nobody was killed in the blast.", "killed", 0, 0, 0),
    ("It left 23 civilians, including nine boys, and 16 rebels dead.", "killed", 16, 16, 16),
    ("It left 23 civilians, including nine boys, and 16 rebels dead.", "killed", 23, 23, 23),
    ("It left 12 civilians, among them three women, and four guards dead.", "killed", 4, 4, 4),
    ("The raid killed 7 people, 5 of them civilians.", "killed", 5, 5, 5),
    ("He said 63 people, 17 of them children, had been killed by shells.", "killed", 17, 17, 17),
    ("Gunmen killed 18, 12 of whom were women.", "killed", 12, 12, 12),
    ("Twelve marchers were wounded by police, three of them critically.", "injured", 3, 3, 3),
    ("It killed four guards and a child and hurt 13, six of them badly.", "injured", 13, 13, 13),
    ("It killed four guards and a child and hurt 13, six of them badly.", "injured", 6, 6, 6),
    ("Seventeen had been killed and more than 100 injured.", "injured", 100, 100, None),
    ("The losses of the army were 31 killed and 64 wounded.", "injured", 64, 64, 64),
    ("The army lost 12 men in the ambush.", "killed", 12, 12, 12),
    ("The death toll from the attack stood at 85.", "killed", 85, 85, 85),
    ("The death toll rose from 12 to 15 after the blast.", "killed", 15, 15, 15),
    ("The number of dead from the blast climbed from 30 to 41.", "killed", 41, 41, 41),
    ("The number of casualties in the attack rose to 85.", "casualties", 85, 85, 85),
    ("The bombing killed 12 people, bringing the total since Sunday to 60.", "killed", 60, 60, 60),
    ("Some 2,000 families, about 12,000 people, fled the town.", "displaced", 12000, 12000, None),
    ("A column of 300 fighters attacked the town.", "present", 300, 300, 300),
    ("Thirteen soldiers were killed and 157 wounded in the fighting.", "injured", 157, 157, 157),
    ("Around 2,000 people marched in Mosul.", "present", 2000, 2000, None),
]  # fmt: skip


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(("text", "kind", "low", "best", "high"), CASES)
def test_counts_of_a_sentence(
    coder: Coder, text: str, kind: str, low: int, best: int, high: int | None
) -> None:
    coding = next(iter(coder.pipe([Report("r", text, published=DAY)])))
    told = [(c.kind, c.low, c.best, c.high) for claim in coding.claims for c in claim.counts]
    assert (kind, low, best, high) in told


@pytest.mark.parametrize(
    "text",
    ["The army shelled 12 villages.", "Jets struck within 12 miles of the port.",
     "The army killed a guard.",
     "The group said the number of deaths was one of the highest tolls for the militants."],
)  # fmt: skip
def test_what_is_no_count_of_people(coder: Coder, text: str) -> None:
    coding = next(iter(coder.pipe([Report("r", text, published=DAY)])))
    assert coding.claims
    assert not [c for claim in coding.claims for c in claim.counts]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("8 Killed 25 Injured by Rocket Attacks on Aleppo City.", ("killed", 25)),
     ("One person killed 16 others injured in rocket attacks in Aleppo.", ("killed", 16)),
     ("Gunmen abducted 20 girls and released five of them.", ("abducted", 5)),
     ("Clashes between two groups left six people dead.", ("present", 2)),
     ("Two brigades attacked the town, killing 30 men.", ("present", 2)),
     ("Three of the wounded died after the attack.", ("injured", 3)),
     ("Police arrested five men after the attack, bringing the total to 60.", ("killed", 60)),
     ("The death toll rose from 12 to 15 after the blast.", ("killed", 12))],
)  # fmt: skip
def test_the_injured_are_not_the_dead(coder: Coder, text: str, wrong: tuple[str, int]) -> None:
    coding = next(iter(coder.pipe([Report("r", text, published=DAY)])))
    assert wrong not in [(c.kind, c.best) for claim in coding.claims for c in claim.counts]
