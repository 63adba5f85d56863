"""Who tells a claim: names that are one source."""

from __future__ import annotations

import pytest

from dateline.merging.told import Told
from dateline.merging.voices import voices_of
from dateline.model import Source
from merging.tell_events import RULES, raid, tell


def named(name: str, report: str = "r1") -> Told:
    return raid("", "", report, sources=(Source(None, name),), chain=name, id=f"c{name}{report}")


def names(*told: Told) -> list[str]:
    found = voices_of(told, RULES)
    return [found[t.id].name for t in told]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (raid("12", "Rahman"), "Syrian Observatory for Human Rights"),
        (raid("12", "SANA"), "Syrian state media"),
        (named("Abdel Rahman, its director"), "Syrian Observatory for Human Rights"),
        (raid("12"), "r1 News"),
        (
            tell("The Observatory put the dead of the raid on Alpha at 12", "raid", killed="12"),
            "Syrian Observatory for Human Rights",
        ),
    ],
)
def test_one_claim(told: Told, name: str) -> None:
    assert names(told) == [name]


def test_words_of_a_country_mean_its_source_there_only() -> None:
    told = raid("12", "", sources=(Source(None, "state television"),))
    iraqi = tuple(p.__class__(p.mention, p.name, country="IRQ") for p in told.claim.places)
    other = raid("12", "", sources=(Source(None, "state television"),), places=iraqi)
    assert names(told) == ["Syrian state media"]
    assert names(other) == ["state television"]


def test_a_short_name_is_the_one_longer_name_that_holds_it() -> None:
    assert names(named("Haddad"), named("Idris Haddad")) == ["Idris Haddad"] * 2
    both = names(named("Haddad"), named("Idris Haddad"), named("Lina Haddad"))
    assert both == ["Haddad", "Idris Haddad", "Lina Haddad"]


def test_nobody_in_particular_is_somebody_else_in_another_report() -> None:
    one, other = named("a witness", "r1"), named("a witness", "r2")
    one = Told(one.claim, "r1", "", one.published, one.passage, "r1")
    other = Told(other.claim, "r2", "", other.published, other.passage, "r2")
    found = voices_of((one, other), RULES)
    assert found[one.id].key != found[other.id].key


@pytest.mark.parametrize(
    ("chain", "name"),
    [
        (["Harbour Monitor", "activists"], "Harbour Monitor"),
        (["Harbour TV", "Idris Haddad"], "Idris Haddad"),
        (["officials", "activists"], "activists"),
    ],
)
def test_who_is_named_answers_for_what_nobody_in_particular_told(
    chain: list[str], name: str
) -> None:
    sources = tuple(Source(None, each) for each in chain)
    assert names(raid("12", "", sources=sources)) == [name]
