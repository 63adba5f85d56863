"""Whom claims hold responsible."""

from __future__ import annotations

from dateline.merging.responsibility import blames_of, responsibility_of
from dateline.merging.told import Told
from dateline.merging.voices import voices_of
from merging.tell_events import RULES, raid


def found(*told: Told) -> list[tuple[str, str | None, bool, int]]:
    blames = blames_of(told, voices_of(told, RULES), RULES)
    return [(r.name, r.source, r.denied, len(r.claims)) for r in responsibility_of(blames)]


def test_claims_of_one_source_on_one_party_are_one_entry() -> None:
    told = [raid("", "SOHR", f"r{i}", actor="Syria") for i in range(3)]
    assert found(*told) == [("Syrian Arab Army", "Syrian Observatory for Human Rights", False, 3)]


def test_both_sides_of_a_fight_are_not_blamed() -> None:
    assert found(raid("", "SOHR", actor="Syria,IS", modes=("clash",))) == []


def test_unsure_claims_blame_nobody() -> None:
    assert found(raid("", "SOHR", actor="Syria", factuality="Uu")) == []


def test_a_denial_without_an_actor_clears_the_one_who_denies() -> None:
    told = raid("", "Syria", stance="denies", factuality="CT-")
    assert found(told) == [("Syrian Arab Army", "Syrian Arab Army", True, 1)]


def test_a_report_s_own_blame_has_its_publisher() -> None:
    assert found(raid("", actor="IS")) == [("Islamic State", "r1 News", False, 1)]
